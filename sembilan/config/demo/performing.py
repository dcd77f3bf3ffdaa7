"""Performance in the example regency: what an office promised, its people's SKP, their days, talks and evaluations."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.utils import timezone

from sembilan.config.demo.accounts import Account, members_of
from sembilan.dialog.actions.agreeing import pledge
from sembilan.dialog.actions.feedback import Said, give
from sembilan.dialog.actions.noting import note
from sembilan.dialog.actions.talking import ask, close
from sembilan.dialog.models import Talk
from sembilan.evaluation.actions import finalising, opening, rating, reporting
from sembilan.evaluation.models import Evaluation
from sembilan.evaluation.queries.law import cycle
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.planning.actions import figures, goals, results
from sembilan.planning.models import Goal, Indicator
from sembilan.records.actions import Refused
from sembilan.skp.actions import deciding, lines, making
from sembilan.skp.models import Measure, Rhk, Skp
from sembilan.terms.capaian import Capaian
from sembilan.terms.period import Period
from sembilan.worklog.actions import deciding as approving
from sembilan.worklog.actions import entering
from sembilan.worklog.models import Entry
from sembilan.worklog.work import Asked, Work

BY = "cli:demo"
SATURDAY = 6
PEOPLE, LATE = 12, 2  # so many of the office, of whom the last have no agreed SKP yet
SOURCE = "RPJMD 2025-2029"
WORK = (
    ("Menyusun konsep laporan bulanan", 120), ("Memeriksa berkas permohonan warga", 90),
    ("Rapat koordinasi dengan kecamatan", 120), ("Memperbarui data di aplikasi", 60),
    ("Mendampingi kunjungan lapangan", 150), ("Menjawab surat dan pengaduan", 45),
)  # fmt: skip
RESULTS = (
    ("Laporan bulanan tersusun tepat waktu", Measure.Aspect.QUANTITY, 12_000, "laporan", ""),
    ("Permohonan warga selesai dalam tiga hari", Measure.Aspect.TIME, 95_000, "persen", ""),
    ("Data layanan mutakhir bersama kecamatan", Measure.Aspect.QUALITY, 90_000, "persen", "Kecamatan, kader desa"),
)  # fmt: skip
SAYINGS = ("Tercapai sesuai rencana, laporan terlampir.", "Sebagian besar selesai; sisanya menunggu data kecamatan.")


def begin(instansi: Instansi, accounts: Sequence[Account], unor: Unor) -> None:
    """Let the office have had its year; done once, it is not done again."""
    if Skp.objects.exists():
        return
    day = timezone.localdate()
    leader = Employee.objects.get(nip=accounts[1].nip)
    first = Employee.objects.get(nip=accounts[0].nip)
    others = [one for one in members_of(unor, day) if one.nip not in (leader.nip, first.nip)]
    people = [first, *others[: PEOPLE - 1]]
    goal = _plan(unor, day)
    outputs = _lead(leader, goal, day)
    for place, person in enumerate(people):
        _contract(person, leader, outputs, day, until=place >= len(people) - LATE)
    _days(people[:-LATE], leader, day)
    _talks(first, leader, others[0], day)
    _evaluate(instansi, leader, day)


def _plan(unor: Unor, day: dt.date) -> Goal:
    """The goal of the region, of the unit above and of the office, with an indicator that was measured."""
    chain = [one for one in (unor.parent.parent if unor.parent else None, unor.parent, unor) if one is not None]
    texts = ("Pelayanan publik makin mudah", "Layanan perangkat daerah makin cepat", "Permohonan selesai tepat waktu")
    levels = (Goal.Level.TUJUAN, Goal.Level.SASARAN, Goal.Level.PROGRAM)
    parent: Goal | None = None
    for place, (unit, text, level) in enumerate(zip(chain, texts[-len(chain) :], levels, strict=False), start=1):
        said = goals.GoalSaid(
            kode=f"{place}.{unit.kode}", text=text, level=level, year_from=day.year - 1, year_until=day.year + 4,
            source=SOURCE, parent=parent,
        )  # fmt: skip
        parent = goals.put_goal(unor=unit, said=said, by=BY)
        _measure(parent, day)
    assert parent is not None
    _decide(unor, day)
    return parent


def _measure(goal: Goal, day: dt.date) -> Indicator:
    said = goals.IndicatorSaid(
        name=f"Permohonan selesai tepat waktu ({goal.unor.kode})", measure="persen",
        definition="Permohonan yang selesai dalam jangka layanan dibanding semua permohonan.",
        formula="selesai tepat waktu ÷ semua × 100", data_source="Aplikasi layanan",
    )  # fmt: skip
    made = goals.put_indicator(goal=goal, said=said, by=BY)
    targets = {0: 90_000, 1: 80_000, 2: 84_000, 3: 87_000, 4: 90_000}
    figures.put_targets(indicator=made, year=day.year, values=targets, by=BY)
    for quarter in range(1, (day.month - 1) // 3 + 1):
        figure = figures.Figure(quarter=quarter, value_milli=79_000 + quarter * 3_000, note="Rekap aplikasi layanan")
        figures.report_reached(indicator=made, year=day.year, figure=figure, by=BY)
    return made


def _decide(unor: Unor, day: dt.date) -> None:
    for quarter in range(1, (day.month - 1) // 3 + 1):
        reason = "Layanan makin cepat, target triwulan hampir tercapai."
        results.decide(
            unor=unor, year=day.year, quarter=quarter, capaian=Capaian.BAIK, suggested=None, reason=reason, by=BY
        )


def _lead(leader: Employee, goal: Goal, day: dt.date) -> list[Rhk]:
    """What the leader promised, agreed above her."""
    skp = making.make_skp(employee=leader, year=day.year, by=BY)
    outputs = [_result(skp, place, leader.nip, goal=goal) for place in range(len(RESULTS))]
    deciding.agree(skp=deciding.send(skp=skp, by=leader.nip), by=BY)
    return outputs


def _result(skp: Skp, place: int, by: str, *, goal: Goal | None = None, serves: Rhk | None = None) -> Rhk:
    text, aspect, target, unit, partners = RESULTS[place]
    said = lines.RhkText(
        text=text, goal=goal, serves=serves, is_collaboration=bool(partners), partners=partners,
        perspective=Rhk.Perspective.SERVED if skp.form == Skp.Form.JPT else "",
    )  # fmt: skip
    rhk = lines.put_rhk(skp=skp, said=said, by=by)
    measure = lines.MeasureText(text=f"Jumlah: {text.lower()}", aspect=aspect, target_milli=target, unit=unit)
    lines.put_measure(rhk=rhk, said=measure, by=by)
    return rhk


def _contract(person: Employee, leader: Employee, outputs: Sequence[Rhk], day: dt.date, *, until: bool) -> None:
    """One person's SKP; of the last ones it is still being written, or waits for the leader."""
    skp = making.make_skp(employee=person, year=day.year, by=person.nip)
    for place, output in enumerate(outputs):
        _result(skp, place, person.nip, serves=output)
    if until and person.pk % 2:
        return
    sent = deciding.send(skp=skp, by=person.nip)
    if not until:
        deciding.agree(skp=sent, by=leader.nip)


