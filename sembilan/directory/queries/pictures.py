"""The sums of a region as pictures, each with the table it is drawn from."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sembilan.directory.queries.columns import ORDERS
from sembilan.directory.queries.statistics import BAND, WAVE, Sums
from sembilan.organisation.models import Jabatan, Unor, WorkPlace
from sembilan.people.models import Employee
from sembilan.terms.education import EDUCATION_LABELS

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Picture:
    """One picture: how it is drawn, its headings, its rows. The first column names, the others count."""

    code: str
    title: str | Promise
    drawn: str
    heads: Sequence[str]
    rows: Rows


def pictures(sums: Sums, day: dt.date) -> list[Picture]:
    """All of them, in the order of the page."""
    return [make(sums, day) for make in MAKERS.values()]


def picture(code: str, sums: Sums, day: dt.date) -> Picture | None:
    """One of them by its code."""
    return MAKERS[code](sums, day) if code in MAKERS else None


def _unknown() -> str:
    return gettext("tidak diketahui")


def _ages(sums: Sums, day: dt.date) -> Picture:
    found = sums.get("usia", {})
    bands = sorted({band for band, _sex in found if band is not None})
    rows = [(f"{band}–{band + BAND - 1}", found.get((band, "1"), 0), found.get((band, "2"), 0)) for band in bands]
    return Picture(
        "usia", _("Piramida usia"), "pyramid", [gettext("Usia"), gettext("Laki-laki"), gettext("Perempuan")], rows
    )


def _by(
    code: str, title: Any, head: Any, order: Sequence[Any], say: Callable[[Any], Any]
) -> Callable[[Sums, dt.date], Picture]:
    """A picture of one column in a given order; what is in no order stands at the end as unknown."""

    def make(sums: Sums, day: dt.date) -> Picture:
        found: Counter[Any] = Counter()
        for key, count in sums.get(code, {}).items():
            found[key[0] if key[0] in known else None] += count
        rows = [(str(say(value)), found[value]) for value in order if found[value]]
        if found[None]:
            rows.append((_unknown(), found[None]))
        return Picture(code.replace("_", "-"), title, "column", [str(head), gettext("Orang")], rows)

    known = set(order)
    return make


def _sexes(sums: Sums, day: dt.date) -> Picture:
    found = sums.get("jk", {})
    kinds = [value for value, _label in Employee.Kind.choices if any(kind == value for kind, _sex in found)]
    rows = [(kind, found.get((kind, "1"), 0), found.get((kind, "2"), 0)) for kind in kinds]
    return Picture(
        "jk", _("Jenis kelamin"), "stack", [gettext("Jenis pegawai"), gettext("Laki-laki"), gettext("Perempuan")], rows
    )  # fmt: skip


def _pensions(sums: Sums, day: dt.date) -> Picture:
    found = sums.get("pensiun", {})
    rows = [(str(year), found.get((year,), 0)) for year in range(day.year, day.year + WAVE + 1)]
    return Picture("pensiun", _("Gelombang pensiun"), "column", [gettext("Tahun"), gettext("Orang")], rows)


def _places(sums: Sums, day: dt.date) -> Picture:
    """People by the place whose code is that of their unit, or of the nearest unit above it that has one."""
    points = {place.kode: place for place in WorkPlace.objects.order_by("kode")}
    found: Counter[str] = Counter()
    if points:
        above = {pk: (kode, parent) for pk, kode, parent in Unor.objects.values_list("pk", "kode", "parent_id")}
        for (unor,), count in sums.get("tempat", {}).items():
            found[_nearest(unor, above, points)] += count
    rows: Rows = [
        (one.name, float(one.latitude), float(one.longitude), found[one.kode])
        for one in sorted(points.values(), key=lambda one: -found[one.kode])
        if found[one.kode]
    ]
    return Picture(
        "tempat", _("Peta tempat kerja"), "map",
        [gettext("Tempat kerja"), gettext("Lintang"), gettext("Bujur"), gettext("Orang")], rows,
    )  # fmt: skip


def _nearest(unor: int | None, above: Mapping[int, tuple[str, int | None]], points: Mapping[str, Any]) -> str:
    while unor is not None and unor in above:
        kode, unor = above[unor]
        if kode in points:
            return kode
    return ""


def _same(value: Any) -> Any:
    return value


MAKERS: Mapping[str, Callable[[Sums, dt.date], Picture]] = {
    "usia": _ages,
    "pensiun": _pensions,
    "golongan": _by("golongan", _("Golongan"), _("Golongan"), ORDERS, _same),
    "pendidikan": _by(
        "pendidikan", _("Pendidikan"), _("Pendidikan"), [int(code) for code in EDUCATION_LABELS],
        lambda code: EDUCATION_LABELS[code],
    ),
    "jk": _sexes,
    "jenis-jabatan": _by(
        "jenis_jabatan", _("Jenis jabatan"), _("Jenis jabatan"), Jabatan.Kind.values,
        lambda code: Jabatan.Kind(code).label,
    ),
    "kelas": _by("kelas", _("Kelas jabatan"), _("Kelas jabatan"), range(1, 18), _same),
    "tempat": _places,
}  # fmt: skip
