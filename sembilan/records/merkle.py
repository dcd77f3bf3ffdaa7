"""A Merkle tree over a growing list, as RFC 6962 section 2.1 defines it. Pure: bytes in, bytes out.

Written here because the packages that do this carry licences that do not fit ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of one entry; the leading zero keeps it apart from a node."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The roots of the full subtrees a list ends in: enough to append and to give the root, however long the list."""

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if len(self.peaks) != size.bit_count():
            raise ValueError("a frontier has one peak for each one-bit of its size")

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        self.peaks.append(leaf)
        size = self.size
        while size & 1:
            right = self.peaks.pop()
            self.peaks.append(node_hash(self.peaks.pop(), right))
            size >>= 1
        self.size += 1

    def root(self) -> bytes:
        """The root of the list so far."""
        if not self.peaks:
            return EMPTY
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(leaves: Sequence[bytes], position: int) -> list[bytes]:
    """The hashes that lead from one leaf to the root (RFC 6962 §2.1.1)."""
    if not 0 <= position < len(leaves):
        raise IndexError(position)
    if len(leaves) == 1:
        return []
    half = _split(len(leaves))
    if position < half:
        return [*inclusion_proof(leaves[:half], position), root_of(leaves[half:])]
    return [*inclusion_proof(leaves[half:], position - half), root_of(leaves[:half])]


def includes(leaf: bytes, position: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows that a leaf stands at a position of a list with this root (RFC 9162 §2.1.3.2)."""
    if not 0 <= position < size:
        return False
    node, last, found = position, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(step, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, step)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """The hashes that show that the first `size` leaves are the beginning of the list (RFC 6962 §2.1.2)."""
    if not 0 < size <= len(leaves):
        raise IndexError(size)
    return _consistency(leaves, size, whole=True)


def _consistency(leaves: Sequence[bytes], size: int, *, whole: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if whole else [root_of(leaves)]
    half = _split(len(leaves))
    if size <= half:
        return [*_consistency(leaves[:half], size, whole=whole), root_of(leaves[half:])]
    return [*_consistency(leaves[half:], size - half, whole=False), root_of(leaves[:half])]


def continues(old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that one head continues another (RFC 9162 §2.1.4.2)."""
    if old_size == size:
        return not proof and old_root == root
    if not 0 < old_size < size or not proof:
        return False
    steps = list(proof)
    if old_size & (old_size - 1) == 0:
        steps.insert(0, old_root)
    node, last = old_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    return _climb(node, last, steps) == (old_root, root)


def _climb(node: int, last: int, steps: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The old and the new root the steps lead to; nothing when there are too many or too few."""
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, step)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None
