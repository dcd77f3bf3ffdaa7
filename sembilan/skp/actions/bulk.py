"""Drafts of SKP for many people at once: begun where there is none, and filled from a workbook."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import scope_for, superiors
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import Refused, action, actor_name, part, tell
from sembilan.skp.models import Measure, Rhk, Skp, SkpStep, State
from sembilan.skp.queries.bulk import Line, Planned, main_skps, plan
from sembilan.skp.queries.bulk_rows import Fault, Row, plain
from sembilan.skp.queries.matrix import day_in
from sembilan.skp.queries.posts import Post


@dataclass(frozen=True)
class Drafts:
    """The SKP of people's main posts, held; and which of them were begun now."""

    found: dict[int, Skp]
    begun: list[Skp]


@action("skp.load")
def load(*, unor: Unor, year: int, rows: Sequence[Row | Fault], by: Any) -> Planned:
    """Take the good rows of a workbook as drafts; the same workbook again changes nothing."""
    if not scope_for(by).covers(unor.path, Permission.CONTRACT):
        raise Refused(_("SKP dimuat oleh pimpinan unit, pengelolanya, atau BKD."))
    first = plan(by, unor, year, rows)
    drafts = hold_drafts([line.person for line in first.writes], year, by=by)
    # Who stands in it is held now: what somebody else wrote meanwhile is seen by looking again.
    planned = plan(by, unor, year, rows)
    planned.begins = [one for one in first.begins if drafts.found[one.pk] in drafts.begun]
    tell(
        unor.instansi_id,
        f"skp:{unor.kode}",
        rows=len(planned.writes),
        skps=len(drafts.begun),
        faults=len(planned.faults),
    )
    _write(planned.writes, drafts.found, by=by)
    return planned


@action("skp.take_along")
def take_along(*, unor: Unor, what: str, rows: int, by: Any) -> None:
    """Keep that somebody took SKP of a unit, or its list, along as a workbook."""
    tell(unor.instansi_id, f"skp:{unor.kode}", what=what, rows=rows)


@part
def hold_drafts(people: Collection[Employee], year: int, *, by: Any) -> Drafts:
    """The SKP of the main post of each, locked until this is done; begun as a draft where there is none."""
    ids = sorted({one.pk for one in people})
    # As one SKP is begun: nobody else begins one of theirs until this is done.
    held = list(Employee.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk"))
    posts, skps = main_skps(held, year)
    list(Skp.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in skps.values()]).order_by("pk"))
    posts, skps = main_skps(held, year)
    without = [(one, posts[one.pk]) for one in held if posts[one.pk] and one.pk not in skps]
    begun = _begin(without, by=by)
    return Drafts(skps | {one.employee_id: one for one in begun}, begun)


@part
def _begin(without: Sequence[tuple[Employee, Post]], *, by: Any) -> list[Skp]:
    """Begin the SKP of many posts, each with its first step."""
    if not without:
        return []
    day = day_in(without[0][1].first.year)
    led_by = superiors([one for one, _post in without], day)
    raters = named({nip for found in led_by.values() for nip in found[:1]}, day)
    made = []
    for one, post in without:
        rater = raters.get(next(iter(led_by[one.pk]), ""))
        made.append(
            Skp(
                instansi_id=one.instansi_id, employee=one, year=post.first.year, valid=(post.first, post.until),
                unor=post.unor, jabatan=post.jabatan, form=post.form, penilai_nip=rater.nip if rater else "",
                penilai_jabatan=(getattr(rater, "jabatan_name", None) or "") if rater else "", version=1,
                changed_by=actor_name(by), changed_at=timezone.now(),
            )
        )  # fmt: skip
    Skp.objects.bulk_create(made)
    SkpStep.objects.bulk_create(
        SkpStep(instansi_id=one.instansi_id, skp=one, state=State.DRAFT, by=actor_name(by)) for one in made
    )
    return made


@part
def _write(lines: Sequence[Line], skps: dict[int, Skp], *, by: Any) -> None:
    rhks = _rhks(lines, skps)
    new, changed = {}, {}
    for line in lines:
        rhk, given = rhks[line.person.pk, plain(line.row.text)], line.row
        key = (rhk.pk, given.aspect, plain(given.indicator))
        if not given.indicator:
            continue
        if line.measure is None:
            new[key] = Measure(
                instansi_id=rhk.instansi_id, rhk=rhk, aspect=given.aspect, text=given.indicator, **given.measure
            )
        else:
            changed[key] = _set(line.measure, given.measure)
    Measure.objects.bulk_create(new.values())
    Measure.objects.bulk_update(
        changed.values(), ["target_milli", "target_until_milli", "target_text", "unit", "direction"], batch_size=500
    )
    _count_changes({skps[line.person.pk].pk: skps[line.person.pk] for line in lines}, by=by)


@part
def _rhks(lines: Sequence[Line], skps: dict[int, Skp]) -> dict[tuple[int, str], Rhk]:
    """The RHK that the rows stand under, made where there is none and put right where they say otherwise."""
    found: dict[tuple[int, str], Rhk] = {}
    numbers = _last_numbers(skps)
    for line in lines:
        key, skp = (line.person.pk, plain(line.row.text)), skps[line.person.pk]
        if key in found:
            continue
        rhk = line.rhk
        if rhk is None:
            numbers[skp.pk] = numbers.get(skp.pk, 0) + 1
            rhk = Rhk(instansi_id=skp.instansi_id, skp=skp, number=numbers[skp.pk], text=line.row.text)
        found[key] = _set(rhk, line.row.rhk)
        if line.row.serves is not None:
            rhk.serves, rhk.serves_text = line.serves, "" if line.serves else line.row.serves
    Rhk.objects.bulk_create([one for one in found.values() if one.pk is None])
    fields = ["kind", "serves", "serves_text", "is_collaboration", "partners"]
    Rhk.objects.bulk_update([line.rhk for line in lines if line.rhk], fields, batch_size=500)
    return found


@part
def _count_changes(skps: dict[int, Skp], *, by: Any) -> None:
    for one in skps.values():
        one.version, one.changed_by, one.changed_at = one.version + 1, actor_name(by), timezone.now()
    Skp.objects.bulk_update(skps.values(), ["version", "changed_by", "changed_at"], batch_size=500)


def _last_numbers(skps: dict[int, Skp]) -> dict[int, int]:
    rows = Rhk.objects.filter(skp__in=skps.values()).order_by("number").values_list("skp_id", "number")
    return dict(rows)


def _set(record: Any, given: Any) -> Any:
    for name, value in given.items():
        setattr(record, name, value)
    return record
