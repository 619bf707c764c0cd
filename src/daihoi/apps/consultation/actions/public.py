"""The public speaks through the portal."""

from __future__ import annotations

import hashlib
import uuid

from django.core.cache import cache
from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from ..models import AuthorKind, Channel, Comment, Draft, Section, Stance
from .opinions import CommentRow, built, check_open, check_row

MOST_PER_HOUR = 5
LONGEST = 5000
HOUR = 3600


@transaction.atomic
def add_public_comment(
    draft: Draft,
    *,
    text: str,
    session_key: str,
    section: Section | str | None = None,
    stance: str = "",
    author: str = "",
    arrival_key: str = "",
) -> Comment:
    """Add a citizen's opinion on a draft that is open to the public; a few from one session in an hour.

    The same arrival key sent again gives back the opinion that there is.  No address and no session is kept.

    Args:
        draft: a draft with ``is_public``, open today.
        text: the opinion, in the citizen's own words.
        session_key: the browser's session; it is only counted, never stored with the opinion.
        section: the section it speaks of, or its anchor; None for the whole.
        stance: one of ``Stance``, or empty when the citizen chose none.
        author: the name, if the citizen wishes to give one.
        arrival_key: made with the form, so that a second press adds nothing.
    """
    draft = Draft.objects.select_related("congress__unit").get(pk=draft.pk)
    if not draft.is_public:
        raise Refused(say("This draft is not open to the public."))
    check_open(draft)
    standing = Comment.objects.filter(arrival_key=arrival_key).first() if arrival_key else None
    if standing is not None:
        return standing
    if len(text) > LONGEST:
        raise WrongInput(say("The opinion is longer than {most} letters. Send it in parts.", most=LONGEST))
    row = CommentRow(
        text=text, section=section, channel=Channel.FORM, author_kind=AuthorKind.PUBLIC, author=author,
        stance=stance or Stance.OTHER,
    )  # fmt: skip
    check_row(row)
    _count(session_key)
    comment = next(built(draft, [(arrival_key or uuid.uuid4().hex, row)]))
    comment.save(force_insert=True)
    audit.record("consultation.public_opinion_added", by="portal", on=comment)
    return comment


def _count(session_key: str) -> None:
    if not session_key:
        raise Refused(say("Your browser keeps no session. Allow cookies for this site and send it again."))
    key = "consultation:public:" + hashlib.sha256(session_key.encode()).hexdigest()
    cache.add(key, 0, HOUR)
    if cache.incr(key) > MOST_PER_HOUR:
        raise Refused(say("You have sent {most} opinions within an hour. Try again later.", most=MOST_PER_HOUR))
