"""A penilai's table of a period: each row is read, and what is wrong with it is told with its field and a remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sembilan.documents import reading
from sembilan.terms.rating import RATING_LABELS

# The headings of the file, in its order; they are the same in every language, so that any file can be handed in again.
HEADS = (
    "Nomor", "NIP", "Nama", "Jabatan", "Hasil kerja", "Alasan hasil kerja", "Perilaku", "Alasan perilaku", "Saran",
)  # fmt: skip
NEEDED = ("Nomor", "NIP", "Hasil kerja", "Perilaku")
WORDS = ("Alasan hasil kerja", "Alasan perilaku", "Saran")
LONGEST = 1_000  # letters of a reason
MOST_ROWS = 2_000


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: which field, what to do, and its cells as they came."""

    row: int
    field: str
    text: str
    cells: Sequence[str]


@dataclass(frozen=True)
class Line:
    """A row that could be read: which evaluation in which version, both ratings, and the three texts."""

    row: int
    pk: int
    version: int
    nip: str
    hasil_kerja: int
    perilaku: int
    texts: tuple[str, str, str]
    cells: Sequence[str]


@dataclass
class Read:
    """The rows that could be read, how many were left empty, and the faults of the others."""

    lines: list[Line] = field(default_factory=list)
    empty: int = 0
    faults: list[Fault] = field(default_factory=list)


def read(content: bytes) -> Read:
    """The rows of a workbook with the headings of the one handed out, in any order; a row without ratings waits."""
    table = [[_text(cell) for cell in line] for line in reading.first_sheet(content)]
    places = reading.places(table, HEADS, NEEDED)
    reading.at_most(MOST_ROWS, table)
    found = Read()
    for number, line in enumerate(table[1:], start=2):
        _take(found, number, {name: line[place] if place < len(line) else "" for name, place in places.items()})
    return found


def _take(found: Read, number: int, cells: Mapping[str, str]) -> None:
    if not any(cells.values()):
        return
    if not (cells["Hasil kerja"] or cells["Perilaku"]):
        found.empty += 1
        return
    kept = [cells.get(name, "") for name in HEADS]
    marks, ratings = _marks(cells["Nomor"]), [_rating(cells[name]) for name in ("Hasil kerja", "Perilaku")]
    long = next((name for name in WORDS if len(cells.get(name, "")) > LONGEST), "")
    if marks is None:
        said = _("Biarkan Nomor seperti dalam berkas yang diunduh; di situ tertulis evaluasi mana yang dimaksud.")
        found.faults.append(Fault(number, "Nomor", said, kept))
    elif not all(ratings):
        said = _("Isi salah satu: %(words)s.") % {"words": ", ".join(RATING_LABELS.values())}
        found.faults.append(Fault(number, "Perilaku" if ratings[0] else "Hasil kerja", said, kept))
    elif long:
        found.faults.append(Fault(number, long, _("Lebih panjang dari %(n)s huruf. Ringkas.") % {"n": LONGEST}, kept))
    else:
        why, how, advice = (cells.get(name, "") for name in WORDS)
        nip = cells["NIP"].replace(" ", "").lstrip("'")
        found.lines.append(Line(number, *marks, nip, ratings[0], ratings[1], (why, how, advice), kept))


def _marks(text: str) -> tuple[int, int] | None:
    """The evaluation and the version of it that the file was made from, written `123-4`."""
    pk, _dash, version = text.partition("-")
    fits = pk.isascii() and pk.isdecimal() and version.isascii() and version.isdecimal() and len(text) < 25
    return (int(pk), int(version)) if fits else None


def _rating(text: str) -> int:
    """The rating a cell names, in full, without its last word, or as its number; 0 where it names none."""
    said = text.casefold().removesuffix(" ekspektasi").strip()
    named = {label.removesuffix(" ekspektasi"): value for value, label in RATING_LABELS.items()}
    return named.get(said) or (int(said) if said in {"1", "2", "3"} else 0)


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return " ".join(str(cell).split())
