"""The watch of discipline: days counted by hand, told once a threshold, and nothing that happens by itself."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

import polars as pl
import pytest

from sembilan.attendance.actions import watch as actions
from sembilan.attendance.models import Absence, TerminalPin, Watch, WatchNote
from sembilan.attendance.queries import gather
from sembilan.attendance.queries.watch_facts import in_a_row, working_days_after
from sembilan.notices.models import Notice
from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.records.models import Event
from tests.attendance.isolation_watch import a_watch
from tests.attendance.morning import ZONE, clocked, person
from tests.cast import BUDI, SARI

CLI = "cli:tes"
MONDAY = dt.date(2026, 11, 2)


def days_of(said: str, first: dt.date = MONDAY) -> pl.DataFrame:
    """Days from a Monday on: A absent, H present, C on leave, - free."""
    rows = [
        (1, first + dt.timedelta(n), letter != "-", letter == "A") for n, letter in enumerate(said.replace(" ", ""))
    ]
    return pl.DataFrame(rows, schema=["nip", "date", "is_working_day", "is_tk"], orient="row")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("AAAAA-- AAAA", 9),
        ("AAAAA-- AAAAA", 10),
        ("AAAAA-- AA-AAA", 10),
        ("AAAAA-- AAHAA", 7),
        ("AAAAA-- AACAAA", 7),
        ("HHHHH-- A", 1),
        ("AAA HH-- AAAA H", 4),
    ],
)
def test_a_free_day_does_not_break_a_row_and_work_or_leave_does(said: str, found: int) -> None:
    assert in_a_row(days_of(said))["in_a_row"].to_list() == [found]


def test_who_was_never_absent_has_no_row() -> None:
    assert in_a_row(days_of("HHHHH-- HHCHH")).is_empty()


def test_a_row_goes_over_the_end_of_a_month() -> None:
    assert in_a_row(days_of("AAAAA-- AAAAA", dt.date(2026, 11, 23)))["in_a_row"].to_list() == [10]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`at(day)` makes it the morning of a day."""

    def morning(day: dt.date) -> None:
        moment = dt.datetime(day.year, day.month, day.day, 1, tzinfo=dt.UTC)
        monkeypatch.setattr(sys.modules[gather.__module__], "now", lambda: moment)

    return morning


def reckon(tenant: Any, day: dt.date) -> Watch | None:
    """Reckon as of a day; Sari's row."""
    actions.reckon(instansi_id=tenant.pk, by=CLI, day=day.isoformat())
    return Watch.objects.filter(employee__nip=SARI.nip, year=(day - dt.timedelta(1)).year).first()


def at_work(role: Any, *days: dt.date) -> None:
    """Somebody of a unit clocks on these days, so that they are known of whoever works there."""
    for day in days:
        clocked(role, dt.datetime(day.year, day.month, day.day, 7, 10, tzinfo=ZONE))


@pytest.fixture
def january(tenant: Any) -> None:
    """Budi is at work all of the first days of 2027, and Sari has a PIN."""
    at_work(BUDI, *(dt.date(2027, 1, day) for day in (4, 6, 7, 8)))
    TerminalPin.objects.create(instansi=tenant, employee=person(SARI), pin=9_001, valid=(None, None))


def away(tenant: Any, first: dt.date, last: dt.date) -> None:
    """Sari is on approved leave."""
    sari = Employee.objects.get(nip=SARI.nip)
    Absence.objects.create(
        instansi=tenant, employee=sari, kind="cuti tahunan", decision="disetujui", first=first, last=last
    )


def test_days_of_the_new_year_are_counted_until_yesterday(tenant: Any, at: Any, january: None) -> None:
    # Friday 1 and Tuesday 5 January 2027 are holidays; others were at work on 4, 6 and 7.
    day = dt.date(2027, 1, 8)
    at(day)

    row = reckon(tenant, day)

    assert row is not None
    assert (row.year, row.year_tk, row.in_a_row, row.year_days, row.reached) == (2027, 3, 3, 3, 1)
    assert row.until == dt.date(2027, 1, 7)


