"""Work on many machines: the only file that knows Dask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say


class DaskRunner:
    """Chunks go to the scheduler at an address; results come back in the order of the chunks."""

    def __init__(self, address: str) -> None:
        self.address = address

    def run(self, work: Callable[[Any], Any], chunks: Sequence[Any]) -> Iterator[Any]:
        """Results in the order of the chunks."""
        try:
            from distributed import Client
        except ImportError:
            raise WrongInput(
                say("A cluster needs the extra “cluster”. Install daihoi[cluster] or leave DAIHOI_CLUSTER empty.")
            ) from None
        try:
            client = Client(self.address, timeout=10)
        except (OSError, ValueError) as error:
            raise WrongInput(
                say(
                    "No cluster answers at {address} ({reason}). Start it or correct DAIHOI_CLUSTER.",
                    address=self.address,
                    reason=str(error),
                )
            ) from None
        with client:
            for future in client.map(work, list(chunks), pure=False):
                yield future.result()
