"""A whole invented region, written block by block: five million people need little more memory than fifty thousand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sembilan.exchange.sample import absences, clockings, dossier, formation, forms, history, work
from sembilan.exchange.sample.chance import Dice
from sembilan.exchange.sample.export import COLUMNS, export
from sembilan.exchange.sample.faults import Faults
from sembilan.exchange.sample.organs import TPP
from sembilan.exchange.sample.people import people
from sembilan.exchange.sample.places import places
from sembilan.exchange.sample.units import SMALLEST, Tree, blocks, posts, sizes, table
from sembilan.terms.month import Month

BLOCK = 50_000  # people at once
EXCEL_LIMIT = 100_000  # more people come as pegawai.csv: a sheet holds a million rows, and nobody opens one that long
MACHINE_FOR, MOST_MACHINES = 500, 10  # people to a clocking machine, and machines to a block
KODE, REGION = "99.02", "Kabupaten Sembilan Sungai"
FAULTS = "FAULTS.csv"  # what --messy spoiled


@dataclass(frozen=True)
class Wish:
    """What is asked for; the same wish gives the same bytes.

    `year` is the January whose people are met; the months of a year share theirs, and a December asked for with the
    next year's people can be laid beside the January after it. Without `dossiers` the lists of people's files are
    left out: they change little from month to month.
    """

    employees: int
    month: Month
    seed: int = 1
    kode: str = KODE
    name: str = REGION
    zone: str = "Asia/Jakarta"
    messy: bool = False
    year: int | None = None
    dossiers: bool = True

    def __post_init__(self) -> None:
        if not SMALLEST <= self.employees <= 5_000_000:
            raise ValueError(f"Jumlah pegawai harus {SMALLEST} sampai 5.000.000; bukan {self.employees}.")

    @property
    def people_year(self) -> int:
        """The year whose first of January the people are drawn for."""
        return self.year or self.month.year


def write(folder: Path, wish: Wish, tick: Callable[[int], None] = lambda people: None) -> int:
    """Write every file of the region into a folder and say how many rows; `tick` hears of each block of people."""
    (folder / "attlog").mkdir(parents=True, exist_ok=True)
    tree = Tree(wish.employees, wish.name)
    units = table(tree.units, sizes(tree.units, wish.employees), wish.kode)
    titles = posts(tree.units)
    rows = _standing(folder, wish, units, titles)
    lists = Lists(folder, wish, titles)
    for place, (first, group) in enumerate(blocks(units, BLOCK)):
        rows += lists.block(place, people(group, titles, first, Dice(wish.seed), wish.people_year))
        tick(int(group["people"].sum()))
    lists.close()
    return rows


def _standing(folder: Path, wish: Wish, units: pl.DataFrame, titles: pl.DataFrame) -> int:
    """The files that hold for the region and not for one person."""
    (folder / "daerah.toml").write_text(
        f'# Angka daerah untuk tahun anggaran {wish.month.year}\nnama = "{wish.name}"\nkode = "{wish.kode}"\n'
        f'zona_waktu = "{wish.zone}"\n[tpp]\nindeks_kapasitas_fiskal = "0.70"\n'
        'indeks_kemahalan_konstruksi = "0.9383"\nindeks_penyelenggaraan_pemda = "0.90"\n'
        "[lokasi.kantor_bupati]\nlintang = -6.9021\nbujur = 107.6187\nradius_meter = 150\n" + places(units),
        encoding="utf-8",
    )
    shares = pl.DataFrame(TPP, orient="row", schema=["kelas", "tukin", "beban", "kondisi"])
    columns = ("unor_id", "parent_id", "unor", "eselon", "title")
    for form, frame in ((forms.UNOR, units.select(columns)), (forms.JABATAN, titles), (forms.TPP, shares)):
        sheet = form.open(folder)
        sheet.add(frame)
        sheet.close()
    return units.height + titles.height + shares.height


class Lists:
    """The lists that grow with each block of people."""

    def __init__(self, folder: Path, wish: Wish, posts: pl.DataFrame) -> None:
        self.folder, self.wish, self.posts = folder, wish, posts
        self.faults = Faults(wish.seed) if wish.messy else None
        self.machines = 0
        self.sheets: dict[str, forms.Sheet] = {"pegawai": self._employees(), "formation": self._formation()}

    def _employees(self) -> forms.Sheet:
        if self.wish.employees > EXCEL_LIMIT:
            return forms.Form("pegawai.csv", COLUMNS).open(self.folder)
        last = self.wish.month.last.strftime("%d-%m-%Y")
        titles = [f"DAFTAR NOMINATIF PEGAWAI PEMERINTAH {self.wish.name.upper()}", f"KEADAAN PER {last}"]
        return forms.Excel(self.folder / "pegawai.xlsx", titles, COLUMNS)

    def _formation(self) -> forms.Sheet:
        if self.wish.employees > EXCEL_LIMIT:
            return forms.Form("formasi.csv", formation.COLUMNS).open(self.folder)
        titles = [f"FORMASI JABATAN PEMERINTAH {self.wish.name.upper()}", f"TAHUN {self.wish.people_year}"]
        return forms.Excel(self.folder / "formasi.xlsx", titles, formation.COLUMNS)

    def block(self, place: int, group: pl.DataFrame) -> int:
        """Write everything of one block of people and say how many rows."""
        frames = self._frames(group)
        machines = max(2, min(MOST_MACHINES, group.height // MACHINE_FOR))
        punches = clockings.clockings(group, frames.pop("away")[1], Dice(self.wish.seed), self.wish.month, machines)
        if self.faults and place == 0:
            frames = {name: (form, self.faults.spoil(name, frame)) for name, (form, frame) in frames.items()}
        frames |= self._dossiers(group, place)
        for name, (form, frame) in frames.items():
            if name not in self.sheets and form is not None:
                self.sheets[name] = form.open(self.folder)
            self.sheets[name].add(frame)
        self._machines(punches, place, machines)
        return punches.height + sum(frame.height for _, frame in frames.values())

    def _frames(self, group: pl.DataFrame) -> dict[str, tuple[forms.Form | None, pl.DataFrame]]:
        wish, dice = self.wish, Dice(self.wish.seed)
        month, year = wish.month, wish.people_year
        away = absences.absences(group, dice.during(str(month)), month)
        return {
            "away": (None, away),
            "pegawai": (None, export(group, dice, wish.kode, wish.name, year)),
            "pin": (forms.PIN, group.select("pin", "nip")),
            "absence": (forms.ABSENCE, absences.as_form(away)),
            "activity": (forms.ACTIVITY, work.activities(group, away, dice, month)),
            "rating": (forms.RATING, work.ratings(group, dice, month)),
            "assessment": (forms.ASSESSMENT, history.assessments(group, dice, month, year)),
            "training": (forms.TRAINING, history.trainings(group, dice, month, year)),
            "formation": (None, formation.formation(group, self.posts, dice, year)),
            "sanction": (forms.SANCTION, history.sanctions(group, dice, month, year)),
        }

    def _dossiers(self, group: pl.DataFrame, place: int) -> dict[str, tuple[forms.Form | None, pl.DataFrame]]:
        """The lists of people's files, spoiled last so that the other lists are spoiled as ever."""
        if not self.wish.dossiers:
            return {}
        wish = self.wish
        lists = dossier.dossier(group, self.posts, Dice(wish.seed), wish.month, wish.people_year)
        if place:
            lists["acting"] = lists["acting"].clear()
        if self.faults and not place:
            lists = {name: self.faults.spoil(name, frame) for name, frame in lists.items()}
        return {f"dossier {name}": (dossier.FORMS[name], frame) for name, frame in lists.items()}

    def _machines(self, punches: pl.DataFrame, place: int, count: int) -> None:
        """Each machine's file; every other make of machine ends its lines the old way."""
        for (machine,), held in punches.partition_by("machine", as_dict=True, maintain_order=True).items():
            number = self.machines + int(machine) + 1
            path = self.folder / "attlog" / f"D{number}_attlog.dat"
            lines = clockings.as_lines(held)
            newline = "\r\n" if number % 2 else "\n"
            lines.write_csv(path, include_header=False, separator="\t", line_terminator=newline, quote_style="never")
            if self.faults and place == 0:
                self.faults.spoil_machine(path, int(machine), newline, self.wish.month)
        self.machines += count

    def close(self) -> None:
        """End every list, and say in FAULTS.csv what was spoiled."""
        for sheet in self.sheets.values():
            sheet.close()
        if self.faults:
            (self.folder / "attlog" / f"D{self.machines + 1}_attlog.dat").touch()
            self.faults.write(self.folder / FAULTS)
