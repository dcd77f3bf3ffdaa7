"""From what somebody typed to the names it may mean: how it sounds first, then the nearest words of the region."""

from __future__ import annotations

import re

from django.db import connection

MOST_TOKENS, MOST_NEAR, SHORT = 6, 8, 4
Patterns = list[list[str]]  # for each word typed, the patterns of which a name must hold one

# A final h is not heard ("Fatimah", "Fatima"), but a word only begun may go on after it ("Muh").
SOUND = "select directory_sound(%s), left(directory_sound(%s || 'a'), -1)"
NEAR = """
    select sound from (select sound, levenshtein_less_equal(left(sound, 60), %s, %s) as distance from directory_word) w
    where distance <= %s order by distance, sound limit %s
"""


def words(text: str) -> tuple[list[str], str]:
    """The words of a search apart from its digits, which are the beginning of a NIP however they are spaced."""
    digits = re.sub(r"\D", "", text)
    return re.findall(r"[^\W\d_][^\s\d]*", text)[:MOST_TOKENS], digits[:18]


def heard(tokens: list[str]) -> Patterns:
    """Names in which every word begins as one typed sounds."""
    return [_begins(token) for token in tokens]


def near(tokens: list[str]) -> Patterns:
    """Names in which every word is near one typed: a letter wrong in a short one, two in a longer one."""
    return [_begins(token) + [f"% {sound} %" for sound in _near(token)] for token in tokens]


def _sounds(token: str) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(SOUND, [token, token])
        whole, begun = cursor.fetchone() or ("", "")
    return str(whole), str(begun)


def _begins(token: str) -> list[str]:
    whole, begun = _sounds(token)
    if not whole:
        return []
    return [f"% {whole}%"] if whole == begun else [f"% {whole} %", f"% {begun}%"]


def _near(token: str) -> list[str]:
    whole, _ = _sounds(token)
    if not whole:
        return []
    allowed = 1 if len(whole) <= SHORT else 2
    with connection.cursor() as cursor:
        cursor.execute(NEAR, [whole[:60], allowed, allowed, MOST_NEAR])
        return [str(row[0]) for row in cursor.fetchall()]
