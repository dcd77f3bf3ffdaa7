"""The live picture: a month of one person or of many, judged now from the records by the rules in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from sembilan.attendance.models import AttendanceMonth
from sembilan.attendance.queries.gather import gather, last_complete
from sembilan.attendance.queries.in_force import plan as plan_of
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.policy.explain import Step, explain_row
from sembilan.policy.plan import Plan
from sembilan.runs.models import Publication
from sembilan.runs.queries import publication
from sembilan.terms.frames.attendance import AREA, EXCUSED_LABELS, EXCUSED_LABELS_EN, Ceremony, Excused, Mode, Roster
from sembilan.terms.month import Month
from sembilan.web.language import reader
from sembilan.web.templatetags.say import clock as said_clock

TOLD = ("is_working_day", "is_counted", "begin_second", "end_second", "in_second", "out_second")
JUDGED = ("late_minutes", "early_minutes", "is_tk", "tl", "psw", "late_counted", "early_counted")


@dataclass(frozen=True)
class Day:
    """One day as the calendar shows it; without a row it is not over yet."""

    date: dt.date
    row: Mapping[str, Any] | None
    tone: str
    mark: str
    label: str
    text: str = ""
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Picture:
    """A month of one person: her frames, each day judged, and what the month comes to until now."""

    employee: Employee
    month: Month
    plan: Plan
    frames: Mapping[str, pl.DataFrame]
    last: dt.date

    @cached_property
    def rows(self) -> dict[dt.date, dict[str, Any]]:
        """Each complete day with what the rules made of it."""
        if self.frames["month"].is_empty():
            return {}
        return {row["date"]: row for row in self.plan.evaluate_grain(self.frames, "day").iter_rows(named=True)}

    @cached_property
    def results(self) -> dict[str, int]:
        """What the month comes to until now; nothing for whom no month is reckoned."""
        if self.frames["month"].is_empty():
            return {}
        return self.plan.evaluate(self.frames).row(0, named=True)

    @property
    def is_open(self) -> bool:
        """Whether some day of the month is still to come."""
        return self.last < self.month.last

    def steps(self, day: dt.date) -> list[Step]:
        """What was decided of a day, step by step with the law."""
        wanted = [name for name in (*TOLD, *JUDGED) if name in self.plan.nodes]
        lang = reader()
        told = explain_row(self.plan, "day", self.rows[day], wanted, lang)
        return [step for step in told.steps if step.name in wanted]

    def punches(self, day: dt.date) -> list[tuple[int, int]]:
        """The punches that were reckoned with on a day: second and meaning."""
        held = self.frames["punch"].filter(pl.col("date") == day)
        meaning = held["meaning"] if "meaning" in held.columns else pl.repeat(0, held.height, eager=True)
        return sorted(zip(held["second"], meaning, strict=True))


def titles(plan: Plan) -> dict[str, str]:
    """What the counts of a month are called, in the reader's language."""
    counts = [col for col in plan.results if col.name != "nip"]
    if reader() != "en":
        return {col.name: col.title for col in counts}
    return {col.name: plan.nodes[col.name].rule.titled("en") for col in counts}


def picture(employee: Employee, month: Month) -> Picture:
    """The live month of one person."""
    instansi = employee.instansi
    gathered = gather(instansi, month, [int(employee.nip)])
    return Picture(employee, month, plan_of(instansi, month), gathered.frames, last_complete(instansi, month))


def judged(instansi: Instansi, month: Month, nips: Sequence[int]) -> pl.DataFrame:
    """The live month of many people, one row each: the columns of a run's results."""
    frames = gather(instansi, month, nips).frames
    plan = plan_of(instansi, month)
    schema = {col.name: pl.Int64 for col in AREA.results}
    if frames["month"].is_empty():
        return pl.DataFrame(schema=schema)
    return plan.evaluate(frames).with_columns(pl.all().cast(pl.Int64))


def days_of(picture: Picture) -> list[Day]:
    """Every day of the month, each with a colour, a mark and a word."""
    first = picture.month.first
    dates = [first + dt.timedelta(number) for number in range(picture.month.days)]
    return [day_of(date, picture.rows.get(date)) for date in dates]


def day_of(date: dt.date, row: Mapping[str, Any] | None) -> Day:
    """One day in a word."""
    if row is None:
        return Day(date, None, "off", "", _("belum selesai"))
    if not row["is_working_day"]:
        return Day(date, row, "off", "", _("libur"))
    if row["excused"] != Excused.NONE:
        word = (EXCUSED_LABELS_EN if reader() == "en" else EXCUSED_LABELS)[row["excused"]]
        return Day(date, row, "info", "C" if row["excused"] == Excused.CUTI else "D", word)
    if row["is_tk"]:
        return Day(date, row, "bad", "TK", _("tanpa keterangan"))
    return _present(date, row)


