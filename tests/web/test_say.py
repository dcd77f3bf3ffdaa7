"""Numbers, dates and names are written as Indonesians write them, and as English readers expect in English."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from sembilan.terms.month import Month
from sembilan.web.templatetags import say


@pytest.mark.parametrize(
    ("word", "value", "indonesian", "english"),
    [
        ("number", 1204, "1.204", "1,204"),
        ("number", -1204, "−1.204", "−1,204"),
        ("number", 0, "0", "0"),
        ("rupiah", 6618822, "Rp\u00a06.618.822", "Rp\u00a06,618,822"),
        ("rupiah", -165989, "−Rp\u00a0165.989", "−Rp\u00a0165,989"),
        ("rupiah_short", 16_412_906_118, "Rp\u00a016,41\u00a0M", "Rp\u00a016.41\u00a0bn"),
        ("rupiah_short", 1_030_000, "Rp\u00a01,03\u00a0jt", "Rp\u00a01.03\u00a0m"),
        ("rupiah_short", -1_035_000, "−Rp\u00a01,04\u00a0jt", "−Rp\u00a01.04\u00a0m"),
        ("rupiah_short", 999_999, "Rp\u00a0999.999", "Rp\u00a0999,999"),
        ("bp", 9250, "92,5%", "92.5%"),
        ("bp", 10000, "100%", "100%"),
        ("bp", 9525, "95,25%", "95.25%"),
        ("bp", -50, "−0,5%", "−0.5%"),
        ("share", 4709, "47,1%", "47.1%"),
        ("share", 4704, "47,0%", "47.0%"),
        ("score", 7609, "76,09", "76.09"),
        ("score", 10000, "100,00", "100.00"),
        ("clock", 441, "07.21", "07:21"),
        ("clock", dt.time(16, 5), "16.05", "16:05"),
        ("day", dt.date(2026, 11, 5), "5 November 2026", "5 November 2026"),
        ("day", dt.date(2026, 5, 1), "1 Mei 2026", "1 May 2026"),
        ("weekday", dt.date(2026, 11, 2), "Senin, 2 November 2026", "Monday, 2 November 2026"),
        ("month_name", Month(2026, 10), "Oktober 2026", "October 2026"),
        ("month_name", "2026-08", "Agustus 2026", "August 2026"),
        ("nip", 198403122009042003, "19840312\u00a0200904\u00a02\u00a0003", "19840312\u00a0200904\u00a02\u00a0003"),
        ("nip", "bukan nip", "bukan nip", "bukan nip"),
        ("change", 1204, "+1.204", "+1,204"),
        ("change", 0, "tetap", "unchanged"),
        ("change", -3, "−3", "−3"),
    ],
)
def test_it_is_written_in_the_readers_form(word: str, value: Any, indonesian: str, english: str) -> None:
    write = getattr(say, word)

    with translation.override("id"):
        assert write(value) == indonesian
    with translation.override("en"):
        assert write(value) == english


@pytest.mark.parametrize("word", ["number", "rupiah", "rupiah_short", "bp", "share", "score", "clock", "day", "change"])
def test_nothing_known_is_written_as_nothing(word: str) -> None:
    assert getattr(say, word)(None) == ""


def test_a_command_says_whose_it_was_and_a_nip_stands_in_groups() -> None:
    assert say.actor("cli:petugas") == "perintah sembilan oleh petugas"
    assert say.actor("199203142015032001") == "19920314\u00a0201503\u00a02\u00a0001"
