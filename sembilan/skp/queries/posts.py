"""The posts a person holds in a year, each with its days: in her own right, and for another as Plt or Plh."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import rights_of
from sembilan.people.models import Acting, Employee, RiwayatJabatan, RiwayatUnor
from sembilan.skp.models import Skp

JPT = ("I/", "II/")  # UU 20/2023: JPT are the posts of eselon I and II


@dataclass(frozen=True)
class Post:
    """A post of a person from its first day until the day after its last in the year."""

    unor: Unor
    jabatan: str
    first: dt.date
    until: dt.date
    acting: str = ""

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.until - dt.timedelta(days=1)

    @property
    def form(self) -> str:
        """Who leads a unit of eselon I or II has the SKP of a JPT."""
        leads = self.jabatan.upper() == self.unor.leader_title.upper() != ""
        return Skp.Form.JPT if leads and self.unor.eselon.startswith(JPT) else Skp.Form.JA

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.unor.pk}.{self.acting or 'tetap'}.{self.first:%Y%m%d}"

    def is_of(self, skp: Skp) -> bool:
        """Whether an SKP is about this post, on some day of it."""
        same = (skp.unor_id, skp.jabatan.upper(), skp.acting) == (self.unor.pk, self.jabatan.upper(), self.acting)
        return same and bool(skp.valid.lower < self.until and self.first < skp.valid.upper)


def posts_of(people: Collection[Employee], year: int) -> dict[int, list[Post]]:
    """The posts of many people in a year, in the order of their days; by the key of the employee."""
    span = (dt.date(year, 1, 1), dt.date(year + 1, 1, 1))
    ids = [one.pk for one in people]
    found: dict[int, list[Post]] = {pk: [] for pk in ids}
    places: dict[int, list[RiwayatUnor]] = {pk: [] for pk in ids}
    for place in RiwayatUnor.objects.during(*span).filter(employee__in=ids).select_related("unor"):
        places[place.employee_id].append(place)
    for held in RiwayatJabatan.objects.during(*span).filter(employee__in=ids).select_related("jabatan"):
        for place in places[held.employee_id]:
            first = max(span[0], held.valid.lower or span[0], place.valid.lower or span[0])
            until = min(span[1], held.valid.upper or span[1], place.valid.upper or span[1])
            if first < until:
                found[held.employee_id].append(Post(place.unor, held.jabatan.name, first, until))
    for one in Acting.objects.during(*span).filter(employee__in=ids).select_related("unor"):
        first, until = max(span[0], one.valid.lower or span[0]), min(span[1], one.valid.upper or span[1])
        name = one.unor.leader_title or one.unor.name
        found[one.employee_id].append(Post(one.unor, name, first, until, one.kind))
    return {pk: _joined(held) for pk, held in found.items()}


def posts_in(employee: Employee, year: int) -> list[Post]:
    """The posts of one person in a year."""
    return posts_of([employee], year)[employee.pk]


def uncovered(held: Iterable[Post], skps: Collection[Skp]) -> list[Post]:
    """The posts that none of these SKP is about."""
    return [one for one in held if not any(one.is_of(skp) for skp in skps)]


def post_of(employee: Employee, day: dt.date) -> Post | None:
    """The post she holds in her own right on a day."""
    held = [one for one in posts_in(employee, day.year) if not one.acting]
    return next((one for one in held if one.first <= day < one.until), None)


def raters(path: str, day: dt.date, without: Iterable[str]) -> list[str]:
    """Who leads the place most nearly, or a unit above it, on a day; at the top the PPK."""
    told = raters_above(path, day, without)
    nearest = max(told.values(), default=0)
    return sorted(nip for nip, length in told.items() if length == nearest)


def raters_above(path: str, day: dt.date, without: Iterable[str]) -> dict[str, int]:
    """Everybody who leads the place or a unit above it, the nearest first, with how far down her place is."""
    passed, told = set(without), {}
    for nip, rights in rights_of(day, None, over=path).items():
        led = [len(one.path) for one in rights if one.allows(Permission.RATE)]
        if led and nip not in passed:
            told[nip] = max(led)
    return dict(sorted(told.items(), key=lambda one: (-one[1], one[0])))


def _joined(posts: list[Post]) -> list[Post]:
    """Posts that go on without a gap are one: a new decision on the same post is no new post."""
    told: list[Post] = []
    for one in sorted(posts, key=lambda post: (post.acting, post.first)):
        last = told[-1] if told else None
        if last and (last.unor, last.jabatan, last.acting, last.until) == (
            one.unor,
            one.jabatan,
            one.acting,
            one.first,
        ):
            told[-1] = replace(last, until=one.until)
        else:
            told.append(one)
    return told
