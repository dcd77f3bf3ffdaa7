"""Attendance by programs: days with what they were decided by, published months, the board, hours, terminals."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sembilan.attendance.models import AttendanceMonth
from sembilan.records.models import Event
from tests.cast import AGUS, BUDI, SARI
from tests.terminals.isolation import SERIAL, a_terminal

pytestmark = pytest.mark.django_db
OCTOBER = f"/people/{SARI.nip}/attendance?month=2026-10"


def test_a_month_tells_each_day_with_its_punches_and_the_law(program, published, sari):
    told = program(sari).get(OCTOBER).json()

    present = next(day for day in told["days"] if day["punches"])
    free = next(day for day in told["days"] if day["date"] == "2026-10-04")
    assert len(told["days"]) == 31
    assert (free["state"], free["punches"], free["hours"]) == ("free", [], "")
    assert present["hours"]
    assert any(step["law"] for step in present["decided"])
    assert told["until"] == "2026-10-31"


def test_the_published_month_stands_beside_the_live_one(program, published, sari):
    told = program(sari).get(OCTOBER).json()

    assert told["published"]["run"] == AttendanceMonth.objects.filter(nip=SARI.nip).latest("run_id").run_id
    assert told["published"]["results"] == told["results"]
    assert told["published"]["differs"] == []
    assert set(told["titles"]) == set(told["published"]["results"])


def test_who_looks_at_anothers_month_is_told_of(program, published, budi):
    assert program(budi).get(OCTOBER).status_code == 200

    assert Event.objects.filter(actor=BUDI.nip, data__what="attendance", target__endswith=SARI.nip).exists()


@pytest.mark.parametrize("path", ["attendance", "hours", "leave-balance"])
@pytest.mark.parametrize("who", ["agus", "lintang"])
def test_a_stranger_finds_no_days(request, program, published, path, who):
    assert program(request.getfixturevalue(who)).get(f"/people/{SARI.nip}/{path}").status_code == 404


@pytest.mark.parametrize(("month", "code"), [("2026-13", 422), ("x", 422), ("2099-01", 404), ("2001-01", 404)])
def test_a_month_that_cannot_be_told_is_refused(program, sari, month, code):
    assert program(sari).get(f"/people/{SARI.nip}/attendance?month={month}").status_code == code


def test_a_published_month_holds_whom_one_may_see_in_parts(program, published, budi, bayu):
    hers = program(budi).get("/attendance/months/2026-10").json()
    first = program(bayu).get("/attendance/months/2026-10?limit=1").json()

    assert {one["nip"] for one in hers["items"]} >= {SARI.nip}
    assert AGUS.nip not in {one["nip"] for one in hers["items"]}
    assert (len(first["items"]), first["next"]) == (1, 1)
    assert first["total"] > hers["total"]
    assert set(hers["items"][0]["values"]) == set(hers["titles"])
    assert Event.objects.filter(verb="attendance.recap", actor=BUDI.nip, data__rows=len(hers["items"])).exists()


def test_a_month_that_was_not_published_is_not_there(program, published, bayu):
    assert program(bayu).get("/attendance/months/2026-03").status_code == 404


@pytest.mark.parametrize("who", ["agus", "lintang", "sari"])
@pytest.mark.parametrize("path", ["/attendance/months/2026-10", "/attendance/board", "/terminals"])
def test_who_looks_after_nobody_has_no_numbers_of_others(request, program, published, who, path):
    assert program(request.getfixturevalue(who)).get(path).status_code == 404


def test_the_board_counts_everybody_due_once(program, published, bayu):
    told = program(bayu).get("/attendance/board?day=2026-10-05&at=10:00").json()

    counts = dict(told["total"]["counts"])
    counts.pop("bebas")
    assert told["day"] == "2026-10-05"
    assert sum(counts.values()) == told["total"]["due"] > 0
    assert sum(line["due"] for line in told["units"]) == told["total"]["due"]


@pytest.mark.parametrize("asked", ["day=x", "day=2099-01-01", "at=25:00"])
def test_a_moment_that_cannot_be_is_refused_by_field(program, bayu, asked):
    answer = program(bayu).get(f"/attendance/board?{asked}")

    assert (answer.status_code, len(answer.json()["errors"])) == (422, 1)


def test_a_unit_of_others_has_no_board(program, budi):
    assert program(budi).get("/attendance/board?unit=1").status_code == 404


def test_hours_are_told_day_by_day_with_the_law(program, sari):
    told = program(sari).get(f"/people/{SARI.nip}/hours?from=2026-10-05&until=2026-10-12").json()

    assert [one["is_due"] for one in told] == [True] * 5 + [False] * 2
    assert told[0]["starts"] < told[0]["ends"]
    assert told[0]["law"]


@pytest.mark.parametrize(
    "span", ["from=2026-10-05&until=2026-10-05", "from=2024-01-01&until=2026-01-01", "from=0001-01-01"]
)
def test_a_span_without_measure_is_refused(program, sari, span):
    assert program(sari).get(f"/people/{SARI.nip}/hours?{span}").status_code == 422


def test_terminals_are_told_to_who_looks_after_them(program, dewi):
    a_terminal()

    (told,) = program(dewi).get("/terminals").json()

    assert (told["serial"], told["name"]) == (SERIAL, "Lobi")
    assert dt.datetime.fromisoformat(told["approved_at"]) <= timezone.now()


def test_without_the_scope_nothing_is_told(program, published, sari):
    assert program(sari, scopes=["people:read"]).get(OCTOBER).status_code == 403
