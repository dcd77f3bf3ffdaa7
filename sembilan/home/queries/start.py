"""The start pages: for each role the one question it begins its day with, answered from the newest month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.urls import reverse

from sembilan.allowance.models import TppMonth
from sembilan.attendance.models import AttendanceMonth
from sembilan.home.queries import desk
from sembilan.home.queries.month import MonthPage, month_page, newest
from sembilan.home.queries.posts import gaps
from sembilan.home.queries.readings import readings
from sembilan.organisation.access import PEGAWAI, PENILAI, today
from sembilan.organisation.models import Grant
from sembilan.people.access import roles_of, scope_for
from sembilan.people.kept import Kept
from sembilan.people.queries import HOLDS, under
from sembilan.performance.models import PredikatMonth
from sembilan.records.models import Head
from sembilan.runs.models import Area, Publication, Result, Run
from sembilan.runs.queries import publications_of
from sembilan.talent.models import TalentMonth
from sembilan.talent.queries.board import boxes
from sembilan.terms.month import Month

ORDER = (
    *(Grant.Role.PPK, Grant.Role.BKD, Grant.Role.INSPEKTORAT, Grant.Role.BENDAHARA, Grant.Role.PENGELOLA),
    *(PENILAI, PEGAWAI),
)
SHOWN = 10


def role_of(user: Any) -> str:
    """The role whose page she sees first: the one that answers for most."""
    roles = roles_of(user)
    return str(next((role for role in ORDER if role in roles), PEGAWAI))


def page_for(user: Any) -> tuple[str, dict[str, Any]]:
    """The template of her role and what it is given: what is asked of what waits, what falls due, and her page."""
    role = role_of(user)
    more = {name: ask(user) for name, ask in MORE.get(role, {}).items()}
    tasks = desk.uncounted(user)
    return f"home/start/{role}.html", {"page": PAGES[role](user), "roles": roles_of(user), "tasks": tasks, **more}


@dataclass(frozen=True)
class Own:
    """One's own newest published month: counted days, amount, predikat, box."""

    month: Month | None
    presence: AttendanceMonth | None = None
    allowance: TppMonth | None = None
    allowance_before: TppMonth | None = None
    predikat: PredikatMonth | None = None
    talent: TalentMonth | None = None

    @property
    def late(self) -> int:
        """Days late, however much."""
        one = self.presence
        return one.tl1 + one.tl2 + one.tl3 + one.tl4 if one else 0

    @property
    def early(self) -> int:
        """Days left early."""
        one = self.presence
        return one.psw1 + one.psw2 + one.psw3 + one.psw4 if one else 0

    @property
    def difference(self) -> int | None:
        """Against the month before."""
        both = self.allowance, self.allowance_before
        return both[0].tpp_bruto - both[1].tpp_bruto if both[0] and both[1] else None

    @property
    def share_bp(self) -> int:
        """Against the ceiling."""
        return (
            self.allowance.tpp_bruto * 10_000 // self.allowance.tpp_maks
            if self.allowance and self.allowance.tpp_maks
            else 0
        )


def own(user: Any) -> Own:
    """Am I counted, and how does my month look?"""
    last = Publication.objects.order_by("-month").values_list("month", flat=True).first()
    if last is None:
        return Own(None)
    month = Month.of(last)
    found = publications_of(month, month.previous())

    def mine(model: type[Result], area: str) -> dict[int, Any]:
        runs = [row.run_id for (which, _month), row in found.items() if which == area]
        return {row.run_id: row for row in model._default_manager.filter(run__in=runs, nip=user.nip)} if runs else {}

    def at(rows: Mapping[int, Any], area: str, when: Month) -> Any:
        return rows.get(found[area, when].run_id) if (area, when) in found else None

    pay = mine(TppMonth, Area.ALLOWANCE)
    return Own(
        month=month,
        presence=at(mine(AttendanceMonth, Area.ATTENDANCE), Area.ATTENDANCE, month),
        allowance=at(pay, Area.ALLOWANCE, month),
        allowance_before=at(pay, Area.ALLOWANCE, month.previous()),
        predikat=at(mine(PredikatMonth, Area.PERFORMANCE), Area.PERFORMANCE, month),
        talent=at(mine(TalentMonth, Area.TALENT), Area.TALENT, month),
    )


@dataclass(frozen=True)
class Member:
    """Someone of the team who may need help."""

    nip: str
    name: str
    jabatan: str
    tk: int
    late: int
    predikat: int | None
    share_bp: int | None


@dataclass(frozen=True)
class Team:
    """A superior's people in the newest published month."""

    month: Month | None
    people: int = 0
    absent: int = 0
    late: int = 0
    predikat: Sequence[tuple[int, int]] = ()
    members: Sequence[Member] = ()


MEMBERS = """
    select t.nip, t.tk, t.tl1 + t.tl2 + t.tl3 + t.tl4 as late, p.predikat,
           m.tpp_bruto * 10000 / nullif(m.tpp_maks, 0) as share
    from attendance_attendancemonth t
    left join performance_predikatmonth p on p.run_id = %(performance)s and p.nip = t.nip
    left join allowance_tppmonth m on m.run_id = %(allowance)s and m.nip = t.nip
    where t.run_id = %(attendance)s and t.nip <> %(own)s{under}
"""
# One statement, because who is in the team is the costly part.
WORST = """
    with members as materialized ({members}), spread as (
        select array_agg(array[s.predikat, s.people, s.absent, s.late]) as rows from (
            select coalesce(predikat, 0)::bigint as predikat, count(*) as people,
                   count(*) filter (where tk > 0) as absent, count(*) filter (where late > 0) as late
            from members group by 1) s
    )
    select spread.rows, x.nip, concat_ws(' ', nullif(e.gelar_depan, ''), e.name), coalesce(j.name, ''),
           x.tk, x.late, x.predikat, x.share
    from spread left join (
        select * from members where tk > 0 or late > 0 or predikat < 4
        order by tk desc, predikat nulls last, late desc, nip limit %(shown)s) x on true
    left join people_employee e on e.nip = x.nip
    left join people_riwayatjabatan r on r.employee_id = e.id and r.valid @> %(day)s::date
    left join organisation_jabatan j on j.id = r.jabatan_id
    order by x.tk desc, x.predikat nulls last, x.late desc, x.nip
"""


