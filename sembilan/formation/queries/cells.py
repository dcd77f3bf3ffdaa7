"""The seats and the people of every post of every unit under one unit, summed in the database in one statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sembilan.organisation.models import Unor
from sembilan.people.queries.places import HOLDS

YEARS = 5  # ahead of this one, as the map looks
SOON_YEARS = 2  # a successor is chosen, examined and appointed in about that time
STEPS = range(YEARS + 1)


HEATS = (10, 25, 50)  # hundredths of the seats; from here on it is warm, hot, and every second seat empty


@dataclass(frozen=True)
class Heat:
    """The end of one year: seats empty by then, people who go in it, and how hot that is, from 0 to 4."""

    empty: int
    leaving: int
    level: int


def _level(empty: int, approved: int) -> int:
    if not empty:
        return 0
    return 1 + sum(empty * 100 >= approved * share for share in HEATS)


@dataclass(frozen=True)
class Sums:
    """What stands behind a unit or a post; `left` and `empties` at the end of this year and of each year ahead."""

    need: int
    approved: int
    people: int
    empty: int
    over: int
    soon: int
    left: tuple[int, ...]
    empties: tuple[int, ...]

    @property
    def has_gap(self) -> bool:
        """Whether seats are empty or more people sit than seats were given."""
        return bool(self.empty or self.over)

    @property
    def going(self) -> int:
        """Seats that are taken by somebody who goes soon."""
        return min(self.soon, self.approved - self.empty)

    @property
    def steady(self) -> int:
        """Seats that are taken and stay so for now."""
        return self.approved - self.empty - self.going

    @property
    def heat(self) -> list[Heat]:
        """What each year leaves empty and how many go in it."""
        before = (0, *self.left[:-1])
        return [
            Heat(e, a - b, _level(e, self.approved)) for e, a, b in zip(self.empties, self.left, before, strict=True)
        ]


EMPTY, OVER = 3, 4  # where these stand in a row
NOTHING = Sums(0, 0, 0, 0, 0, 0, (0,) * (YEARS + 1), (0,) * (YEARS + 1))


class Posts(Mapping[int, Sums]):
    """The sums of each post by its id; a region has two thousand, and a page shows few of them."""

    def __init__(self) -> None:
        self._rows: dict[int, Sequence[Any]] = {}

    def put(self, post: int, numbers: Sequence[Any]) -> None:
        """Keep one row as the database has it."""
        self._rows[post] = numbers

    def has_gap(self, post: int) -> bool:
        """What its sums say of it, told from the row."""
        return bool(self._rows[post][EMPTY] or self._rows[post][OVER])

    def __getitem__(self, post: int) -> Sums:
        return _sums(self._rows[post])

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@dataclass(frozen=True)
class Cells:
    """The sums of one subtree: by child (kode; `""` the unit itself), by post (id), and of all."""

    children: dict[str, Sums]
    posts: Posts
    all: Sums


def cells(unit: Unor, day: dt.date, bups: Mapping[int, int], *, kind: str = "", ahead: int = 0) -> Cells:
    """Sum a subtree on a day; with `ahead` as it stands at the end of that many years on, nobody replaced."""
    given = _given(unit, day, bups) | {"kind": kind, "ahead": ahead, "moved": ahead > 0}
    with connection.cursor() as cursor:
        cursor.execute(SQL, given)
        rows = cursor.fetchall()
    children: dict[str, Sums] = {}
    posts = Posts()
    for is_post, child, jabatan, *numbers in rows:
        if is_post:
            posts.put(jabatan, numbers)
        else:
            children[str(child)] = _sums(numbers)
    return Cells(children, posts, _all(children.values()))


def _all(children: Collection[Sums]) -> Sums:
    """The sums of all children together: every number is added up seat by seat, so they add up too."""
    if not children:
        return NOTHING
    need, approved, people, empty, over, soon = (
        sum(getattr(one, name) for one in children) for name in ("need", "approved", "people", "empty", "over", "soon")
    )
    left = tuple(map(sum, zip(*(one.left for one in children), strict=True)))
    empties = tuple(map(sum, zip(*(one.empties for one in children), strict=True)))
    return Sums(need, approved, people, empty, over, soon, left, empties)


def _given(unit: Unor, day: dt.date, bups: Mapping[int, int]) -> dict[str, Any]:
    return {
        "path": unit.path,
        "end": unit.path[:-1] + "/",  # after the dot comes the slash: what lies between is the subtree
        "day": day,
        "year": day.year,
        "soon": (day.year + SOON_YEARS) * 12 + day.month - 1,
        "old": dt.date(day.year + YEARS + 1 - min(bups.values(), default=0), 1, 1),
        "posts": list(bups),
        "bups": list(bups.values()),
    }


def _sums(found: Sequence[Any]) -> Sums:
    numbers = [int(number or 0) for number in found]
    left, empties = numbers[6 : 7 + YEARS], numbers[7 + YEARS :]
    need, approved, people, empty, over, soon = numbers[:6]
    return Sums(need, approved, people, empty, over, soon, tuple(left), tuple(empties))


# Who is too young to go within these years is not looked at: that is nearly everybody.
# The first month of pension, counted from the year 0: the one after that of the birthday on which BUP is reached.
# As a whole number, for fifty thousand dates cost as much as all the rest.
PENSION = "(extract(year from e.birth_date)::int + b.bup) * 12 + extract(month from e.birth_date)::int"
# Every count is an int: PostgreSQL adds up bigints as its exact numbers without an end, which costs five times more.
LEFT = ", ".join(f"(count(*) filter (where first < (%(year)s + {n} + 1) * 12))::int as left_{n}" for n in STEPS)
SUM_LEFT = ", ".join(f"sum(left_{n})" for n in STEPS)
SUM_EMPTY = ", ".join(f"sum(greatest(approved - people + left_{n}, 0))" for n in STEPS)
GONE = "case %(ahead)s " + " ".join(f"when {n} then left_{n}" for n in STEPS) + " end"
SQL = f"""
with unit as materialized (
    select id, split_part(substr(path, length(%(path)s) + 1), '.', 1) collate "C" as child from organisation_unor
    where path collate "C" >= %(path)s and path collate "C" < %(end)s
), place as materialized (
    select r.employee_id, r.unor_id, j.jabatan_id
    from people_riwayatunor r
    join people_riwayatjabatan j on j.employee_id = r.employee_id and {HOLDS.format("j")}
    where {HOLDS.format("r")} and r.unor_id in (select id from unit)
), going as materialized (
    select place.unor_id, place.jabatan_id, {PENSION} as first
    from people_employee e
    join place on place.employee_id = e.id
    join unnest(%(posts)s::bigint[], %(bups)s::int[]) as b(jabatan_id, bup) on b.jabatan_id = place.jabatan_id
    where e.birth_date < %(old)s
), gone as (
    select unor_id, jabatan_id, {LEFT}, (count(*) filter (where first <= %(soon)s))::int as soon
    from going group by unor_id, jabatan_id
), held as (
    select unor_id, jabatan_id, count(*)::int as people from place group by unor_id, jabatan_id
), seat as (
    select unor_id, jabatan_id, approved, coalesce(need_hundredths, 0) as need from formation_formation f
    where {HOLDS.format("f")} and unor_id in (select id from unit)
), cell as (
    select unor_id, jabatan_id, coalesce(approved, 0) as approved, coalesce(need, 0) as need,
        coalesce(people, 0) as people, coalesce(soon, 0) as soon,
        {", ".join(f"coalesce(left_{n}, 0) as left_{n}" for n in STEPS)}
    from held left join gone using (unor_id, jabatan_id) full join seat using (unor_id, jabatan_id)
), told as (
    select c.*, people - case when %(moved)s then {GONE} else 0 end as here from cell c
)
select grouping(child) = 1, child, t.jabatan_id,
    sum(need), sum(approved), sum(here),
    sum(greatest(approved - here, 0)), sum(greatest(here - approved, 0)), sum(soon),
    {SUM_LEFT}, {SUM_EMPTY}
from told t join unit on unit.id = t.unor_id
join organisation_jabatan j on j.id = t.jabatan_id and (%(kind)s = '' or j.kind = %(kind)s)
group by grouping sets ((child), (t.jabatan_id))
"""
