"""A hash tree over many entries: one root for all of them, and short proofs for one.

The tree is that of RFC 6962, section 2.1: leaves and inner nodes are hashed with different first bytes, and a number of
leaves that is no power of two is split at the largest one below it.  Whoever holds the root can check with some twenty
hashes that one entry is among two million, or that a longer list begins with a shorter one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry as a leaf."""
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return hashlib.sha256(b"\1" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """The right edge of a growing tree: all that is needed for its root, some twenty hashes for two million leaves.

    Args:
        size: leaves so far.
        peaks: roots of the full subtrees, largest first.
    """

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> None:
        """Put one more leaf hash at the end."""
        self.size += 1
        left = self.size
        while not left & 1:
            leaf = node_hash(self.peaks.pop(), leaf)
            left >>= 1
        self.peaks.append(leaf)

    @property
    def root(self) -> bytes:
        """The root over the leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        whole = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            whole = node_hash(peak, whole)
        return whole


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, taken one at a time.

    Args:
        leaves: leaf hashes in order.

    Returns:
        32 bytes.

    Source: RFC 6962, 2.1.
    """
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root


def inclusion_proof(leaves: Sequence[bytes], place: int) -> tuple[bytes, ...]:
    """The hashes that lead from one leaf to the root.

    Args:
        leaves: all leaf hashes in order.
        place: which leaf, from 0.

    Returns:
        The hashes, from the leaf upwards.

    Raises:
        WrongInput: there is no such leaf.

    Source: RFC 6962, 2.1.1.
    """
    if not 0 <= place < len(leaves):
        raise WrongInput(say("The tree has {size} entries; there is none at place {place}.", size=len(leaves),
                             place=place))  # fmt: skip
    proof = []
    start, end = 0, len(leaves)
    while end - start > 1:
        middle = start + _split(end - start)
        if place < middle:
            proof.append(root_of(leaves[middle:end]))
            end = middle
        else:
            proof.append(root_of(leaves[start:middle]))
            start = middle
    return tuple(reversed(proof))


def consistency_proof(leaves: Sequence[bytes], first: int) -> tuple[bytes, ...]:
    """The hashes that show that the tree over all leaves begins with the tree over the first ones.

    Args:
        leaves: all leaf hashes in order.
        first: how many leaves the earlier tree had.

    Returns:
        The hashes; none where both trees are the same.

    Raises:
        WrongInput: the earlier tree was empty or larger.

    Source: RFC 6962, 2.1.2.
    """
    if not 1 <= first <= len(leaves):
        raise WrongInput(say("The earlier tree had {first} entries; it must have 1 to {size}.", first=first,
                             size=len(leaves)))  # fmt: skip
    proof = []
    start, end, is_whole = 0, len(leaves), True
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            proof.append(root_of(leaves[middle:end]))
            end = middle
        else:
            proof.append(root_of(leaves[start:middle]))
            start, is_whole = middle, False
    if not is_whole:
        proof.append(root_of(leaves[start:end]))
    return tuple(reversed(proof))


def verify_inclusion(leaf: bytes, place: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """True when the leaf stands at that place of the tree with that root.

    Args:
        leaf: the leaf's hash.
        place: its place, from 0.
        size: leaves of the tree.
        proof: as :func:`inclusion_proof` gives it.
        root: the published root.

    Returns:
        True or False; a proof that is too short or too long is false.

    Source: RFC 9162, 2.1.3.2.
    """
    if not 0 <= place < size:
        return False
    at, last, whole = place, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            whole = node_hash(one, whole)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            whole = node_hash(whole, one)
        at, last = at >> 1, last >> 1
    return last == 0 and whole == root


def verify_consistency(first: int, size: int, first_root: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """True when the tree with ``size`` leaves begins with the tree of ``first`` leaves.

    Args:
        first: leaves of the earlier tree.
        size: leaves of the later tree.
        first_root: root of the earlier tree.
        root: root of the later tree.
        proof: as :func:`consistency_proof` gives it.

    Returns:
        True or False; a proof that is too short or too long is false.

    Source: RFC 9162, 2.1.4.2.
    """
    if not 1 <= first <= size:
        return False
    if first == size:
        return not proof and first_root == root
    steps = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not steps:
        return False
    at, last = first - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0]
    for one in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, one)
        at, last = at >> 1, last >> 1
    return last == 0 and before == first_root and after == root


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1
