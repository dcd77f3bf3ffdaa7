"""What a career is told in: the kind of pegawai, the level of a post, golongan as one number, the kinds of rise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sembilan.terms import golongan

PPPK = 100  # golongan of PPPK come after those of PNS: I is 101
GOLONGAN_LABELS: Mapping[int, str] = MappingProxyType(
    {one.order + PPPK * one.is_pppk: name for name, one in golongan.ALL.items()}
)
KIND_LABELS: Mapping[int, str] = MappingProxyType({1: "PNS", 2: "CPNS", 3: "PPPK"})
STATUS_LABELS: Mapping[int, str] = MappingProxyType({1: "aktif", 2: "CLTN", 3: "lain"})
ESELON_LABELS: Mapping[int, str] = MappingProxyType(
    {11: "I/a", 12: "I/b", 21: "II/a", 22: "II/b", 31: "III/a", 32: "III/b", 41: "IV/a", 42: "IV/b"}
)
POST_LABELS: Mapping[int, str] = MappingProxyType(
    {
        1: "pimpinan tinggi",
        3: "administrator",
        4: "pengawas",
        5: "pelaksana",
        11: "JF pemula",
        12: "JF terampil",
        13: "JF mahir",
        14: "JF penyelia",
        21: "JF ahli pertama",
        22: "JF ahli muda",
        23: "JF ahli madya",
        24: "JF ahli utama",
        41: "profesor",
    }
)
RISE_LABELS: Mapping[int, str] = MappingProxyType(
    {101: "reguler", 201: "pilihan struktural", 202: "pilihan fungsional"}
)
SATYA_LABELS: Mapping[int, str] = MappingProxyType({0: "belum ada", 10: "10 tahun", 20: "20 tahun", 30: "30 tahun"})
_LEVELS = {label.removeprefix("JF "): code for code, label in POST_LABELS.items() if code > 10}
_OF_ESELON = {1: 1, 2: 1, 3: 3, 4: 4}


def golongan_code(name: str) -> int | None:
    """A golongan as one number that rises with the rank; nothing for what is no golongan.

    >>> golongan_code("III/b"), golongan_code("IX"), golongan_code("?")
    (32, 109, None)
    """
    one = golongan.ALL.get(name)
    return None if one is None else one.order + PPPK * one.is_pppk


def eselon_code(text: str) -> int | None:
    """An eselon as a number.

    >>> eselon_code("II/b"), eselon_code("IVa"), eselon_code("")
    (22, 41, None)
    """
    name = re.sub(r"[^IVab]", "", text)
    return {label.replace("/", ""): code for code, label in ESELON_LABELS.items()}.get(name)


def post_level(kind: str, name: str, eselon: int | None) -> int | None:
    """The level of a post from its kind, its name and the eselon of the unit it leads; nothing when not to be told.

    >>> post_level("fungsional", "Guru Ahli Madya", None), post_level("struktural", "Camat", 31)
    (23, 3)
    """
    words = name.lower()
    if kind == "pelaksana":
        return 5
    if kind == "struktural":
        return _OF_ESELON.get(eselon // 10) if eselon else None
    return next((code for label, code in _LEVELS.items() if re.search(rf"\b{label}\b", words)), None)


def is_teacher(name: str) -> bool:
    """Whether a post is that of a teacher, whose pension has an age of its own.

    >>> is_teacher("Guru Ahli Muda"), is_teacher("Pengawas Sekolah Ahli Muda")
    (True, False)
    """
    return name.lower().startswith("guru ")
