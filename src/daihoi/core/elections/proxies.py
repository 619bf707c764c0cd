"""Whose votes does each person in the room hold?  Own votes and those of others, by written proxy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say
from daihoi.core.shares import Rule

from .cases import Weight


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who has votes: a shareholder, or a member.

    Args:
        id: short name.
        weight: how many votes.
        name: full name; the id when left out.
    """

    id: str
    weight: int
    name: str = ""

    @property
    def label(self) -> str:
        """How sentences call the holder."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Proxy:
    """A written authority to vote for a holder.

    Args:
        giver: the holder's id.
        receiver: id of who votes; need not hold votes.
        weight: for how many of the holder's votes; None for all of them.
    """

    giver: str
    receiver: str
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """The voting card of one person present.

    Args:
        person: the person's id.
        own: votes of the person's own.
        represented: holder id and number of votes of each proxy, in the order given.
    """

    person: str
    own: int
    represented: tuple[tuple[str, int], ...] = ()

    @property
    def weight(self) -> int:
        """All votes of the card."""
        return self.own + sum(votes for _, votes in self.represented)


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a meeting.

    Args:
        cards: one for each person present who votes, in the order of those present.
        summoned: votes of all holders.
        unused: proxies whose receiver stayed away, so that nobody votes for them.
    """

    cards: tuple[Card, ...]
    summoned: int
    unused: tuple[Proxy, ...] = ()

    @property
    def attending(self) -> int:
        """Votes present or represented."""
        return sum(card.weight for card in self.cards)

    @property
    def weight(self) -> Weight:
        """The figures of a case."""
        return Weight(self.summoned, self.attending)


def voting_cards(
    holders: Sequence[Holder],
    proxies: Sequence[Proxy],
    present: Iterable[str],
    allowed: Rule[bool] | None = None,
) -> Cards:
    """Total the votes of each person present.

    Args:
        holders: everybody who has votes.
        proxies: the written authorities; a holder may split the votes among several receivers.
        present: ids of those who came, holders or receivers.
        allowed: the rulebook's ``congresses.proxy_allowed``; None asks nothing.

    Returns:
        A card for each person present who has votes to give; a proxy can't be handed on.

    Raises:
        WrongInput: a holder or a person present is named twice, votes are below 1, a giver is unknown, gives to
            himself, gives more votes than he holds, or comes although he gave all of them.
        Refused: the rulebook allows no proxies.

    Source: 59/2020/QH14 Đ144.
    """
    if proxies and allowed is not None and not allowed.value:
        raise Refused(say("This rulebook allows no proxies: who holds the votes must come."), allowed.source)
    known, came = _holders(holders), _once([*present])
    kept = _kept(known, proxies)
    cards = []
    for person in came:
        represented = tuple((one.giver, _votes(one, known)) for one in proxies if one.receiver == person)
        card = Card(person, kept.get(person, 0), represented)
        if person in known and not kept[person]:
            raise WrongInput(
                say("{name} came, but gave all votes away by proxy. Take the proxy back, or the name off those "
                    "present.", name=known[person].label)
            )  # fmt: skip
        if not card.weight:
            raise WrongInput(say("“{person}” came, but holds no votes and no proxy.", person=person))
        cards.append(card)
    unused = tuple(one for one in proxies if one.receiver not in came)
    return Cards(tuple(cards), sum(one.weight for one in holders), unused)


def _holders(holders: Sequence[Holder]) -> dict[str, Holder]:
    _once([one.id for one in holders])
    for one in holders:
        if one.weight < 1:
            raise WrongInput(say("{name} holds {votes} votes; give 1 or more.", name=one.label, votes=one.weight))
    return {one.id: one for one in holders}


def _once(ids: Sequence[str]) -> Sequence[str]:
    twice = [one for one, times in Counter(ids).items() if times > 1]
    if twice:
        raise WrongInput(say("“{id}” is listed twice. Keep one of them.", id=twice[0]))
    return ids


def _kept(known: dict[str, Holder], proxies: Sequence[Proxy]) -> dict[str, int]:
    """The votes that each holder has not given away."""
    kept = {one.id: one.weight for one in known.values()}
    for one in proxies:
        if one.giver not in known:
            raise WrongInput(say("A proxy of “{giver}”, who holds no votes.", giver=one.giver))
        if one.giver == one.receiver:
            raise WrongInput(say("{name} can't give a proxy to himself or herself.", name=known[one.giver].label))
        votes = _votes(one, known)
        if votes < 1:
            raise WrongInput(say("A proxy of {name} for {votes} votes; give 1 or more.", name=known[one.giver].label,
                                 votes=votes))  # fmt: skip
        kept[one.giver] -= votes
        if kept[one.giver] < 0:
            raise WrongInput(
                say("{name} holds {held} votes, but gave proxies for more. Keep one of the proxies, or say for how "
                    "many votes each is.", name=known[one.giver].label, held=known[one.giver].weight)
            )  # fmt: skip
    return kept


def _votes(proxy: Proxy, known: dict[str, Holder]) -> int:
    return known[proxy.giver].weight if proxy.weight is None else proxy.weight
