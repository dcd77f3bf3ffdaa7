"""The faults that real files have, put in on purpose and in small number, with a list of what was spoiled."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import polars as pl

from sembilan.terms.month import Month

ONE_IN, MOST = 400, 20  # people to a fault of each kind, and the most of them
UNMAPPED_ONE_IN = 100
RESET, OLD, TORN = 8, 40, "     1200\t{day} 16"
HEADER = ("BERKAS", "CACAT", "NIP", "NILAI", "TERBACA")


class Fault(NamedTuple):
    """One thing that was spoiled: where, how, whose, what stands there now, and whether it can still be read."""

    file: str
    kind: str
    nip: str
    value: str
    is_readable: bool


# kind, what stands there instead, and whether it can still be read with certainty
NIPS: tuple[tuple[str, Callable[[str], str], bool], ...] = (
    ("nip berspasi", lambda nip: f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", True),
    ("nip berkutip", lambda nip: f"'{nip}", True),
    ("nip jadi angka", lambda nip: f"{float(nip):.14E}", False),
    ("nip terpotong", lambda nip: nip[:-1], False),
)
GOLONGAN: tuple[tuple[str, Callable[[str], str], bool], ...] = (
    ("golongan ditulis lain", str.upper, True),
    ("golongan ditulis lain", lambda golongan: golongan.replace("/", " / "), True),
    ("golongan ditulis lain", lambda golongan: golongan.replace("/", ""), True),
    ("golongan tidak ada", lambda _: "V/f", False),
)

# list: its file, the column, what is wrong with it, and what stands there instead
CELLS: dict[str, tuple[str, str, str, Callable[[str], str]]] = {
    "personal": ("data_pribadi.csv", "nik", "nik terpotong", lambda nik: nik[:-1]),
    "education": ("riwayat_pendidikan.csv", "level", "tingkat tidak ada", lambda _: "Kursus"),
    "kgb": ("kgb.csv", "tmt", "tanggal tidak ada", lambda tmt: "31-02" + tmt[5:]),
    "family": ("keluarga.csv", "relation", "hubungan tidak ada", lambda _: "Kerabat jauh"),
}


class Faults:
    """Spoils the first block of a region and remembers what it did."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(f"faults {seed}")  # noqa: S311  not a secret
        self.found: list[Fault] = []

    def spoil(self, name: str, frame: pl.DataFrame) -> pl.DataFrame:
        """The list with its faults, if this kind of list has any."""
        if name == "pegawai":
            return self._employees(frame)
        if name == "pin":
            return self._unmapped(frame)
        if name in CELLS:
            return self._cells(frame, *CELLS[name])
        return frame

    def _cells(
        self, frame: pl.DataFrame, file: str, column: str, kind: str, spelt: Callable[[str], str]
    ) -> pl.DataFrame:
        each = max(1, min(MOST, frame.height // ONE_IN))
        values = frame[column].to_list()
        for row in self.random.sample(range(frame.height), min(each, frame.height)):
            values[row] = spelt(values[row])
            self.found.append(Fault(file, kind, frame["nip"][row], values[row], False))
        return frame.with_columns(pl.Series(column, values))

    def _employees(self, frame: pl.DataFrame) -> pl.DataFrame:
        each = max(1, min(MOST, frame.height // ONE_IN))
        tenured = frame.with_row_index("row").filter(pl.col("GOL AKHIR NAMA").str.contains("/", literal=True))["row"]
        rows = self.random.sample(tenured.to_list(), each * (len(NIPS) + len(GOLONGAN) + 1))
        spoiled = frame
        for column, ways in (("NIP BARU", NIPS), ("GOL AKHIR NAMA", GOLONGAN)):
            values = frame[column].to_list()
            for kind, spelt, is_readable in ways:
                for row in (rows.pop() for _ in range(each)):
                    values[row] = spelt(values[row])
                    self.found.append(Fault("pegawai", kind, frame["NIP BARU"][row], values[row], is_readable))
            spoiled = spoiled.with_columns(pl.Series(column, values))
        doubled = frame[sorted(rows)]
        self.found += [Fault("pegawai", "baris ganda", nip, "", True) for nip in doubled["NIP BARU"]]
        return pl.concat([spoiled, doubled])

    def _unmapped(self, frame: pl.DataFrame) -> pl.DataFrame:
        rows = self.random.sample(range(frame.height), max(1, min(MOST * 4, frame.height // UNMAPPED_ONE_IN)))
        lost = frame[sorted(rows)]
        self.found += [Fault("pin_mesin.csv", "pin tidak terpetakan", nip, str(pin), False) for pin, nip in lost.rows()]
        return frame.join(lost, on="pin", how="anti", maintain_order="left")

    def spoil_machine(self, path: Path, machine: int, newline: str, month: Month) -> None:
        """The first machine lost its clock, the second kept last month, and its stick was pulled out too early."""
        held = path.read_bytes()
        pins = [line.split(b"\t")[0].decode() for line in held.splitlines()[:OLD]]
        if machine == 0:
            lines = [f"{pin}\t2000-01-01 00:{minute:02d}:00\t1\t0\t1\t0" for minute, pin in enumerate(pins[:RESET])]
            self._kept(path, "jam mesin kembali ke awal", lines)
            path.write_bytes((newline.join(lines) + newline).encode() + held)
        if machine == 1:
            day = month.previous().first.replace(day=11)
            lines = [f"{pin}\t{day} 07:20:00\t1\t0\t1\t0" for pin in pins]
            torn = TORN.format(day=month.last)
            self._kept(path, "ketukan bulan lalu", lines)
            self._kept(path, "baris terpotong", [torn])
            path.write_bytes((newline.join(lines) + newline).encode() + held + torn.encode())

    def _kept(self, path: Path, kind: str, lines: list[str]) -> None:
        is_readable = kind == "ketukan bulan lalu"
        self.found += [Fault(f"attlog/{path.name}", kind, "", line.strip(), is_readable) for line in lines]

    def write(self, path: Path) -> None:
        """List every fault, so that what a reader finds can be compared."""
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(HEADER)
            rows.writerows((*fault[:-1], "ya" if fault.is_readable else "tidak") for fault in self.found)
