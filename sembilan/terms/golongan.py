"""Golongan: the ranks of PNS (I/a to IV/e) and of PPPK (I to XVII), with their order and pangkat."""

from __future__ import annotations

import re
from dataclasses import dataclass

PNS = (
    ("I/a", 11, "Juru Muda"),
    ("I/b", 12, "Juru Muda Tingkat I"),
    ("I/c", 13, "Juru"),
    ("I/d", 14, "Juru Tingkat I"),
    ("II/a", 21, "Pengatur Muda"),
    ("II/b", 22, "Pengatur Muda Tingkat I"),
    ("II/c", 23, "Pengatur"),
    ("II/d", 24, "Pengatur Tingkat I"),
    ("III/a", 31, "Penata Muda"),
    ("III/b", 32, "Penata Muda Tingkat I"),
    ("III/c", 33, "Penata"),
    ("III/d", 34, "Penata Tingkat I"),
    ("IV/a", 41, "Pembina"),
    ("IV/b", 42, "Pembina Tingkat I"),
    ("IV/c", 43, "Pembina Utama Muda"),
    ("IV/d", 44, "Pembina Utama Madya"),
    ("IV/e", 45, "Pembina Utama"),
)
PPPK = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)


@dataclass(frozen=True)
class Golongan:
    """One golongan; `order` rises with the rank within PNS or within PPPK."""

    name: str
    order: int
    is_pppk: bool
    pangkat: str = ""

    def __str__(self) -> str:
        return self.name


ALL = {
    **{name: Golongan(name, code, False, pangkat) for name, code, pangkat in PNS},
    **{name: Golongan(name, place, True) for place, name in enumerate(PPPK, start=1)},
}
BY_CODE = {str(code): ALL[name] for name, code, _ in PNS}


def parse(raw: str) -> Golongan:
    """Read a golongan as exports write it: `III/c`, `III.c`, `iii / C`, the SIASN code `33`, or `IX` for PPPK.

    >>> parse("iii.C").pangkat, parse("33").name, parse("IX").is_pppk
    ('Penata', 'III/c', True)
    """
    text = re.sub(r"\s", "", raw)
    if text in BY_CODE:
        return BY_CODE[text]
    rank, _, room = re.sub(r"[./-]", "/", text).partition("/")
    name = f"{rank.upper()}/{room.lower()}" if room else rank.upper()
    if name not in ALL:
        raise ValueError(f"Golongan {raw!r} tidak dikenal; tulis misalnya III/c, atau IX untuk PPPK.")
    return ALL[name]
