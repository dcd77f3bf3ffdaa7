"""Codes that people read aloud and type: letters nobody confuses, in groups, however they are typed."""

from __future__ import annotations

import secrets

ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789"  # without 0 O, 1 I L, 5 S
LENGTH = 10  # 29^10: nothing to be found by trying
RECOVERY_CODES = 10


def new_code() -> str:
    """A new code, e.g. `K7QMX-3ABTE`."""
    return shown("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def shown(code: str) -> str:
    """A code in two groups of five.

    >>> shown("K7QMX3ABTE")
    'K7QMX-3ABTE'
    """
    return f"{code[:5]}-{code[5:]}"


def cleaned(typed: str) -> str:
    """A code as it was typed, without spaces and dashes, in capitals.

    >>> cleaned(" k7qmx 3abte")
    'K7QMX-3ABTE'
    """
    return shown("".join(c for c in typed.upper() if c.isalnum()))
