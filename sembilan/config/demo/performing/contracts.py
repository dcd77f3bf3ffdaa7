"""The SKP of the circle: of leaders on the goals of their units, then of their people, nearly all agreed."""

from __future__ import annotations

from collections.abc import Sequence

from sembilan.config.demo.performing.circle import BY, Circle, Place
from sembilan.config.demo.performing.words import Result
from sembilan.people.models import Employee
from sembilan.planning.models import Goal
from sembilan.skp.actions import deciding, lines, making
from sembilan.skp.actions.bulk import load
from sembilan.skp.actions.matrix import Part, draft_skps, put_roles
from sembilan.skp.models import Rhk, Role, Skp, State
from sembilan.skp.queries.bulk_rows import Fault, Row, read
from sembilan.skp.queries.matrix import cell_of, seen
from sembilan.skp.queries.posts import posts_in

PERSPECTIVES = tuple(Rhk.Perspective)
EACH = 2  # results of one person
DRAFT, SENT = 17, 19  # every so many people one writes still, or waits for the leader
PARTNERS = "Kecamatan, desa dan kelurahan"


def contract(circle: Circle, year: int) -> None:
    """From the top down: each finds the results of her leader there."""
    outputs: dict[str, list[Rhk]] = {}
    for place in circle.places:
        if place.leader is not None and posts_in(place.leader, year):  # of the year before she may have held none
            above = circle.heads[place.leader.pk][:1]
            outputs[place.leader.nip] = _lead(circle, place, outputs.get(above[0] if above else "", []), year)
    _matrix(circle, outputs, year)
    for unor, places in circle.groups:
        load(unor=unor, year=year, rows=_rows(circle, places, outputs), by=BY)
    _agree(circle, year)


def _lead(circle: Circle, place: Place, above: Sequence[Rhk], year: int) -> list[Rhk]:
    """What a leader promises, beside the goal of her unit; agreed by who leads her."""
    assert place.leader is not None
    goal = Goal.objects.filter(unor=place.unor, year_from__lte=year, year_until__gt=year).order_by("pk").first()
    skp = making.make_skp(employee=place.leader, year=year, by=BY)
    made = [_put(skp, result, place.leader, above, goal) for result in place.words.leader]
    sent = deciding.send(skp=skp, by=place.leader)
    deciding.agree(skp=sent, by=circle.who.get(skp.penilai_nip, BY))
    return made


def _put(skp: Skp, result: Result, by: Employee, above: Sequence[Rhk], goal: Goal | None) -> Rhk:
    said = lines.RhkText(
        text=result.text, goal=goal, serves=above[result.serves] if above else None,
        perspective=PERSPECTIVES[result.serves] if skp.form == Skp.Form.JPT else "",
    )  # fmt: skip
    rhk = lines.put_rhk(skp=skp, said=said, by=by)
    measure = lines.MeasureText(
        text=result.indicator, aspect=result.aspect, target_milli=int(result.target) * 1_000, unit=result.unit
    )
    lines.put_measure(rhk=rhk, said=measure, by=by)
    return rhk


def _rows(circle: Circle, places: Sequence[Place], outputs: dict[str, list[Rhk]]) -> list[Row | Fault]:
    """The workbook of an office: two results for each of its people, under those of her leader."""
    found: list[Row | Fault] = []
    for place in places:
        results = place.words.people
        for number, person in enumerate(place.people):
            above = outputs.get(next(iter(circle.heads[person.pk]), ""), [])
            for step in range(EACH):
                cells = _cells(person, results[(number + step) % len(results)], above, is_shared=number % 4 == 0)
                found.append(read(len(found) + 2, cells))
    return found


def _cells(person: Employee, result: Result, above: Sequence[Rhk], *, is_shared: bool) -> dict[str, str]:
    partners = PARTNERS if is_shared and result.serves == 1 else ""
    return {
        "NIP": person.nip, "Jenis": "utama", "RHK": result.text, "Aspek": result.aspect, "Mitra": partners,
        "RHK pimpinan": above[result.serves].text if above else "", "Kolaborasi": "ya" if partners else "tidak",
        "Indikator": result.indicator, "Target": result.target, "Satuan": result.unit, "Arah": "naik",
    }  # fmt: skip


def _matrix(circle: Circle, outputs: dict[str, list[Rhk]], year: int) -> None:
    """The leader of the accounts' own unit spreads her results in her matriks; the SKP of her people begin with it."""
    place, made = circle.home, list[Role]()
    if place.leader is None or place.leader.nip not in outputs:
        return
    for number, person in enumerate(place.people):
        for step in range(EACH):
            result = place.words.people[(number + step) % len(place.words.people)]
            output = outputs[place.leader.nip][result.serves]
            part = Part(result.text, is_direct=number % 3 != 2)
            there = cell_of(output, person)
            parts = [*(Part(one.text, one.is_direct, one.pk) for one in there), part]
            made += put_roles(output=output, employee=person, parts=parts, mark=seen(there), by=place.leader)
    draft_skps(unor=place.unor, people=place.people, roles=made, year=year, by=place.leader)


def _agree(circle: Circle, year: int) -> None:
    """Nearly all send theirs and have it agreed; the accounts' own are among them."""
    known = {account.nip for account in circle.accounts}
    people = [one for place in circle.places for one in place.people]
    rows = Skp.objects.filter(year=year, state=State.DRAFT, employee__in=people).select_related("employee")
    for number, skp in enumerate(rows.order_by("pk")):
        if number % DRAFT == DRAFT - 1 and skp.employee.nip not in known:
            continue
        sent = deciding.send(skp=skp, by=circle.who[skp.employee.nip])
        if number % SENT != SENT - 1 or skp.employee.nip in known:
            deciding.agree(skp=sent, by=circle.who.get(skp.penilai_nip, BY))
