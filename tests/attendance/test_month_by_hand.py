"""October 2026 of ten people with every kind of day, made as people make it, and counted by hand to the last rupiah."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from sembilan.accounts.models import User
from sembilan.allowance.models import TppMonth
from sembilan.attendance import actions as attendance
from sembilan.attendance.actions import corrections, faults
from sembilan.attendance.actions.corrections import Wish
from sembilan.attendance.actions.verdicts import judge
from sembilan.attendance.models import AttendanceMonth, Correction, Press, PressVerdict, Terminal
from sembilan.exchange.sample.device import Device
from sembilan.exchange.terminals import actions as terminals
from sembilan.leave import actions as leave
from sembilan.leave.queries.balance import Asked
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity
from sembilan.records import tenancy
from sembilan.runs import machine
from sembilan.terms.month import Month
from sembilan.worktime import actions as worktime
from sembilan.worktime.models import SpecialDay
from tests import world
from tests.cast import BAYU, BUDI, DEWI, RINA, SARI, Role
from tests.leave.conftest import png
from tests.presence.phone import OFFICE
from tests.presence.world import office, phone_of, send, told
from tests.runs.month import rate
from tests.terminals.conftest import by_client

pytestmark = pytest.mark.django_db
OCTOBER = Month(2026, 10)
ZONE = ZoneInfo("Asia/Jakarta")
ARI = Role("Ari Wibowo", "199001012014011011", "1010", "J110", "III/b")
BIMA = Role("Bima Saputra", "198902022013011012", "1010", "J110", "III/b")
CAKRA = Role("Cakra Aditya", "199103032015011013", "1010", "J110", "III/b")
DIMAS = Role("Dimas Prasetyo", "199204042016011014", "1010", "J110", "III/a")
ENDAH = Role("Endah Puspita", "199305052017012015", "1010", "J110", "III/a")
FAJAR = Role("Fajar Hidayat", "198806062012011016", "1010", "J110", "III/c")
GITA = Role("Gita Permata", "198707072011012017", "1010", "J110", "III/c")
HADI = Role("Hadi Kusuma", "198608082010011018", "1020", "J110", "III/c")
INTAN = Role("Intan Maharani", "198509092009012019", "1011", "J110", "III/d")
TEN = (SARI, ARI, BIMA, CAKRA, DIMAS, ENDAH, FAJAR, GITA, HADI, INTAN)
PINS = {role.nip: 200 + number for number, role in enumerate(TEN)}

# Who was at the terminal at other times than in at 07.20 and out at 16.35; days are numbers of October.
# 2, 9, 16, 23 and 30 are Fridays, which end at 16.30. 21 is half a day until 11.30; 28 is a holiday of the region.
ORDINARY = [n for n in range(1, 32) if dt.date(2026, 10, n).weekday() < 5 and n != 28]
LINES: dict[str, dict[int, tuple[str, ...]]] = {
    SARI.nip: {
        1: ("07:45", "16:35"),  # 15 minutes late: TL1
        2: ("08:01", "16:35"),  # 31: TL2
        5: ("08:31", "16:35"),  # 61: TL3
        6: ("09:01", "16:35"),  # 91: TL4
        7: ("07:20", "15:30"),  # 30 early: PSW1
        8: ("07:20", "15:00"),  # 60: PSW2
        9: ("07:20", "15:29"),  # a Friday, 61: PSW3
        12: ("07:20", "14:00"),  # 120: PSW4; and she missed the apel
        13: (),  # TK
        14: ("16:35",),  # no coming: TL4, 270 minutes until 12.00
        15: ("07:20",),  # no going: PSW4, 240 minutes from 12.00
        21: ("07:20", "11:35"),
    },
    ARI.nip: dict.fromkeys((5, 6, 7, 15, 16, 19), ()),  # leave, travel, and an illness with the doctor's letter
    BIMA.nip: {
        1: ("08:20", "16:50"),  # 50 later, made up for
        2: ("08:20", "16:35"),  # 50 later, due until 17.20: 45 early, PSW2
        5: ("08:45", "17:05"),  # 15 beyond the flexible hour: TL1; made up for until 17.00
    },
    CAKRA.nip: {
        **dict.fromkeys(ORDINARY, ("07:20", "14:35")),
        **dict.fromkeys((3, 17, 24, 31), ("07:20", "12:35")),  # Saturdays; the tenth he stayed away: TK
        20: ("07:20", "14:20"),  # 10 early: PSW1
    },
    DIMAS.nip: {
        13: ("20:50",),  # his night
        14: ("06:10",),
        20: (),  # free: Endah has his night
        31: ("21:10",),  # the last night: 10 late, TL1
    },
    ENDAH.nip: {20: ("20:55",), 21: ("05:30",)},  # the night she took over: 30 early, PSW1
    FAJAR.nip: dict.fromkeys((1, 2, 5, 6), ()),  # by phone
    GITA.nip: {
        1: ("07:20",),  # forgot going; granted
        2: ("07:20",),  # forgot going; refused: PSW4, 270 minutes on a Friday
        5: ("10:00", "16:35"),  # late by permit
        6: (),  # a duty elsewhere, with letter and report
        7: ("07:20", "16:35"),  # from home
        8: ("07:20", "16:35"),
    },
    HADI.nip: {
        1: ("08:25", "16:35"),  # the terminals were down until 08.00: within the half hour after
        2: ("08:31", "16:35"),  # down again, and a minute over: TL1, reckoned from 08.30
        22: ("07:45", "16:50"),  # by a clock 20 minutes fast: in truth 07.25 and 16.30
    },
    INTAN.nip: {
        **dict.fromkeys((5, 6, 7, 8), ("07:59", "15:05")),  # the week of Ramadan hours, 08.00 to 15.00
        9: ("08:10", "15:05"),  # 10 late even then: TL1
    },
}
# One row for each: HK, present, leave, travel, TK; TL1–4; PSW1–4; minutes late, minutes early; apel missed; from home.
# The week of five days has 22 days in October, less the holiday on the 28th: 21.
BY_HAND: dict[str, tuple[int, ...]] = {
    # Late 15 + 31 + 61 + 91 + 270; early 30 + 60 + 61 + 120 + 240.
    SARI.nip: (21, 20, 0, 0, 1, 1, 1, 1, 2, 1, 1, 1, 2, 468, 511, 1, 0),
    ARI.nip: (21, 15, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    BIMA.nip: (21, 21, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 15, 45, 0, 0),
    # 21 and five Saturdays, one of them without a word.
    CAKRA.nip: (26, 25, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 10, 0, 0),
    # 21, with the 31st, a Saturday, more, and the 14th and the 20th free: 20.
    DIMAS.nip: (20, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0),
    # 21, and free on the 21st after the night: 20.
    ENDAH.nip: (20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 30, 0, 0),
    # The fifth outside and not judged: no coming, TL4. The sixth without signal until noon: on time.
    FAJAR.nip: (21, 21, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 270, 0, 0, 0),
    GITA.nip: (21, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 270, 0, 2),
    HADI.nip: (21, 21, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0),
    INTAN.nip: (21, 21, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0),
}
COUNTED = (
    "hari_kerja", "hadir", "cuti", "dinas", "tk", "tl1", "tl2", "tl3", "tl4", "psw1", "psw2", "psw3", "psw4",
    "menit_tl", "menit_psw", "apel", "wfh",
)  # fmt: skip
# What discipline is cut by, in basis points: TL and PSW by band 50, 100, 125, 150; TK 300.
CUTS = {
    SARI.nip: (50 + 100 + 125 + 2 * 150) + (50 + 100 + 125 + 2 * 150) + 300,
    ARI.nip: 0,
    BIMA.nip: 50 + 100,
    CAKRA.nip: 50 + 300,
    DIMAS.nip: 50,
    ENDAH.nip: 50,
    FAJAR.nip: 150,
    GITA.nip: 150,
    HADI.nip: 50,
    INTAN.nip: 50,
}
# Class 8: 4.595.150 × 0,70 × 0,9383 × 0,90 = 2.716.326; with 25 % for load 3.395.408. Class 7: 3.915.950 × the same
# = 2.314.832; with 25 % 2.893.540. Discipline weighs 40 %, so each 100 bp of cut takes 0,4 % of the maximum.
PAY = {
    SARI.nip: 3_198_474,  # 3.395.408 × (1 − 0,4 × 0,1450)
    ARI.nip: 2_893_540,
    BIMA.nip: 2_876_179,  # 2.893.540 × (1 − 0,4 × 0,0150) = 2.876.178,76
    CAKRA.nip: 2_853_030,  # 2.893.540 × (1 − 0,4 × 0,0350) = 2.853.030,44
    DIMAS.nip: 2_887_753,  # 2.893.540 × (1 − 0,4 × 0,0050) = 2.887.752,92
    ENDAH.nip: 2_887_753,
    FAJAR.nip: 2_876_179,
    GITA.nip: 2_876_179,
    HADI.nip: 2_887_753,
    INTAN.nip: 2_887_753,
}


def at(day: int, clock: str, month: int = 10) -> dt.datetime:
    return dt.datetime.combine(dt.date(2026, month, day), dt.time.fromisoformat(clock), ZONE)


def october(day: int) -> dt.date:
    return dt.date(2026, 10, day)


def person(role: Role) -> Employee:
    return Employee.objects.select_related("instansi").get(nip=role.nip)


def user(role: Role) -> User:
    return User.objects.get(nip=role.nip)


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    """`it_is(moment)` sets the clock of the site."""

    def now(moment: dt.datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment.astimezone(dt.UTC))

    return now


@pytest.fixture
def month(tenant: Any, it_is: Callable[[dt.datetime], None]) -> None:
    """The month as it went: what was decided before it, what happened in it, what was put right after."""
    it_is(at(20, "09:00", month=9))
    for role in TEN[1:]:
        world.person(tenant, role, user(SARI).password)
    for role in TEN:
        rate(tenant, person(role))
        DailyActivity.objects.bulk_create(
            DailyActivity(instansi=tenant, employee=person(role), day=october(n), minutes=400, decision="disetujui")
            for n in ORDINARY
        )
        pin = {"instansi_id": tenant.pk, "pin": PINS[role.nip], "since": october(1)}
        attendance.map_pin(**pin, employee=person(role), by=user(BAYU))
    office()
    hours_by_decision(tenant)
    rosters()
    away(it_is)
    phones_of_fajar(it_is)
    it_is(at(1, "08:00", month=11))
    backlog(tenant)


def hours_by_decision(tenant: Any) -> None:
    """Flexible hours, six days, Ramadan, half a day, a holiday of the region, an apel with its roll, days from home."""
    bayu, given = user(BAYU), {"instansi_id": tenant.pk, "law": "SK Bupati 1/2026", "by": user(BAYU)}
    week = {n: (450, 990 if n == 5 else 960, 0) for n in range(1, 6)}
    flexible = worktime.make_schedule(name="Luwes", flex=60, days=week, **given)
    six = {**dict.fromkeys(range(1, 6), (450, 870, 0)), 6: (450, 750, 0)}
    six_days = worktime.make_schedule(name="Enam hari", flex=0, days=six, **given)
    ramadan = worktime.make_schedule(name="Ramadan", flex=0, days=dict.fromkeys(range(1, 6), (480, 900, 0)), **given)
    whole: dict[str, Any] = {"first": october(1), "until": None, "source": "SK", "by": bayu}
    worktime.give_schedule(schedule=flexible, employee=person(BIMA), **whole)
    worktime.give_schedule(schedule=six_days, employee=person(CAKRA), **whole)
    week_of = whole | {"first": october(5), "until": october(10), "seasonal": True}
    worktime.give_schedule(schedule=ramadan, unor=Unor.objects.get(kode="1011"), **week_of)
    said: dict[str, Any] = {"instansi_id": tenant.pk, "decision": "SE 2/2026", "by": bayu}
    kind = SpecialDay.Kind
    worktime.name_day(unor=None, day=october(28), kind=kind.LIBUR, name="Hari jadi", starts=None, ends=None, **said)
    worktime.name_day(unor=None, day=october(21), kind=kind.SETENGAH, name="Pawai", starts=None, ends=690, **said)
    sd = Unor.objects.get(kode="1010")
    apel = worktime.name_day(unor=sd, day=october(12), kind=kind.APEL, name="Apel", starts=450, ends=None, **said)
    came = {person(role).pk: role is not SARI for role in TEN if role is not HADI}
    worktime.call_roll(special=apel, unor=sd, came=came, by=user(DEWI))
    home = {"mode": 1, "weekdays": (), "first": october(7), "until": october(9), "source": "ST 3"}
    worktime.send_home(employee=person(GITA), by=user(DEWI), **home)


def rosters() -> None:
    """Nights of Dimas and Endah, and the exchange of one of them."""
    sd, dewi = Unor.objects.get(kode="1010"), user(DEWI)
    night = worktime.open_shift(unor=sd, kode="M", name="Malam", starts=1260, ends=1800, by=dewi)
    dimas, endah = person(DIMAS), person(ENDAH)
    written = {(dimas.pk, october(n)): night for n in (13, 20, 31)}
    free = {(dimas.pk, october(14)): None, (endah.pk, october(20)): None, (endah.pk, october(21)): None}
    worktime.write_roster(unor=sd, lines=written | free, cleared=set(), by=dewi)
    asked = {"asker": dimas, "day": october(20), "other": endah, "other_day": october(20)}
    swap = worktime.ask(**asked, reason="Keluarga", token=uuid.uuid4(), by=user(DIMAS))
    worktime.agree(swap=swap, by=user(ENDAH))
    worktime.approve(swap=swap, by=user(BUDI))


def away(it_is: Callable[[dt.datetime], None]) -> None:
    """Leave through superior and official, a surat tugas, an illness told afterwards."""
    take_leave("cuti tahunan", 5, 7, on=dt.date(2026, 9, 20))
    errand = leave.Errand(october(15), october(16), "Bandung", "Rapat")
    leave.order(people=[person(ARI)], errand=errand, token=uuid.uuid4(), by=user(BUDI))
    it_is(at(20, "09:00"))
    take_leave("cuti sakit", 19, 19, on=october(20), doctor=1)


def take_leave(kind: str, first: int, last: int, *, on: dt.date, doctor: int = 0) -> None:
    asked = Asked(kind, october(first), october(last), on, doctor=doctor)
    upload = leave.Upload("surat.png", png()) if doctor else None
    request = leave.ask(
        employee=person(ARI), asked=asked, reason="Keluarga", address="Jalan 1", phone="08", upload=upload,
        token=uuid.uuid4(), by=user(ARI),
    )  # fmt: skip
    leave.consider(request=request, word=leave.Word("disetujui"), by=user(BUDI))
    leave.decide(request=request, word=leave.Word("disetujui"), by=user(RINA))


def phones_of_fajar(it_is: Callable[[dt.datetime], None]) -> None:
    """On time; outside and judged to count; outside and not judged; without signal until noon."""
    phone = phone_of(FAJAR.nip)
    far = {"lat": OFFICE[0] + 20_000}

    def presses(day: int, out: str, received: str | None = None, **where: Any) -> None:
        it_is(at(day, received or "07:21"))
        coming = phone.press(at(day, "07:21"), 1, **where)
        (answer,) = send(at(day, received or "07:21"), phone.body(at(day, received or "07:21"), coming))
        assert told(answer)["decision"] == (2 if where else 0), told(answer)
        send(at(day, out), phone.body(at(day, out), phone.press(at(day, out), 2)))

    presses(1, "16:05")
    presses(2, "16:31", **far)
    refused = Press.objects.get(day=october(2), meaning=1)
    it_is(at(2, "17:00"))
    judge(press=refused, verdict=PressVerdict.Verdict.COUNTS, reason="Apel di lapangan", by=user(BUDI))
    presses(5, "16:05", **far)
    presses(6, "16:05", received="12:10")


def backlog(tenant: Any) -> None:
    """The terminal sends the whole month at its end, twice; then what it could not know is put right."""
    lobby, fast = (terminal(tenant, serial) for serial in ("CEXA230560010", "CEXA230560011"))
    for role in TEN:
        device = fast if role is HADI else lobby
        at_the_terminal = {**dict.fromkeys(ORDINARY, ("07:20", "16:35")), **LINES[role.nip]}
        for n, clocks in at_the_terminal.items():
            for clock in clocks:
                device.punch(PINS[role.nip], dt.datetime.combine(october(n), dt.time.fromisoformat(clock)))
    lobby.punch(PINS[DIMAS.nip], dt.datetime(2026, 11, 1, 6, 5))
    for device in (lobby, fast) * 2:
        device.again()
        assert device.upload()
        tenancy.enter(tenant.pk)
    mend(tenant, Terminal.objects.get(serial=fast.serial))


def terminal(tenant: Any, serial: str) -> Device:
    """A terminal that has knocked and been taken into service."""
    device = Device(serial, by_client())
    device.greet()
    tenancy.enter(tenant.pk)
    given = {"serial": serial, "name": serial, "unor": None, "place": None, "zone": "Asia/Jakarta"}
    terminals.approve(instansi=tenant, **given, by=user(BAYU))
    return device


def mend(tenant: Any, fast: Terminal) -> None:
    """Declared faults, a clock that was fast, and corrections that were asked for."""
    smp = {"instansi": tenant, "unor": Unor.objects.get(kode="1020"), "reason": "Mesin mati", "by": user(BAYU)}
    for day in (1, 2):
        faults.declare(since=at(day, "07:00"), until=at(day, "08:00"), **smp)
    span = {"since": at(22, "06:00"), "until": at(22, "20:00")}
    attendance.correct_clock(terminal=fast, **span, seconds=1200, reason="Cepat 20 menit", by=user(BAYU))
    ask_and_answer(Wish("lupa", october(1), pulang=965, reason="Lupa"), Correction.State.APPROVED)
    ask_and_answer(Wish("lupa", october(2), pulang=995, reason="Lupa"), Correction.State.REFUSED)
    ask_and_answer(Wish("izin datang", october(5), reason="Periksa"), Correction.State.APPROVED)
    duty = Wish("tugas luar", october(6), datang=450, pulang=960, reason="Rapat", report="Selesai")
    ask_and_answer(duty, Correction.State.APPROVED)


def ask_and_answer(wish: Any, state: str) -> None:
    made = corrections.ask(employee=person(GITA), wish=wish, token=uuid.uuid4(), by=user(GITA))
    corrections.decide(correction=made, state=state, text="Tidak ada bukti", by=user(BUDI))


def test_each_count_is_the_one_counted_by_hand(month: None, tenant: Any) -> None:
    run = machine.compute(tenant, "attendance", OCTOBER, by=BAYU.nip)

    found = {row["nip"]: row for row in AttendanceMonth.objects.filter(run=run).values("nip", *COUNTED)}
    names = {role.nip: role.name for role in TEN}
    told = {names[nip]: dict(zip(COUNTED, (found[nip][name] for name in COUNTED), strict=True)) for nip in BY_HAND}
    assert told == {names[nip]: dict(zip(COUNTED, counts, strict=True)) for nip, counts in BY_HAND.items()}


def test_the_pay_is_cut_by_these_counts_and_by_nothing_else(month: None, tenant: Any) -> None:
    for area in ("attendance", "performance"):
        machine.compute(tenant, area, OCTOBER, by=BAYU.nip)
    run = machine.compute(tenant, "allowance", OCTOBER, by=BAYU.nip)

    rows = {row.nip: row for row in TppMonth.objects.filter(run=run, nip__in=PAY)}
    assert {nip: 10_000 - row.disiplin_bp for nip, row in rows.items()} == CUTS
    assert {nip: row.tpp_bruto for nip, row in rows.items()} == PAY