def _present(date: dt.date, row: Mapping[str, Any]) -> Day:
    text = f"{clock(row['in_second'])}–{clock(row['out_second'])}"
    if row["tl"] and row["psw"]:
        return Day(date, row, "warn", "T+P", _("terlambat dan pulang awal"), text)
    if row["tl"]:
        return Day(date, row, "warn", "T", _("terlambat"), text)
    if row["psw"]:
        return Day(date, row, "warn", "P", _("pulang awal"), text)
    return Day(date, row, "good", "✓", _("hadir"), text)


def clock(second: int | None) -> str:
    """A second of a day as people write it; past midnight the next day's hour."""
    return "—" if second is None else said_clock(second // 60 % 1_440)


def decided(row: Mapping[str, Any]) -> list[str]:
    """What the day is, in sentences: why it counts or not, and what lacks."""
    if not row["is_working_day"]:
        return [_("Hari libur nasional.") if row["is_holiday"] else _free(row)]
    if row["excused"] != Excused.NONE:
        said = {Excused.CUTI: _("Cuti yang disetujui."), Excused.DINAS: _("Dinas luar yang disetujui.")}
        return [said[Excused(row["excused"])], _("Hari ini tidak menuntut ketukan.")]
    if row["is_tk"]:
        return [_("Tidak ada ketukan datang dan pulang, dan tidak ada izin: tanpa keterangan (TK).")]
    return [*_side(row), *_more(row)]


def _free(row: Mapping[str, Any]) -> str:
    return _("Bebas menurut jadwal sendiri.") if row.get("roster") == Roster.FREE else _("Bukan hari kerja.")


def _side(row: Mapping[str, Any]) -> list[str]:
    told = []
    if row["in_missing"]:
        told.append(_("Ketukan datang tidak ada: dihitung %(n)s menit, TL%(band)s.") % _minutes(row, "late", "tl"))
    elif row["tl"]:
        told.append(
            _("Masuk %(at)s, jadwal %(due)s: terlambat %(n)s menit (TL%(band)s).") % _minutes(row, "late", "tl")
        )
    if row["out_missing"]:
        said = _("Ketukan pulang tidak ada: dihitung %(n)s menit, PSW%(band)s.")
        told.append(said % _minutes(row, "early", "psw"))
    elif row["psw"]:
        told.append(
            _("Pulang %(at)s, jadwal %(due)s: %(n)s menit lebih awal (PSW%(band)s).") % _minutes(row, "early", "psw")
        )
    return told or [_("Hadir tepat waktu.")]


def _minutes(row: Mapping[str, Any], side: str, band: str) -> dict[str, Any]:
    at, due = ("in_second", "late_from") if side == "late" else ("out_second", "early_until")
    said = {"at": clock(row[at]), "due": clock(row.get(due))}
    return {"n": row[f"{side}_counted"], "band": row[band], **said}


def _more(row: Mapping[str, Any]) -> list[str]:
    """What else was looked at: permits, faults, a day from home, an apel."""
    said = {
        "in_permit": _("Izin datang terlambat disetujui."),
        "out_permit": _("Izin pulang lebih awal disetujui."),
        "in_fault_until": _("Gangguan sistem pada jam masuk diperhitungkan."),
        "out_fault_from": _("Gangguan sistem pada jam pulang diperhitungkan."),
        "makeup_seconds": _("Mulai lebih siang dalam waktu luwes; diganti pada hari yang sama."),
    }
    told = [text for name, text in said.items() if row.get(name) not in (None, False, 0)]
    if row.get("mode") in (Mode.RUMAH, Mode.LELUASA):
        told.append(_("Bekerja dari rumah.") if row["mode"] == Mode.RUMAH else _("Bekerja dari mana saja."))
    if row.get("ceremony") == Ceremony.MISSED:
        told.append(_("Apel atau upacara hari ini tidak diikuti."))
    return told


@dataclass(frozen=True)
class Published:
    """What was published of a month of one person, beside the live picture."""

    publication: Publication
    row: AttendanceMonth | None
    differs: tuple[str, ...]


def published(picture: Picture) -> Published | None:
    """The published month and in what the records of now would give something else."""
    found = publication("attendance", picture.month)
    if found is None:
        return None
    row = AttendanceMonth.objects.filter(run_id=found.run_id, nip=picture.employee.nip).first()
    differs = [t for name, t in titles(picture.plan).items() if row and picture.results.get(name) != getattr(row, name)]
    return Published(found, row, tuple(differs))
