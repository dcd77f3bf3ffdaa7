"""The nine-box of a month as a reader may see it: how many stand where, who they are, and who moved since last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Scope
from sembilan.organisation.models import Unor
from sembilan.people.kept import Kept
from sembilan.people.queries import HOLDS, under
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
MOST_UNITS = 200


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


def unors_for(scope: Scope, kode: str) -> list[Unor]:
    """The units a reader chooses from: the nearest to what she may see, and the one she named, if it is hers.

    At most `MOST_UNITS`, for a list of a thousand schools is no help and makes the page heavy.
    """
    if scope.is_all():
        near = Q(parent=None) | Q(parent__parent=None)
    else:
        paths = scope.paths()
        near = Q(path__in=paths) | Q(parent__path__in=paths) | Q(parent__parent__path__in=paths)
    found = Unor.objects.filter(near | Q(kode=kode)).only("kode", "name", "path", "parent").order_by("path")
    hers = [unor for unor in found if scope.covers(unor.path)]
    nearest = sorted(hers, key=lambda unor: (unor.kode != kode, unor.path.count(".")))[:MOST_UNITS]
    return sorted(nearest, key=lambda unor: unor.path)


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

    @property
    def rose(self) -> int | None:
        """1 higher than before, -1 lower, 0 the same; nothing when she was in no box before."""
        if self.before is None or self.kotak is None:
            return None
        return (self.kotak > self.before) - (self.kotak < self.before)


# One statement, because who is left in is the costly part and everything else follows from it. The counts of all boxes
# are asked apart and kept, so that only the open box's people are looked up.
OPENED = """
    with who as materialized (
        select t.* from talent_talentmonth t where t.run_id = %(run)s and {box}{where}
    ), shown as (
        select t.* from who t order by t.potensial desc nulls last, t.nip limit %(size)s offset %(skip)s
    ), sums as (
        select array[count(*) filter (where b.kotak < t.kotak), count(*) filter (where b.kotak > t.kotak)] as moved
        from who t join talent_talentmonth b on b.run_id = %(before)s and b.nip = t.nip
    )
    select sums.moved, t.nip,
           concat_ws(', ', concat_ws(' ', nullif(e.gelar_depan, ''), e.name), nullif(e.gelar_belakang, '')),
           coalesce(j.name, ''), coalesce(u.name, ''), t.potensial, p.predikat, t.kotak, b.kotak
    from sums left join shown t on true
    left join people_employee e on e.nip = t.nip
    left join people_riwayatjabatan rj on rj.employee_id = e.id and rj.valid @> %(day)s::date
    left join organisation_jabatan j on j.id = rj.jabatan_id
    left join people_riwayatunor ru on ru.employee_id = e.id and ru.valid @> %(day)s::date
    left join organisation_unor u on u.id = ru.unor_id
    left join performance_predikatmonth p on p.run_id = %(performance)s and p.nip = t.nip
    left join talent_talentmonth b on b.run_id = %(before)s and b.nip = t.nip
    order by t.potensial desc nulls last, t.nip
"""
COUNTED = """
    select coalesce(t.kotak, 0), count(*) from talent_talentmonth t where t.run_id = %(run)s{where} group by 1
"""


@dataclass(frozen=True)
class Opened:
    """A box with a page of its people, the highest potensial first; how many came up or down into it; all counts."""

    counts: Mapping[int, int]
    people: list[Person]
    up: int
    down: int


def opened(chosen: Map, who: Asked, box: int | None, *, size: int | None = PAGE, page: int = 1) -> Opened:
    """A box of the board (0 not mapped, nothing everybody), a page of it or whole."""
    where, given = _only(chosen, who)
    only = "true" if box is None else "t.kotak is null" if box == UNMAPPED else "t.kotak = %(box)s"
    given |= {"box": box, "size": size, "skip": (page - 1) * (size or 0)}
    with connection.cursor() as cursor:
        cursor.execute(OPENED.format(where=where, box=only), given)
        rows = cursor.fetchall()
    found = _counts(chosen, who)
    up, down = rows[0][0] or (0, 0)
    people = [Person(*row[1:]) for row in rows if row[1] is not None]
    return Opened({number: int(found.get(number, 0)) for number in range(10)}, people, int(up), int(down))


_kept: Kept[Mapping[int, int]] = Kept()


def _counts(chosen: Map, who: Asked) -> Mapping[int, int]:
    """How many stand in each box."""
    if who.is_everyone and "belum_dipetakan" in chosen.run.totals:
        return _known(chosen.run.totals)
    return _kept.get((chosen.run.pk, who), lambda: _counted(chosen, who))


def _counted(chosen: Map, who: Asked) -> Mapping[int, int]:
    where, given = _only(chosen, who)
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(where=where), given)
        return dict(cursor.fetchall())


def _known(totals: Mapping[str, int]) -> dict[int, int]:
    """What the run itself counted."""
    return {UNMAPPED: totals["belum_dipetakan"]} | {box: totals.get(f"kotak_{box}", 0) for box in range(1, 10)}


def _only(chosen: Map, who: Asked) -> tuple[str, dict[str, Any]]:
    """The condition that leaves in whom the reader asked for, and everything the queries are given."""
    given: dict[str, Any] = {
        "run": chosen.run.pk,
        "day": chosen.month.last,
        "before": chosen.before.run_id if chosen.before else None,
        "performance": chosen.run.reads.get("performance"),
        "kind": who.kind,
    }
    where = ""
    if who.paths is not None:
        where, values = under(who.paths)
        given |= values
    if who.kind:
        where += f""" and t.nip in (select e.nip from organisation_jabatan j
            join people_riwayatjabatan r on r.jabatan_id = j.id and {HOLDS.format("r")}
            join people_employee e on e.id = r.employee_id where j.kind = %(kind)s)"""
    return where, given
