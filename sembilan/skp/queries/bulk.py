"""What a workbook of SKP would change: each row against what is there, before anything is written; and the workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import superiors, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.skp.models import WITH_OWNER, Measure, Rhk, Skp, State
from sembilan.skp.queries.bulk_rows import Fault, Row, first_faults, plain
from sembilan.skp.queries.matrix import day_in
from sembilan.skp.queries.posts import posts_of


class Verdict(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass
class Line:
    """A good row: what it would do and to what."""

    row: Row
    person: Employee
    verdict: Verdict
    rhk: Rhk | None = None
    measure: Measure | None = None
    serves: Rhk | None = None


@dataclass
class Planned:
    """What the whole file would do."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    begins: list[Employee] = field(default_factory=list)

    def count(self, verdict: str) -> int:
        """How many rows would do this."""
        return sum(line.verdict == verdict for line in self.lines)

    @property
    def writes(self) -> list[Line]:
        """The rows that would change something."""
        return [line for line in self.lines if line.verdict != Verdict.SAME]


@dataclass
class There:
    """What stands in the records for the people of a file."""

    people: dict[str, Employee]
    skps: dict[int, Skp]
    has_post: set[int]
    rhks: dict[tuple[int, str], Rhk]
    measures: dict[tuple[int, str, str], Measure]
    above: dict[tuple[int, str], Rhk]


def people_of(by: Any, unor: Unor, day: Any) -> Any:
    """Whose SKP this person may load or take along there: under the unit, within her rights."""
    places = RiwayatUnor.objects.on(day).filter(unor__path__startswith=unor.path)
    return visible(by, day, Permission.CONTRACT).filter(pk__in=places.values("employee"))


def plan(by: Any, unor: Unor, year: int, rows: Sequence[Row | Fault]) -> Planned:
    """Each row against what is there; a row that says what is there already changes nothing."""
    good = [one for one in rows if isinstance(one, Row)]
    wrong = first_faults(good)
    planned = Planned(faults=[*(one for one in rows if isinstance(one, Fault)), *wrong.values()])
    there = there_for(list(people_of(by, unor, day_in(year)).filter(nip__in={one.nip for one in good})), year)
    for row in good:
        if row.number not in wrong:
            found = _judged(row, there, unor)
            planned.faults.append(found) if isinstance(found, Fault) else planned.lines.append(found)
    planned.faults.sort(key=lambda one: one.row)
    begins = {line.person.pk: line.person for line in planned.writes if line.person.pk not in there.skps}
    planned.begins = list(begins.values())
    return planned


def there_for(people: Collection[Employee], year: int) -> There:
    """The SKP of the main posts of people, with what they say, and the RHK of their leaders."""
    posts, skps = main_skps(people, year)
    rhks = list(Rhk.objects.filter(skp__in=skps.values(), ended_on=None).select_related("serves"))
    measures = Measure.objects.filter(rhk__in=rhks)
    return There(
        {one.nip: one for one in people},
        skps,
        {pk for pk, held in posts.items() if held is not None},
        {(one.skp_id, plain(one.text)): one for one in rhks},
        {(one.rhk_id, one.aspect, plain(one.text)): one for one in measures},
        _above(people, year),
    )


def main_skps(people: Collection[Employee], year: int) -> tuple[dict[int, Any], dict[int, Skp]]:
    """The newest post of each in her own right, and the SKP that stands for it."""
    posts = {
        pk: next((one for one in reversed(held) if not one.acting), None) for pk, held in posts_of(people, year).items()
    }
    rows = Skp.objects.filter(employee__in=list(posts), year=year, acting="").select_related("employee").order_by("pk")
    skps = {}
    for skp in rows:
        post = posts[skp.employee_id]
        if post and post.is_of(skp) and skp.valid.lower < post.until and post.first < skp.valid.upper:
            skps[skp.employee_id] = skp
    return posts, skps


def exported(by: Any, unor: Unor, year: int) -> Iterator[tuple[str, ...]]:
    """The SKP of a unit's main posts as rows of the workbook; who has none stands there with an empty row."""
    day = day_in(year)
    people = list(people_of(by, unor, day).order_by("name", "nip"))
    _posts, skps = main_skps(people, year)
    rows = Rhk.objects.filter(skp__in=skps.values(), ended_on=None).select_related("serves").order_by("number", "pk")
    rhks: dict[int, list[Rhk]] = defaultdict(list)
    for rhk in rows:
        rhks[rhk.skp_id].append(rhk)
    measures: dict[int, list[Measure]] = defaultdict(list)
    for measure in Measure.objects.filter(rhk__skp__in=skps.values()).order_by("pk"):
        measures[measure.rhk_id].append(measure)
    for one in people:
        skp = skps.get(one.pk)
        held = rhks[skp.pk] if skp else []
        if not held:
            yield (one.nip, one.full_name)
        for rhk in held:
            told: Sequence[Measure | None] = measures[rhk.pk] or [None]
            for line in told:
                yield (one.nip, one.full_name, *_cells(rhk, line))