def test_what_was_absent_last_year_does_not_count_in_this(tenant: Any, at: Any, january: None) -> None:
    day = dt.date(2027, 1, 5)
    at(day)

    row = reckon(tenant, day)

    assert row is not None
    assert (row.year_tk, row.reached) == (1, 0)


def test_leave_counts_for_nothing_and_breaks_a_row(tenant: Any, at: Any, january: None) -> None:
    day = dt.date(2027, 1, 9)
    at(day)
    away(tenant, dt.date(2027, 1, 6), dt.date(2027, 1, 6))

    row = reckon(tenant, day)

    assert row is not None
    assert (row.year_tk, row.in_a_row) == (3, 2)


def told_to(nip: str) -> list[str]:
    """The sentences of the watch a person was told."""
    return [one.said for one in Notice.objects.filter(nip=nip, said__in=[actions.OWN_SAID, actions.HEAD_SAID])]


def test_each_threshold_is_told_once_to_her_and_to_her_superior(tenant: Any, at: Any, january: None) -> None:
    for day in (7, 7, 8, 8, 9):  # 2, 2, 3, 3 and 4 days: thresholds 2 and 3
        at(dt.date(2027, 1, day))
        reckon(tenant, dt.date(2027, 1, day))

    assert told_to(SARI.nip) == [actions.OWN_SAID] * 2
    heads = Notice.objects.filter(nip=BUDI.nip, said=actions.HEAD_SAID, data__name="Sari Anindya")
    assert heads.count() == 2


def test_days_put_right_fall_and_are_not_told_again(tenant: Any, at: Any, january: None) -> None:
    day = dt.date(2027, 1, 8)
    at(day)
    reckon(tenant, day)
    away(tenant, dt.date(2027, 1, 4), dt.date(2027, 1, 7))

    row = reckon(tenant, day)

    assert row is not None
    assert (row.year_tk, row.year_days, row.in_a_row, row.reached, row.warned_days) == (0, 0, 0, 0, 3)
    Absence.objects.all().delete()
    reckon(tenant, day)
    assert len(told_to(SARI.nip)) == 1


@pytest.mark.parametrize(
    ("called", "count", "hearing"),
    [
        (dt.date(2026, 11, 2), 7, dt.date(2026, 11, 11)),
        (dt.date(2026, 11, 6), 1, dt.date(2026, 11, 9)),
        (dt.date(2026, 12, 31), 1, dt.date(2027, 1, 4)),
    ],
)
def test_a_hearing_is_so_many_working_days_ahead(tenant: Any, called: dt.date, count: int, hearing: dt.date) -> None:
    assert working_days_after(tenant, called, count) == hearing


@pytest.fixture
def watch(tenant: Any) -> Watch:
    """Sari with four days."""
    return WatchNote.objects.select_related("watch__employee").get(pk=a_watch()["pk"]).watch


def test_a_summons_too_soon_is_refused_with_the_earliest_day(client_of: Any, budi: Any, watch: Watch) -> None:
    client, address = client_of(budi), f"/kehadiran/disiplin/{SARI.nip}/panggilan/"

    soon = client.post(address, {"hearing_on": watch.until.isoformat()})
    unread = client.post(address, {"hearing_on": "kapan-kapan"})

    assert (soon.status_code, unread.status_code) == (422, 422)
    assert "7 hari kerja setelah surat panggilan" in soon.content.decode()
    assert WatchNote.objects.count() == 1


def test_a_drafted_summons_is_a_paper_and_an_event_and_nothing_else(client_of: Any, budi: Any, watch: Watch) -> None:
    late = (watch.until + dt.timedelta(40)).isoformat()

    client_of(budi).post(f"/kehadiran/disiplin/{SARI.nip}/panggilan/", {"hearing_on": late})

    note = WatchNote.objects.order_by("-id")[0]
    paper = client_of(budi).get(f"/kehadiran/disiplin/panggilan/{note.pk}/surat.pdf")
    assert paper.content.startswith(b"%PDF")
    assert str(note.hearing_on) == late
    assert Event.objects.filter(verb="watch.summon", actor=budi.nip).count() == 1
    assert not Employee.objects.get(nip=SARI.nip).sanctions.exists()


