"""The columns a list of people can have: what each is called, where it comes from, and how it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.terms import golongan
from sembilan.terms.education import EDUCATION_LABELS

ORDERS = [*golongan.PPPK, *(name for name, *_rest in golongan.PNS)]
SEXES: Mapping[str, Promise] = {"1": _("laki-laki"), "2": _("perempuan")}
YEARS = "extract(year from age(%(day)s::date, {0}))::int"


def _as_is(value: Any) -> Any:
    return value


def _sex(value: str) -> str:
    return str(SEXES.get(value, value))


def _education(value: int | None) -> str:
    return EDUCATION_LABELS.get(value or 0, "")


@dataclass(frozen=True)
class Column:
    """One column: its heading, its expression over `l`, `u`, `j`, and how a value becomes text or a number."""

    label: str | Promise
    sql: str
    say: Callable[[Any], Any] = _as_is
    order: str = ""
    width: int = 16
    is_number: bool = False

    @property
    def by(self) -> str:
        """What it is sorted by."""
        return self.order or self.sql


COLUMNS: Mapping[str, Column] = {
    "nama": Column(
        _("Nama"),
        "concat(nullif(l.gelar_depan, '') || ' ', l.name, ', ' || nullif(l.gelar_belakang, ''))",
        order="l.name",
        width=36,
    ),
    "nip": Column(_("NIP"), "l.nip", width=21),
    "jabatan": Column(_("Jabatan"), "j.name", width=40),
    "unit": Column(_("Unit kerja"), "u.name", width=40),
    "golongan": Column(_("Golongan"), "l.golongan", order="o.place", width=10),
    "tmt_golongan": Column(_("TMT golongan"), "l.tmt_golongan", width=13),
    "jenis_jabatan": Column(_("Jenis jabatan"), "j.kind", width=14),
    "kelas": Column(_("Kelas jabatan"), "j.kelas", width=8, is_number=True),
    "tmt_jabatan": Column(_("TMT jabatan"), "l.tmt_jabatan", width=13),
    "pendidikan": Column(_("Pendidikan"), "l.education", _education, width=16),
    "usia": Column(_("Usia"), YEARS.format("l.birth_date"), order="-(l.birth_date - date '1900-01-01')", width=7,
                   is_number=True),
    "lahir": Column(_("Tanggal lahir"), "l.birth_date", width=13),
    "pensiun": Column(_("TMT pensiun"), "{pension}", width=13),
    "masa_kerja": Column(
        _("Masa kerja (tahun)"), YEARS.format("l.tmt_cpns"), order="-(l.tmt_cpns - date '1900-01-01')", width=10,
        is_number=True,
    ),
    "status": Column(_("Kedudukan"), "l.status", width=14),
    "kategori": Column(_("Jenis pegawai"), "l.kind", width=10),
    "jk": Column(_("Jenis kelamin"), "l.sex", _sex, width=12),
    "telepon": Column(_("Nomor telepon"), "l.phone", width=16),
    "surel": Column(_("Surel"), "l.email", width=28),
}  # fmt: skip
USUAL = ("nama", "jabatan", "unit", "golongan", "usia", "pensiun")
FIRST = "nama"  # always there: it leads to the person


def chosen(wanted: Sequence[str]) -> list[str]:
    """The columns to show: those wanted that there are, each once, the name first; the usual ones if none."""
    known = [name for name in dict.fromkeys(wanted) if name in COLUMNS and name != FIRST]
    return [FIRST, *known] if known else list(USUAL)


def written(name: str, value: Any) -> Any:
    """A value as it stands in a list: text, a number or a date."""
    column = COLUMNS[name]
    if value is None or isinstance(value, dt.date):
        return value
    return column.say(value)