def _cells(rhk: Rhk, measure: Measure | None) -> tuple[str, ...]:
    head = (rhk.kind, rhk.text, rhk.serves.text if rhk.serves else rhk.serves_text)
    tail = ("ya" if rhk.is_collaboration else "tidak", rhk.partners)
    if measure is None:
        return (*head, "", "", "", "", "", *tail)
    return (*head, measure.aspect, measure.text, target(measure), measure.unit, measure.direction, *tail)


def target(measure: Measure) -> str:
    """A target as the workbook says it, so that it is read as the same."""
    if measure.target_milli is None:
        return measure.target_text
    numbers = [measure.target_milli, measure.target_until_milli]
    return " - ".join(_number(one) for one in numbers if one is not None)


def _number(milli: int) -> str:
    """Without dots between thousands, which a reader may take for a comma."""
    whole, rest = divmod(abs(milli), 1_000)
    decimals = f",{rest:03d}".rstrip("0") if rest else ""
    return f"{'-' if milli < 0 else ''}{whole}{decimals}"


def _judged(row: Row, there: There, unor: Unor) -> Line | Fault:
    person = there.people.get(row.nip)
    if person is None:
        told = _("NIP ini tidak ada di %(unit)s atau bukan untuk Anda kelola. Hapus barisnya atau pilih unit lain.")
        return Fault(row.number, row.nip, "NIP", row.nip, told % {"unit": unor.name})
    if person.pk not in there.has_post:
        told = _("Jabatan dan unit kerjanya belum tercatat pada tahun ini. Lengkapi riwayatnya lebih dahulu.")
        return Fault(row.number, row.nip, "NIP", row.nip, told)
    line, skp = _line(row, person, there), there.skps.get(person.pk)
    if line.verdict != Verdict.SAME and skp is not None and skp.state not in WITH_OWNER:
        return Fault(row.number, row.nip, "RHK", row.text, _closed(skp))
    return line


def _line(row: Row, person: Employee, there: There) -> Line:
    skp = there.skps.get(person.pk)
    serves = there.above.get((person.pk, plain(row.serves or "")))
    rhk = there.rhks.get((skp.pk, plain(row.text))) if skp else None
    if skp is None or rhk is None:
        return Line(row, person, Verdict.NEW, serves=serves)
    measure = there.measures.get((rhk.pk, row.aspect, plain(row.indicator)))
    line = Line(row, person, Verdict.SAME, rhk, measure, serves)
    if row.indicator and measure is None:
        line.verdict = Verdict.NEW
    elif _differs(rhk, row.rhk) or _serves_another(rhk, row) or (measure and _differs(measure, row.measure)):
        line.verdict = Verdict.CHANGED
    return line


def _differs(record: Any, given: Any) -> bool:
    return any(getattr(record, name) != value for name, value in given.items())


def _serves_another(rhk: Rhk, row: Row) -> bool:
    there = rhk.serves.text if rhk.serves else rhk.serves_text
    return row.serves is not None and plain(there) != plain(row.serves)


def _closed(skp: Skp) -> str:
    if skp.state == State.AGREED:
        return _("SKP-nya sudah disetujui. Ubah lewat adendum, lalu muat lagi.")
    return _("SKP-nya sedang di penilai. Tunggu jawabannya atau minta ditarik, lalu muat lagi.")


def _above(people: Collection[Employee], year: int) -> dict[tuple[int, str], Rhk]:
    """The RHK of each person's nearest leaders, by the person and what they say."""
    led_by = superiors(people, day_in(year)) if people else {}
    nips = {nip for found in led_by.values() for nip in found}
    theirs: dict[str, list[Rhk]] = defaultdict(list)
    rows = Rhk.objects.filter(skp__year=year, skp__employee__nip__in=nips, ended_on=None)
    for rhk in rows.annotate(whose=F("skp__employee__nip")).order_by("-pk"):
        theirs[rhk.whose].append(rhk)
    return {(pk, plain(rhk.text)): rhk for pk, found in led_by.items() for nip in found for rhk in theirs[nip]}


def named(planned: Planned) -> Iterable[str]:
    """The NIPs of those it writes for."""
    return sorted({line.person.nip for line in planned.writes})