def test_only_the_superior_says_that_it_was_handled(client_of: Any, budi: Any, dewi: Any, watch: Watch) -> None:
    address = f"/kehadiran/disiplin/{SARI.nip}/penanganan/"

    client_of(budi).post(address, {"note": "Teguran lisan 3 November"})
    refused = client_of(dewi).post(address, {"note": "Sudah"})
    empty = client_of(budi).post(address, {"note": " "})

    assert refused.status_code == 422
    assert empty.status_code == 422
    assert "Hanya atasan yang mencatat" in refused.content.decode()
    assert list(WatchNote.objects.filter(kind="ditangani").values_list("note", "by")) == [
        ("Teguran lisan 3 November", budi.nip)
    ]


def test_below_the_first_step_nobody_is_called(tenant: Any, budi: Any, watch: Watch) -> None:
    watch.reached = 0

    with pytest.raises(Refused, match="Belum ada langkah"):
        actions.draft_summons(watch=watch, hearing_on=watch.until + dt.timedelta(60), by=budi)


@pytest.mark.parametrize("who", ["budi", "dewi", "bayu", "tono", "rina"])
def test_who_watches_over_her_sees_facts_law_and_marks(request: Any, client_of: Any, watch: Watch, who: str) -> None:
    client = client_of(request.getfixturevalue(who))

    listed = client.get("/kehadiran/disiplin/").content.decode()
    shown = client.get(f"/kehadiran/disiplin/{SARI.nip}/").content.decode()

    assert "Sari Anindya" in listed
    assert "teguran tertulis" in listed
    assert "PP 94/2021" in shown
    assert "angkanya diingat" in shown
    assert "Tidak ada hukuman yang jatuh dengan sendirinya" in shown


@pytest.mark.parametrize("who", ["sari", "agus", "lintang"])
def test_a_stranger_finds_nothing(request: Any, client_of: Any, watch: Watch, who: str) -> None:
    client = client_of(request.getfixturevalue(who))

    assert client.get("/kehadiran/disiplin/").status_code == 404
    assert client.get(f"/kehadiran/disiplin/{SARI.nip}/").status_code == 404


def test_each_sees_her_own_year(client_of: Any, sari: Any, agus: Any, watch: Watch) -> None:
    hers = client_of(sari).get("/kehadiran/disiplin/saya/").content.decode()
    his = client_of(agus).get("/kehadiran/disiplin/saya/").content.decode()

    assert "teguran tertulis" in hers
    assert "ajukan perbaikan kehadiran" in hers
    assert "Tidak ada yang tercatat" in his


@pytest.mark.parametrize(("kind", "said"), [(2, "tidak diangkat menjadi PNS"), (3, "perjanjian kerja"), (1, "")])
def test_cpns_and_pppk_are_told_what_else_holds(client_of: Any, sari: Any, watch: Watch, kind: int, said: str) -> None:
    Watch.objects.filter(pk=watch.pk).update(kind=kind)

    shown = client_of(sari).get("/kehadiran/disiplin/saya/").content.decode()

    assert said in shown
    assert ("perjanjian kerja" in shown) is (kind == 3)


def test_the_list_costs_the_same_for_many(client_of: Any, bayu: Any, tenant: Any, watch: Watch, counted: Any) -> None:
    for one in Employee.objects.exclude(nip=SARI.nip):
        Watch.objects.create(
            instansi=tenant, employee=one, year=watch.year, kind=1, year_tk=5, year_minutes=0, in_a_row=1, year_days=5,
            reached=2, until=watch.until, reckoned_at=watch.reckoned_at,
        )  # fmt: skip
    client = client_of(bayu)
    client.get("/kehadiran/disiplin/")

    with counted() as queries:
        client.get("/kehadiran/disiplin/")

    assert queries.total <= 14