def team(user: Any) -> Team:
    """Whom must I help now?"""
    last = Publication.objects.filter(area=Area.ATTENDANCE).order_by("-month").values_list("month", flat=True).first()
    if last is None:
        return Team(None)
    month = Month.of(last)
    found = publications_of(month)
    given: dict[str, Any] = {
        area: found[area, month].run_id if (area, month) in found else None for area in Area.values
    }
    paths = tuple(scope_for(user).paths())
    rows = _kept_teams.get((user.nip, paths, *given.values()), lambda: _members(given, user.nip, month, paths))
    spread = rows[0][0] or []
    return Team(
        month=month,
        people=sum(row[1] for row in spread),
        absent=sum(row[2] for row in spread),
        late=sum(row[3] for row in spread),
        predikat=sorted(((row[0], row[1]) for row in spread), reverse=True),
        members=[Member(*row[1:]) for row in rows if row[1] is not None],
    )


_kept_teams: Kept[list[Any]] = Kept()


def _members(runs: Mapping[str, Any], own: str, month: Month, paths: Sequence[str]) -> list[Any]:
    only, given = under(paths)
    with connection.cursor() as cursor:
        sql = WORST.format(members=MEMBERS.format(under=only))
        cursor.execute(sql, {**given, **runs, "own": own, "day": month.last, "shown": SHOWN})
        return list(cursor.fetchall())


def month_now(user: Any) -> MonthPage | None:
    """Can the month be published? The newest month anything was computed for."""
    month = newest()
    return month_page(user, month, is_brief=True) if month else None


@dataclass(frozen=True)
class Region:
    """A head's view: the nine-box of the newest month, and how each office of hers did."""

    brief: MonthPage
    boxes: Sequence[dict[str, Any]]
    unmapped: int
    offices: Sequence[tuple[str, str, int, int | None]]


# Offices are the units right below the root: the second code of a path. People are many and units few, so people are
# added up by unit first.
OFFICES = f"""
    with per as (
        select r.unor_id, count(*) as people, sum(m.tpp_bruto) as gross, sum(m.tpp_maks) as ceiling
        from allowance_tppmonth m
        join people_employee e on e.nip = m.nip
        join people_riwayatunor r on r.employee_id = e.id and {HOLDS.format("r")}
        where m.run_id = %(allowance)s group by 1
    )
    select o.kode, o.name, sum(per.people)::int, (sum(per.gross) * 10000 / nullif(sum(per.ceiling), 0))::int
    from per join organisation_unor u on u.id = per.unor_id
    join organisation_unor o on o.path = concat(split_part(u.path, '.', 1), '.', split_part(u.path, '.', 2), '.')
    group by 1, 2 order by 4, 1 limit %(shown)s
"""


_kept_offices: Kept[list[Any]] = Kept()


def _offices(run: Run, month: Month) -> list[Any]:
    """The offices of a run, the lowest first."""
    with connection.cursor() as cursor:
        cursor.execute(OFFICES, {"allowance": run.pk, "day": month.last, "shown": SHOWN})
        return list(cursor.fetchall())


def region(user: Any) -> Region | None:
    """Who is ready for what, and which office needs me?"""
    brief = month_now(user)
    if brief is None:
        return None
    by = {row.state.area: row.state for row in brief.rows}
    totals = by[Area.TALENT].totals
    counts = {box: totals.get(f"kotak_{box}", 0) for box in range(1, 10)}
    run = by[Area.ALLOWANCE].current
    offices = _kept_offices.get(run.pk, lambda: _offices(run, brief.month)) if run else []
    link = reverse("talent:box", args=[brief.month, 0]).replace("/0/", "/%d/")
    return Region(brief, boxes(counts, link), totals.get("belum_dipetakan", 0), offices)


@dataclass(frozen=True)
class Proofs:
    """What was published, by which run, and how far the log is sealed."""

    publications: Sequence[Publication]
    head: Head | None

    @property
    def root(self) -> str:
        """The newest head's root, to be compared with one kept elsewhere."""
        return bytes(self.head.root).hex() if self.head else ""


def proofs(user: Any) -> Proofs:
    """Can each figure be proven?"""
    rows = Publication.objects.select_related("run__release").defer("run__release__content").order_by("-id")[:SHOWN]
    return Proofs(list(rows), Head.objects.order_by("-size").first())


PAGES: Mapping[str, Callable[[Any], object]] = {
    Grant.Role.PPK: region,
    Grant.Role.BKD: month_now,
    Grant.Role.INSPEKTORAT: proofs,
    Grant.Role.BENDAHARA: month_now,
    Grant.Role.PENGELOLA: month_now,
    PENILAI: team,
    PEGAWAI: own,
}


def _falling(user: Any) -> object:
    return desk.falling(user, today())


MORE: Mapping[str, Mapping[str, Callable[[Any], object]]] = {
    Grant.Role.PPK: {"posts": lambda user: gaps(user, today())},
    Grant.Role.BKD: {"falling": _falling},
    Grant.Role.INSPEKTORAT: {"readings": readings},
    Grant.Role.PENGELOLA: {"falling": _falling},
}
