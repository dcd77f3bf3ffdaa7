"""The nine-box of a month as a reader may see it: how many stand where, who they are, and who moved since last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Scope
from sembilan.organisation.models import Unor
from sembilan.people.queries import UNDER
from sembilan.runs.models import Publication, Run
from sembilan.runs.queries import latest_done
from sembilan.terms.month import Month

AREA = "talent"
UNMAPPED = 0
PAGE = 25
ACTIONS: Mapping[int, Promise] = {  # PermenPANRB 3/2020
    9: _("dipromosikan dan dipertahankan; rencana suksesi instansi atau nasional; penghargaan"),
    8: _("dipertahankan; rencana suksesi instansi; rotasi atau perluasan jabatan; bimbingan kinerja"),
    7: _("dipertahankan; rencana suksesi instansi; rotasi atau pengayaan; pengembangan kompetensi; tugas belajar"),
    6: _("penempatan yang sesuai; bimbingan kinerja; konseling kinerja"),
    5: _("penempatan yang sesuai; bimbingan kinerja; pengembangan kompetensi"),
    4: _("rotasi; pengembangan kompetensi"),
    3: _("bimbingan kinerja; konseling kinerja; pengembangan kompetensi; penempatan yang sesuai"),
    2: _("bimbingan kinerja; pengembangan kompetensi; penempatan yang sesuai"),
    1: _("diproses sesuai ketentuan peraturan perundang-undangan"),
}


@dataclass(frozen=True)
class Map:
    """The run a month's nine-box is read from, and the published one before it."""

    month: Month
    run: Run
    publication: Publication | None
    before: Publication | None
    months: Sequence[Month]


@dataclass(frozen=True)
class Asked:
    """Whom a reader wants to see: under which unor (those she may see at most), in which kind of post."""

    paths: tuple[str, ...] | None = None
    kind: str = ""

    @property
    def is_everyone(self) -> bool:
        """Whether nobody is left out."""
        return self.paths is None and not self.kind


def map_of(month: Month, *, draft: bool) -> Map | None:
    """The nine-box of a month; one that nobody published only for who may see drafts."""
    rows = Publication.objects.filter(area=AREA).select_related("run__release").defer("run__release__content")
    newest = {Month.of(row.month): row for row in rows.order_by("-month", "id")}
    publication = newest.get(month)
    run = publication.run if publication else latest_done(AREA, month) if draft else None
    earlier = [row for when, row in newest.items() if when < month]
    months = sorted({*newest, month}, reverse=True)
    return Map(month, run, publication, earlier[0] if earlier else None, months) if run else None


def asked(scope: Scope, unors: Sequence[Unor], kode: str, kind: str) -> Asked | None:
    """What a reader may ask: the whole, her subtrees, or one unor within them; nothing for one beyond them."""
    everyone = None if scope.is_all() else tuple(scope.paths())
    if not kode:
        return Asked(everyone, kind)
    chosen = next((unor for unor in unors if unor.kode == kode), None)
    if chosen is None:
        return None
    return Asked(everyone if everyone is None and chosen.parent_id is None else (chosen.path,), kind)


def unors_for(scope: Scope) -> list[Unor]:
    """The units a reader may choose from, in the order of the tree."""
    return [unor for unor in Unor.objects.order_by("path") if scope.covers(unor.path)]


def counts(chosen: Map, who: Asked) -> dict[int, int]:
    """How many stand in each box; 0 is not yet mapped."""
    totals = chosen.run.totals
    if who.is_everyone and "belum_dipetakan" in totals:
        return {UNMAPPED: totals["belum_dipetakan"]} | {box: totals.get(f"kotak_{box}", 0) for box in range(1, 10)}
    where, given = _only(chosen, who)
    sql = f"select coalesce(t.kotak, 0), count(*) from talent_talentmonth t where t.run_id = %(run)s{where} group by 1"
    found = dict(_rows(sql, given))
    return {box: int(found.get(box, 0)) for box in range(10)}


