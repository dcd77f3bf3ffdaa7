"""Chance that repeats: numbers drawn from a seed, a name and a key, the same for ever, for whole columns at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

# The finaliser of SplitMix64: wrapping multiplications, so it is the same on every machine and version of Polars,
# which the library's own hash does not promise.
STEP, FIRST, SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def _word(value: int) -> pl.Expr:
    return pl.lit(value, dtype=pl.UInt64)


def _mixed(word: pl.Expr) -> pl.Expr:
    word = (word ^ (word // _word(2**30))) * _word(FIRST)
    word = (word ^ (word // _word(2**27))) * _word(SECOND)
    return word ^ (word // _word(2**31))


@dataclass(frozen=True)
class Dice:
    """Draws for rows that have a key; two names never draw alike.

    >>> pl.select(Dice(1).below("age", 60, pl.lit(7)) == Dice(1).below("age", 60, pl.lit(7))).item()
    True
    """

    seed: int
    key: str = "k"
    month: str = ""

    def during(self, month: str, key: str = "k") -> Dice:
        """Other draws for another month, from the same seed."""
        return Dice(self.seed, key, month)

    def below(self, name: str, count: int, key: pl.Expr | None = None) -> pl.Expr:
        """A whole number from 0 to just below the count, as likely each."""
        salt = hashlib.blake2b(f"{self.seed}/{self.month}/{name}".encode(), digest_size=8).digest()
        start = (pl.col(self.key) if key is None else key).cast(pl.UInt64) * _word(STEP) + _word(int.from_bytes(salt))
        return (_mixed(start) // _word(2**33) % _word(count)).cast(pl.Int32)

    def happens(self, name: str, per_myriad: pl.Expr | int, key: pl.Expr | None = None) -> pl.Expr:
        """True for so many of ten thousand rows."""
        return self.below(name, 10_000, key) < per_myriad

    def pick(self, name: str, choices: Sequence[str], key: pl.Expr | None = None) -> pl.Expr:
        """One of the choices; one named twice is twice as likely."""
        return chosen(choices, self.below(name, len(choices), key))


def chosen(choices: Sequence[str], place: pl.Expr) -> pl.Expr:
    """The choices at the given places, as text."""
    return pl.lit(pl.Series(list(choices), dtype=pl.String)).gather(place)
