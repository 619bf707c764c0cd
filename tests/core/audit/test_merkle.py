"""The hash tree: the published vectors, a second slow tree, and proofs that can't be bent."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.audit.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from daihoi.core.errors import WrongInput

# the leaves and roots with which certificate logs test themselves
ENTRIES = [bytes.fromhex(one) for one in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [leaf_hash(one) for one in ENTRIES]
TREES = st.lists(st.binary(max_size=3), min_size=1, max_size=40).map(lambda all_: [leaf_hash(one) for one in all_])


def slow_root(leaves):
    """The definition of the RFC, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + slow_root(leaves[:split]) + slow_root(leaves[split:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_that_certificate_logs_publish(size):
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


def test_the_published_path_of_the_first_of_eight():
    assert [one.hex() for one in inclusion_proof(LEAVES, 0)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]


def test_the_published_consistency_of_six_within_eight():
    assert [one.hex() for one in consistency_proof(LEAVES, 6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(st.lists(st.binary(max_size=3), max_size=70))
def test_the_root_is_that_of_the_slow_tree_and_grows_leaf_by_leaf(entries):
    leaves = [leaf_hash(one) for one in entries]
    frontier = Frontier()
    for count, leaf in enumerate(leaves):
        assert frontier.root == slow_root(leaves[:count])
        frontier.add(leaf)
    assert frontier.root == root_of(leaves) == slow_root(leaves)
    assert len(frontier.peaks) == len(leaves).bit_count()


@given(TREES, st.data())
def test_every_entry_is_proven_and_only_at_its_place(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(leaves, place), slow_root(leaves)
    assert verify_inclusion(leaves[place], place, len(leaves), proof, root)
    assert not verify_inclusion(leaf_hash(b"another"), place, len(leaves), proof, root)
    assert not verify_inclusion(leaves[place], place, len(leaves), (*proof, root), root)
    assert not verify_inclusion(leaves[place], place, len(leaves), proof, EMPTY_ROOT)
    other = data.draw(st.integers(0, len(leaves) + 1))
    if other >= len(leaves) or leaves[other] != leaves[place]:
        assert not verify_inclusion(leaves[place], other, len(leaves), proof, root)


@given(TREES, st.data())
def test_a_longer_list_proves_that_it_begins_with_the_shorter(leaves, data):
    first = data.draw(st.integers(1, len(leaves)))
    proof, before, after = consistency_proof(leaves, first), slow_root(leaves[:first]), slow_root(leaves)
    assert verify_consistency(first, len(leaves), before, after, proof)
    assert not verify_consistency(first, len(leaves), leaf_hash(b"another"), after, proof)
    assert not verify_consistency(first, len(leaves), before, leaf_hash(b"another"), proof)
    assert not verify_consistency(first, len(leaves), before, after, (*proof, after))
    if proof:
        assert not verify_consistency(first, len(leaves), before, after, proof[:-1])


def test_what_is_not_there_can_not_be_proven():
    with pytest.raises(WrongInput, match="has 8 entries; there is none at place 8"):
        inclusion_proof(LEAVES, 8)
    with pytest.raises(WrongInput, match="must have 1 to 8"):
        consistency_proof(LEAVES, 0)
    assert not verify_consistency(0, 8, EMPTY_ROOT, root_of(LEAVES), ())
    assert not verify_consistency(3, 8, root_of(LEAVES[:3]), root_of(LEAVES), ())
