"""Rounding of whole numbers, as the rules name it; for tests and pages, the engine has its own on columns."""

from __future__ import annotations


def half_up(numerator: int, denominator: int) -> int:
    """Divide and round half up, away from zero only at the half.

    >>> half_up(5, 2), half_up(7, 3), half_up(-5, 2)
    (3, 2, -2)
    """
    return (2 * numerator + denominator) // (2 * denominator)


def floored(numerator: int, denominator: int) -> int:
    """Divide and drop what is left.

    >>> floored(7, 2)
    3
    """
    return numerator // denominator
