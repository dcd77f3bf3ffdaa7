"""The one sheet of goals, indicators and targets: its columns, the same going out and coming in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# The heads are read back, so they are the same in every language.
HEADS: Mapping[str, str] = MappingProxyType(
    {
        "unit": "Kode unit", "unit_name": "Unit", "kode": "Kode sasaran", "level": "Jenjang", "text": "Sasaran",
        "parent": "Kode induk", "year_from": "Mulai tahun", "last_year": "Sampai tahun", "source": "Dokumen",
        "name": "Indikator", "definition": "Definisi", "formula": "Rumus", "measure": "Satuan", "direction": "Arah",
        "data_source": "Sumber data", "owner": "Kode unit penanggung jawab", "is_key": "IKU", "target0": "Target tahun",
        "target1": "Target T1", "target2": "Target T2", "target3": "Target T3", "target4": "Target T4",
    }
)  # fmt: skip
NEEDED = ("unit", "kode", "level", "text", "year_from", "last_year", "source")
WIDTHS = (12, 28, 14, 12, 50, 14, 11, 12, 24, 44, 30, 30, 12, 9, 24, 14, 7, 12, 12, 12, 12, 12)


@dataclass(frozen=True)
class Line:
    """A row of a sheet as it was written, by the keys of its columns."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


@dataclass(frozen=True)
class Amiss:
    """What is wrong in a row: which row, which column, and what to do; and the row as it came."""

    row: int
    head: str
    text: str
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Loaded:
    """What came of a sheet: how many goals, indicators and targets are new or changed, and the rows left out."""

    goals: int = 0
    indicators: int = 0
    targets: int = 0
    same: int = 0
    faults: list[Amiss] = field(default_factory=list)
