"""Counts that can be true."""

from __future__ import annotations

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say


def require_count(count: int, of: int, what: Sentence, whole: Sentence) -> None:
    """Make sure that a count is not negative and not above its whole.

    Raises:
        WrongInput: it is; the sentence names both.
    """
    if count < 0 or of < 0:
        raise WrongInput(say("{what}: {count}. A count can't be below 0.", what=what, count=min(count, of)))
    if count > of:
        raise WrongInput(
            say(
                "{what}: {count}, but {whole}: {of}. Check the two figures.", what=what, count=count, whole=whole, of=of
            )
        )
