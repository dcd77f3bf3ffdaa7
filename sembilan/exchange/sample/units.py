"""The tree of units of an invented region, how many people each holds, and the posts there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from sembilan.exchange.sample.names import SUNGAI
from sembilan.exchange.sample.organs import AGENCIES, LEADING, POSTS, SECRETARIAT_PARTS

SMALLEST = 50  # fewer people would leave units without anyone
OFFICE_SHARE, SCHOOL_SHARE, HEALTH_SHARE = 30, 42, 20
AGENCY_SIZE, SCHOOL_SIZE, HEALTH_SIZE, DISTRICT_SIZE, BRANCH_SIZE = 44, 20, 34, 18, 40


@dataclass(frozen=True)
class Unit:
    """A unit before it has a number; `parent` is the place of the unit above, `size` how big it would be."""

    parent: int
    name: str
    eselon: str
    title: str
    flavor: str
    size: int


class Tree:
    """Units in the order they were founded; the first is the government itself, where nobody is placed."""

    def __init__(self, employees: int, region: str) -> None:
        self.region = region
        self.place = region.removeprefix("Kabupaten ").removeprefix("Kota ")
        self.units = [
            Unit(-1, f"Pemerintah {region}", "", "Walikota" if region.startswith("Kota ") else "Bupati", "office", 0)
        ]
        count = max(4, min(len(AGENCIES), employees * OFFICE_SHARE // 100 // AGENCY_SIZE))
        self._secretariat()
        heads = [self._agency(name, fields) for name, fields in AGENCIES[:count]]
        self._schools(heads[1], max(1, employees * SCHOOL_SHARE // 100 // SCHOOL_SIZE))
        self._health(heads[2], max(1, employees * HEALTH_SHARE // 100 // HEALTH_SIZE))
        self._districts(max(1, employees * (100 - OFFICE_SHARE - SCHOOL_SHARE - HEALTH_SHARE) // 100 // DISTRICT_SIZE))
        left = employees * OFFICE_SHARE // 100 - count * AGENCY_SIZE
        self._branches(heads, max(0, left // BRANCH_SIZE))

    def add(self, parent: int, name: str, eselon: str, title: str, size: int, flavor: str = "office") -> int:
        """Found a unit and say where it stands."""
        self.units.append(Unit(parent, name, eselon, title, flavor, size))
        return len(self.units) - 1

    def _secretariat(self) -> None:
        top = self.add(0, "Sekretariat Daerah", "II/a", "Sekretaris Daerah", 1)
        for part in SECRETARIAT_PARTS:
            self.add(top, f"Bagian {part}", "III/a", f"Kepala Bagian {part}", 9)

    def _agency(self, name: str, fields: tuple[str, ...]) -> int:
        inspectors = name.startswith("Inspektorat")
        top = self.add(0, name, "II/b", "Inspektur Daerah" if inspectors else f"Kepala {name}", 1)
        office = self.add(top, f"Sekretariat {name}", "III/a", f"Sekretaris {name}", 9)
        self.add(office, f"Subbagian Umum dan Kepegawaian {name}", "IV/a", "Kepala Subbagian Umum dan Kepegawaian", 6)
        for field in fields:
            word = "Inspektur Pembantu" if inspectors else "Kepala Bidang"
            self.add(top, f"Bidang {field} {name}", "III/b", f"{word} {field}", 9)
        return top

    def _schools(self, above: int, count: int) -> None:
        for number in range(1, count + 1):
            name = f"{'SMP' if number % 3 == 1 else 'SD'} Negeri {number} {self.place}"
            self.add(above, name, "", f"Kepala {name}", SCHOOL_SIZE, "school")

    def _health(self, above: int, count: int) -> None:
        for number in range(count):
            name = f"UPTD Puskesmas {_district(number)}"
            self.add(above, name, "", f"Kepala {name}", HEALTH_SIZE, "health")

    def _districts(self, count: int) -> None:
        for number in range(count):
            name = f"Kecamatan {_district(number)}"
            self.add(0, name, "III/a", f"Camat {_district(number)}", DISTRICT_SIZE)

    def _branches(self, heads: list[int], count: int) -> None:
        for number in range(count):
            above = heads[number % len(heads)]
            name = f"UPTD Wilayah {number // len(heads) + 1} {self.units[above].name}"
            self.add(above, name, "IV/a", f"Kepala {name}", BRANCH_SIZE)


def _district(number: int) -> str:
    turn, place = divmod(number, len(SUNGAI))
    return f"Sungai {SUNGAI[place]}{f' {turn + 1}' if turn else ''}"


def sizes(units: list[Unit], employees: int) -> list[int]:
    """How many people each unit holds: heads sit alone, the others share the rest in proportion."""
    held = [min(unit.size, 1) for unit in units]
    rest = employees - sum(held)
    weights = [unit.size if unit.size > 1 else 0 for unit in units]
    total = sum(weights)
    held = [one + rest * weight // total for one, weight in zip(held, weights, strict=True)]
    growing = [place for place, weight in enumerate(weights) if weight]
    left = employees - sum(held)
    for turn in range(left):
        held[growing[turn % len(growing)]] += 1
    return held


def posts(units: list[Unit]) -> pl.DataFrame:
    """Every post there is, those that lead a unit after those of the many."""
    leading = {unit.title: LEADING[unit.eselon] for unit in units[1:]}
    rows = [(name, kind, kelas) for name, kind, kelas, _ in POSTS] + [(t, *rest) for t, rest in leading.items()]
    width = max(4, len(str(len(rows))))
    return pl.DataFrame(
        [(f"J{number:0{width}d}", *row) for number, row in enumerate(rows, start=1)],
        schema={"jabatan_id": pl.String, "jabatan": pl.String, "kind": pl.String, "kelas": pl.Int16},
        orient="row",
    )


def table(units: list[Unit], held: list[int], kode: str) -> pl.DataFrame:
    """The units as a table with their numbers; `unit` is the place, `people` how many it holds."""
    width = max(4, len(str(len(units))))
    stem = kode.replace(".", "")
    ids = [f"{stem}{place:0{width}d}" for place in range(1, len(units) + 1)]
    return pl.DataFrame(
        {
            "unit": range(len(units)),
            "unor_id": ids,
            "parent_id": ["" if unit.parent < 0 else ids[unit.parent] for unit in units],
            "unor": [unit.name for unit in units],
            "eselon": [unit.eselon for unit in units],
            "title": [unit.title for unit in units],
            "flavor": [unit.flavor for unit in units],
            "people": held,
        },
        schema_overrides={"unit": pl.Int32, "people": pl.Int32},
    )


def blocks(table: pl.DataFrame, size: int) -> Iterator[tuple[int, pl.DataFrame]]:
    """Cut the units into groups that hold about so many people; with each the place of its first person."""
    start = first = held = 0
    people = table["people"].to_list()
    for place, count in enumerate(people):
        if held and held + count > size:
            yield first, table[start:place]
            start, first, held = place, first + held, 0
        held += count
    yield first, table[start:]
