"""The Merkle tree against the published roots of RFC 6962's reference leaves, and its proofs against forgery."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sembilan.records import merkle

LEAVES = [
    merkle.leaf_hash(bytes.fromhex(text))
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
sizes = st.integers(1, 70)


def leaves_of(size: int) -> list[bytes]:
    return [merkle.leaf_hash(str(number).encode()) for number in range(size)]


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_root_is_the_published_one(size: int, root: str) -> None:
    assert merkle.root_of(LEAVES[:size]).hex() == root


@given(size=sizes, data=st.data())
def test_a_leaf_is_proven_where_it_stands_and_nowhere_else(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    position = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(leaves, position)

    assert merkle.includes(leaves[position], position, size, proof, merkle.root_of(leaves))
    assert merkle.includes(leaves[position], other, size, proof, merkle.root_of(leaves)) is (other == position)


@given(size=sizes, data=st.data())
def test_a_spoiled_inclusion_proof_is_refused(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size + 1)
    position = data.draw(st.integers(0, size))
    proof = merkle.inclusion_proof(leaves, position)
    at = data.draw(st.integers(0, len(proof) - 1))
    bit = data.draw(st.integers(0, 255))
    spoiled = list(proof)
    spoiled[at] = bytes(byte ^ (1 << bit % 8 if index == bit // 8 else 0) for index, byte in enumerate(proof[at]))
    root = merkle.root_of(leaves)

    assert not merkle.includes(leaves[position], position, len(leaves), spoiled, root)
    assert not merkle.includes(leaves[position], position, len(leaves), proof[:-1], root)
    assert not merkle.includes(leaves[position], position, len(leaves), [*proof, root], root)


@given(size=sizes, data=st.data())
def test_an_older_head_is_the_beginning_of_a_newer_one(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    old = data.draw(st.integers(1, size))
    proof = merkle.consistency_proof(leaves, old)
    roots = merkle.root_of(leaves[:old]), merkle.root_of(leaves)

    assert merkle.continues(old, roots[0], size, roots[1], proof)
    assert not merkle.continues(old, merkle.leaf_hash(b"x"), size, roots[1], proof)
    assert not merkle.continues(old, roots[0], size, merkle.leaf_hash(b"x"), proof)
    assert not merkle.continues(old, roots[0], size, roots[1], [*proof, b"\0" * 32])


@given(size=sizes)
def test_a_frontier_taken_up_again_goes_on_as_if_never_left(size: int) -> None:
    leaves = leaves_of(size)
    half = merkle.Frontier()
    for leaf in leaves[: size // 2]:
        half.append(leaf)
    again = merkle.Frontier(half.size, half.peaks)
    for leaf in leaves[size // 2 :]:
        again.append(leaf)

    assert again.root() == merkle.root_of(leaves)


def test_a_frontier_with_the_wrong_number_of_peaks_is_refused() -> None:
    with pytest.raises(ValueError, match="peak"):
        merkle.Frontier(3, [b""])


@pytest.mark.parametrize("position", [-1, 3])
def test_a_leaf_outside_the_list_has_no_proof(position: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(leaves_of(3), position)
    assert not merkle.includes(b"", position, 3, [], b"")


@pytest.mark.parametrize("size", [0, 4])
def test_a_head_that_is_longer_than_the_list_has_no_proof(size: int) -> None:
    with pytest.raises(IndexError):
        merkle.consistency_proof(leaves_of(3), size)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3)])
def test_sizes_that_make_no_sense_are_refused(old: int, new: int) -> None:
    assert not merkle.continues(old, b"a", new, b"b", [b"c"])
    assert not merkle.continues(2, b"a", 3, b"b", [])
