"""Which heading of a file is which column of a kind, though it stands elsewhere or bears a slightly other name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from sembilan.exchange.files.kind import Field, Kind

# Ways of writing one word; compared after both sides were rewritten.
SAME = {
    "tgl": "tanggal", "thn": "tahun", "bln": "bulan", "jml": "jumlah", "no": "nomor", "nomer": "nomor",
    "persentase": "persen", "prosen": "persen", "prosentase": "persen", "pct": "persen", "jab": "jabatan",
    "gol": "golongan", "kode": "id", "kd": "id", "kls": "kelas", "pegawai": "", "asn": "", "nama": "nama",
    "unit": "unor", "diklat": "pelatihan", "selesai": "selesai", "perilaku": "perilaku", "menit": "menit",
}  # fmt: skip
ALIKE = 0.86


@dataclass(frozen=True)
class Match:
    """A kind and the place of each of its columns in a row of headings."""

    kind: Kind
    places: dict[str, int]
    missing: tuple[Field, ...]
    exact: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """A better match has less missing, more columns found, more of them by their exact name."""
        return (-len(self.missing), len(self.places), self.exact)


@lru_cache(maxsize=4096)
def rewritten(heading: str) -> str:
    """A heading as it is compared."""
    heading = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading).replace("%", " persen ")
    words = re.sub(r"[^0-9a-z]+", " ", heading.casefold()).split()
    kept = [SAME.get(word, word) for word in words]
    return " ".join(word for word in kept if word) or " ".join(words)


def match(kind: Kind, headings: Sequence[str], *, near: bool = True) -> Match:
    """The best reading of a row of headings as this kind: exact names first, near names for what is left."""
    cells = [rewritten(cell) for cell in headings]
    known = {rewritten(name): each for each in kind.fields for name in each.headings}
    other = {rewritten(name) for name in kind.other_headings}
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        found = known.get(cell)
        if found and found.name not in places:
            places[found.name] = place
    exact = len(places)
    free = [p for p, cell in enumerate(cells) if cell and cell not in known and cell not in other]
    for each in kind.fields if near else ():
        if each.name not in places:
            best = max(free, key=lambda p: _alike(each, cells[p]), default=None)
            if best is not None and _alike(each, cells[best]) >= ALIKE:
                places[each.name] = best
                free.remove(best)
    missing = tuple(each for each in kind.needed if each.name not in places)
    if not missing and len(places) < kind.least:
        missing = tuple(each for each in kind.fields if each.name not in places)[: kind.least - len(places)]
    return Match(kind, places, missing, exact)


def _alike(field: Field, cell: str) -> float:
    return max(_ratio(rewritten(name), cell) for name in field.headings)


@lru_cache(maxsize=65536)
def _ratio(name: str, cell: str) -> float:
    if set(name.split()) == set(cell.split()):
        return 1.0
    return SequenceMatcher(None, name, cell).ratio()
