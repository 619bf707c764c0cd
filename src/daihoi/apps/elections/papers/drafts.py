"""Papers to be looked at before they are issued, as PDF, for Word and for Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from daihoi.core import documents

FORMAT = "as"
"""The word in an address that says in which format a draft is wanted."""
_FORMATS: dict[str, tuple[Callable[[documents.Paper], bytes], str]] = {
    "pdf": (documents.pdf.render, "application/pdf"),
    "docx": (
        documents.docx.render,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (documents.xlsx.render, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class Drawn(NamedTuple):
    """A drawn paper: its bytes, what they are, and how a browser takes them."""

    content: bytes
    content_type: str
    disposition: str


def draw(paper: documents.Paper, wanted: str, name: str) -> Drawn | None:
    """A paper in a format: shown as PDF, taken away for Word and Excel; None for a format that is not drawn.

    Args:
        paper: the paper.
        wanted: ``pdf``, ``docx`` or ``xlsx``.
        name: name of the file, without its ending.
    """
    if wanted not in _FORMATS:
        return None
    render, content_type = _FORMATS[wanted]
    where = "inline" if wanted == "pdf" else "attachment"
    return Drawn(render(paper), content_type, f'{where}; filename="{name}.{wanted}"')
