"""What a person should look at before a month is published, counted by kind, and each kind as a list of people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.home.queries.numbers import Paths
from sembilan.people.kept import Kept
from sembilan.people.models import Employee
from sembilan.people.queries import named, under
from sembilan.runs.sentences import HELD, held_sentence, remark_sentence
from sembilan.terms.month import Month

PAGE = 50
KINDS: Mapping[str, Promise] = {
    "no_post": _("ditahan: belum punya jabatan pada akhir bulan"),
    "no_tukin": _("ditahan: kelas jabatannya belum punya angka tukin"),
    "no_rating": _("ditahan: belum ada penilaian periodik"),
    "no_predikat": _("ditahan: belum ada predikat kinerja"),
    "no_attendance": _("ditahan: tidak ada hasil kehadiran"),
    "missing": _("ditahan: ada data yang kosong"),
    "out_of_bounds": _("ditahan: ada nilai di luar batas"),
    "no_result": _("ditahan: aturan tidak memberi nilai"),
    "changed_much": _("tunjangan naik atau turun lebih dari 40% dari bulan lalu"),
    "pin_missing": _("PIN mesin belum dipetakan, seluruh hari dihitung tanpa keterangan"),
    "pin_unknown": _("PIN di mesin yang bukan milik siapa pun"),
    "all_absent_but_active": _("tanpa keterangan sebulan penuh, padahal aktivitasnya disetujui"),
    "unit_day_absent": _("unit yang seluruh pegawainya tidak tercatat pada satu hari"),
    "no_clockings": _("tidak satu pun ketukan sebulan ini: log mesin atau PIN belum dimuat"),
    "day_without_clockings": _("hari kerja yang tidak seorang pun tercatat"),
    "unit_no_activity": _("unit tanpa satu pun aktivitas disetujui"),
    "not_mapped": _("belum dipetakan karena belum ada asesmen yang berlaku"),
    "no_kinerja": _("belum dipetakan karena belum ada predikat"),
    "birth_date": _("tanggal lahir berbeda dengan NIP"),
    "doubt": _("data pegawai meragukan"),
    "no_unit": _("belum ditempatkan di unit mana pun"),
}
COUNTS = """
    select t.code, count(*) from runs_held t where t.run_id = any(%(runs)s){under} group by 1
    union all
    select t.code, count(*) from runs_remark t where t.run_id = any(%(runs)s){under} group by 1
"""
LINES = """
    select t.nip, t.{column}, t.params from runs_{table} t
    where t.run_id = any(%(runs)s) and t.code = %(code)s{under} order by t.nip, t.id limit %(size)s offset %(skip)s
"""


@dataclass(frozen=True)
class Look:
    """One kind of thing to look at."""

    code: str
    title: str
    count: int

    @property
    def is_held(self) -> bool:
        """Whether it keeps people from being computed."""
        return self.code in HELD


@dataclass(frozen=True)
class Line:
    """One thing to look at, and whom it is about, when it is about one person."""

    nip: str
    person: Employee | None
    sentence: str


def counted(runs: Iterable[int], month: Month, paths: Paths) -> list[Look]:
    """Every kind with its count: who is held first, then the most frequent; who merely lacks an assessment last."""
    wanted = tuple(runs)
    key = (wanted, None if paths is None else tuple(paths))
    return sorted_looks(_kept_counts.get(key, lambda: _counted(wanted, month, paths)))


_kept_counts: Kept[dict[str, int]] = Kept()


def _counted(runs: Iterable[int], month: Month, paths: Paths) -> dict[str, int]:
    only, given = _only(runs, month, paths)
    with connection.cursor() as cursor:
        cursor.execute(COUNTS.format(under=only), given)
        return dict(cursor.fetchall())


def sorted_looks(found: Mapping[str, int]) -> list[Look]:
    """The kinds in the order a person should go through them."""
    looks = [Look(code, str(KINDS.get(code, code)), count) for code, count in found.items()]
    return sorted(looks, key=lambda look: (not look.is_held, look.code == "not_mapped", -look.count))


def listed(
    runs: Iterable[int], month: Month, paths: Paths, code: str, looks: Sequence[Look], page: int
) -> tuple[Page[int], list[Line]]:
    """One kind as a list of people, a page at a time."""
    total = next((look.count for look in looks if look.code == code), 0)
    shown = Paginator(range(total), PAGE).get_page(page)
    table, column = ("held", '"column"') if code in HELD else ("remark", "code")
    only, given = _only(runs, month, paths)
    sql = LINES.format(table=table, column=column, under=only)
    given |= {"code": code, "size": PAGE, "skip": (shown.number - 1) * PAGE}
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        rows = [(nip, column, _params(params)) for nip, column, params in cursor.fetchall()]
    people = named((nip for nip, _column, _filled in rows), month.last)
    return shown, [Line(nip, people.get(nip), _sentence(code, column, params)) for nip, column, params in rows]


def _sentence(code: str, column: str, params: Mapping[str, object]) -> str:
    return held_sentence(code, column, params) if code in HELD else remark_sentence(code, params)


def _params(raw: object) -> Mapping[str, object]:
    """JSON comes as text through a bare cursor."""
    found: Mapping[str, object] = json.loads(raw) if isinstance(raw, str) else raw  # type: ignore[assignment]
    return found


def _only(runs: Iterable[int], month: Month, paths: Paths) -> tuple[str, dict[str, Any]]:
    """The condition that leaves in the people of the units, and everything the queries are given."""
    only, given = under(paths) if paths is not None else ("", {})
    return only, {**given, "runs": list(runs), "day": month.last}