def boxes(found: Mapping[int, int], link: str) -> list[dict[str, Any]]:
    """The nine boxes as the board draws them: number, count, share, what the regulation recommends."""
    mapped = sum(count for box, count in found.items() if box != UNMAPPED)
    return [
        {
            "number": box,
            "count": found[box],
            "share_bp": found[box] * 10_000 // mapped if mapped else 0,
            "action": ACTIONS[box],
            "url": link % box,
        }
        for box in range(9, 0, -1)
    ]


@dataclass(frozen=True)
class Person:
    """One person in a box, with the place before."""

    nip: str
    name: str
    jabatan: str
    unor: str
    potensial: int | None
    predikat: int | None
    kotak: int | None
    before: int | None
    was_there: bool

    @property
    def rose(self) -> int | None:
        """1 higher than before, -1 lower, 0 the same; nothing when she was in no box before."""
        if self.before is None or self.kotak is None:
            return None
        return (self.kotak > self.before) - (self.kotak < self.before)


PEOPLE = """
    select t.nip, concat_ws(', ', concat_ws(' ', nullif(e.gelar_depan, ''), e.name), nullif(e.gelar_belakang, '')),
           coalesce(j.name, ''), coalesce(u.name, ''), t.potensial, p.predikat, t.kotak, b.kotak, b.id is not null
    from (
        select * from talent_talentmonth t
        where t.run_id = %(run)s and {box}{where}
        order by t.potensial desc nulls last, t.nip {limit}
    ) t
    left join people_employee e on e.nip = t.nip
    left join people_riwayatjabatan rj on rj.employee_id = e.id and rj.valid @> %(day)s::date
    left join organisation_jabatan j on j.id = rj.jabatan_id
    left join people_riwayatunor ru on ru.employee_id = e.id and ru.valid @> %(day)s::date
    left join organisation_unor u on u.id = ru.unor_id
    left join performance_predikatmonth p on p.run_id = %(performance)s and p.nip = t.nip
    left join talent_talentmonth b on b.run_id = %(before)s and b.nip = t.nip
    order by t.potensial desc nulls last, t.nip
"""


def people(chosen: Map, who: Asked, box: int | None, page: int | None = None) -> list[Person]:
    """The people of a box (0 not mapped, nothing everybody), the highest potensial first; a page or all of them."""
    where, given = _only(chosen, who)
    limit = "" if page is None else "limit %(size)s offset %(skip)s"
    only = "true" if box is None else "t.kotak is null" if box == UNMAPPED else "t.kotak = %(box)s"
    given |= {"box": box, "size": PAGE, "skip": ((page or 1) - 1) * PAGE}
    return [Person(*row) for row in _rows(PEOPLE.format(box=only, where=where, limit=limit), given)]


def moved(chosen: Map, who: Asked, box: int) -> tuple[int, int]:
    """How many of a box stood lower before, and how many higher."""
    if chosen.before is None or box == UNMAPPED:
        return 0, 0
    where, given = _only(chosen, who)
    sql = f"""
        select count(*) filter (where b.kotak < t.kotak), count(*) filter (where b.kotak > t.kotak)
        from talent_talentmonth t join talent_talentmonth b on b.run_id = %(before)s and b.nip = t.nip
        where t.run_id = %(run)s and t.kotak = %(box)s{where}
    """
    up, down = _rows(sql, given | {"box": box})[0]
    return int(up), int(down)


def _only(chosen: Map, who: Asked) -> tuple[str, dict[str, Any]]:
    """The condition that leaves in whom the reader asked for, and everything the queries are given."""
    given = {
        "run": chosen.run.pk,
        "day": chosen.month.last,
        "before": chosen.before.run_id if chosen.before else None,
        "performance": chosen.run.reads.get("performance"),
        "paths": list(who.paths or ()),
        "kind": who.kind,
    }
    where = ""
    if who.paths is not None:
        where += UNDER
    if who.kind:
        where += """ and t.nip in (select e.nip from organisation_jabatan j
            join people_riwayatjabatan r on r.jabatan_id = j.id and r.valid @> %(day)s::date
            join people_employee e on e.id = r.employee_id where j.kind = %(kind)s)"""
    return where, given


def _rows(sql: str, given: Mapping[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())