def _days(people: Sequence[Employee], leader: Employee, day: dt.date) -> None:
    """The last days of work, most of them approved."""
    weekdays = [day - dt.timedelta(back) for back in range(5) if (day - dt.timedelta(back)).isoweekday() < SATURDAY]
    for back, worked in enumerate(weekdays[:3]):
        for place, person in enumerate(people):
            for text, minutes in (WORK[(place + back) % len(WORK)], WORK[(place + back + 3) % len(WORK)]):
                _enter(person, worked, text, minutes)
    older = Entry.objects.filter(day__lt=weekdays[0]).order_by("pk")
    approving.decide(
        instansi_id=leader.instansi_id,
        asked=Asked({one.pk: one.version for one in older}, approves=True),
        by=leader.nip,
    )


def _enter(person: Employee, day: dt.date, text: str, minutes: int) -> None:
    rhk = Rhk.objects.filter(skp__employee=person, ended_on=None).order_by("number").first()
    work = Work(text=text, minutes=minutes, rhk_id=rhk.pk if rhk else None, note="Sesuai jadwal layanan")
    try:
        entering.enter(employee=person, day=day, work=work, token=uuid.uuid4(), by=person.nip)
    except Refused:  # a day nobody works, or too far back
        return


def _talks(first: Employee, leader: Employee, colleague: Employee, day: dt.date) -> None:
    """A talk that was held and left an agreement, one that is asked for, and a word from a colleague."""
    held = ask(employee=first, kind=Talk.Kind.CHECK_IN, about="Target triwulan", token=uuid.uuid4(), by=leader.nip)
    note(talk=held, text="Laporan lancar; data kecamatan masih terlambat.", by=leader.nip)
    pledge(
        talk=held, owner_nip=first.nip, text="Jadwal pengumpulan data dengan kecamatan",
        due_on=day + dt.timedelta(7), by=leader.nip,
    )  # fmt: skip
    close(talk=held, held_on=day, by=leader.nip)
    ask(employee=first, kind=Talk.Kind.CHECK_IN, about="Rencana tahun depan", token=uuid.uuid4(), by=first.nip)
    said = Said(text="Terima kasih sudah membantu menata arsip layanan.", is_praise=True)
    give(employee=first, said=said, token=uuid.uuid4(), by=colleague.nip)


def _evaluate(instansi: Instansi, leader: Employee, day: dt.date) -> None:
    """The last whole period: most are decided, some wait for the leader, one for its employee."""
    period = Period.of(cycle(instansi, day), day).plus(-1)
    opening.open_period(instansi_id=instansi.pk, period=period, by=BY)
    mine = Evaluation.objects.filter(penilai_nip=leader.nip).select_related("employee", "skp").order_by("pk")
    for place, one in enumerate(mine):
        if place == len(mine) - 1:
            return
        realised = {
            rhk.pk: reporting.Realised(text=SAYINGS[(place + rhk.number) % 2], value_milli=3_000, link="https://contoh.example/bukti")
            for rhk in one.skp.rhks.filter(ended_on=None)
        }  # fmt: skip
        sent = reporting.send(evaluation=one, realised=realised, by=one.employee.nip)
        if place < len(mine) - 4:
            _rate(sent, place, leader)


def _rate(sent: Evaluation, place: int, leader: Employee) -> None:
    hasil, perilaku = ((2, 2), (3, 2), (2, 2), (3, 3), (2, 2), (1, 2))[place % 6]
    words = "Dibanding target triwulan dan bukti yang dilampirkan."
    judged = rating.Judged(hasil, perilaku, hasil_reason=words, perilaku_reason="Menurut umpan balik rekan kerja.")
    finalising.finalise(evaluation=rating.rate(evaluation=sent, judged=judged, by=leader.nip), by=leader.nip)
