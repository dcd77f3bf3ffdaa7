"""From what somebody typed to the names it may mean: how it sounds first, then the nearest words of the region."""

from __future__ import annotations

import re

from django.db import connection

MOST_TOKENS, MOST_NEAR, SHORT = 6, 8, 4
Patterns = list[list[str]]  # for each word typed, the patterns of which a name must hold one

# A final h is not heard ("Fatimah", "Fatima"), but a word only begun may go on after it ("Muh").
SOUND = """
    select directory_sound(t), left(directory_sound(t || 'a'), -1)
    from unnest(%s::text[]) with ordinality as w (t, place) order by place
"""
NEAR = """
    select place, n.sound from unnest(%(sounds)s::text[], %(far)s::int[]) with ordinality as t (typed, far, place),
    lateral (
        select sound, distance
        from (select sound, levenshtein_less_equal(left(sound, 60), typed, far) as distance from directory_word) w
        where distance <= far order by distance, sound limit %(most)s) n
    order by place, n.distance, n.sound
"""


def words(text: str) -> tuple[list[str], str]:
    """The words of a search apart from its digits, which are the beginning of a NIP however they are spaced."""
    digits = re.sub(r"\D", "", text)
    return re.findall(r"[^\W\d_][^\s\d]*", text)[:MOST_TOKENS], digits[:18]


def heard(tokens: list[str]) -> Patterns:
    """Names in which every word begins as one typed sounds."""
    return [_begins(*sounds) for sounds in _sounds(tokens)]


def near(tokens: list[str]) -> Patterns:
    """Names in which every word is near one typed: a letter wrong in a short one, two in a longer one."""
    sounds = _sounds(tokens)
    found: Patterns = [_begins(*one) for one in sounds]
    typed = [whole[:60] for whole, _ in sounds]
    far = [(1 if len(whole) <= SHORT else 2) if whole else -1 for whole in typed]
    with connection.cursor() as cursor:
        cursor.execute(NEAR, {"sounds": typed, "far": far, "most": MOST_NEAR})
        for place, sound in cursor.fetchall():
            found[place - 1].append(f"% {sound} %")
    return found


def _sounds(tokens: list[str]) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(SOUND, [tokens])
        return [(str(whole), str(begun)) for whole, begun in cursor.fetchall()] if tokens else []


def _begins(whole: str, begun: str) -> list[str]:
    if not whole:
        return []
    return [f"% {whole}%"] if whole == begun else [f"% {whole} %", f"% {begun}%"]
