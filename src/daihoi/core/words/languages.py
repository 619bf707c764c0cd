"""The two languages that papers are written in."""

from __future__ import annotations

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

VIETNAMESE, ENGLISH = "vi", "en"


def require_language(language: str) -> None:
    """Stop unless the language is one that papers are written in.

    Args:
        language: ``vi`` or ``en``.

    Raises:
        WrongInput: any other language.
    """
    if language not in (VIETNAMESE, ENGLISH):
        raise WrongInput(say("Papers are written in “vi” or “en”, not in “{language}”.", language=language))
