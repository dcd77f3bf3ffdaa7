"""Who fell behind: looked for office by office, helped, and what came of it; and plans after a poor year."""

from __future__ import annotations

import datetime as dt
import uuid

from sembilan.coaching import jobs
from sembilan.coaching.actions import contradictions, looks, plans, problems, remedies
from sembilan.coaching.models import Contradiction, Plan, Problem
from sembilan.coaching.span import Span
from sembilan.config.demo.performing.circle import BY, Circle
from sembilan.config.demo.performing.judging import report
from sembilan.config.demo.performing.words import Result
from sembilan.evaluation.actions import finalising, opening, rating
from sembilan.evaluation.models import Evaluation
from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.skp.actions import deciding, lines, making
from sembilan.terms.period import Cycle, Period

CAUSES = (
    "Belum terbiasa dengan aplikasi baru; belum pernah dilatih.", "Beban tugas tambahan dari dua kegiatan sekaligus.",
    "Jarak rumah dan urusan keluarga; sering datang terlambat.", "Target tidak sesuai dengan tugas hariannya.",
)  # fmt: skip
STEPS = (
    "Pendampingan mengolah data tiap Selasa", "Membagi ulang tugas tambahan", "Menyepakati jam kerja fleksibel",
    "Menyesuaikan target lewat adendum SKP",
)  # fmt: skip
DONE = "Berjalan empat kali; laporan bulan ini selesai tanpa perbaikan."
CLOSED = "Hasil kerja membaik dan keterlambatan berhenti."
ANSWER = "Saya setuju dibantu. Data dari kecamatan sering datang sesudah batas waktu."
NO_PROBLEM = "Sedang tugas belajar dua minggu; bukan masalah kinerja."
EXPLAINED = "Mengerjakan tugas unit lain atas perintah tertulis; hasilnya tercatat di sana."
POOR = 2  # people whose last year was poor
WORK = Result(0, "Administrasi kegiatan tertib", "kuantitas", "Laporan kegiatan", "12", "laporan")


def look(circle: Circle) -> None:
    """The month before the last, where some were helped to the end; then the last month and the last quarter."""
    last = Span.before(circle.day, 1)
    _look(circle, last.plus(-1))
    for number, one in enumerate(_found(circle, last.plus(-1))[::3][:3]):
        _help(circle, one, number, is_over=number < 2)
    _look(circle, last)
    quarter = circle.periods[-1]
    if quarter.cycle == Cycle.TRIWULAN:
        _look(circle, Span(quarter.first, 3))
        for number, one in enumerate(_found(circle, Span(quarter.first, 3))[::4][:5]):
            _help(circle, one, number + 1, is_over=False)
    found = _found(circle, last)
    for number, one in enumerate(found[::3][:6]):
        _help(circle, one, number, is_over=number == 5)
    if len(found) > 1:
        by = _helper(circle, found[1])
        if by is not None:
            problems.drop(problem=found[1], reason=NO_PROBLEM, version=found[1].version, by=by)
    _explain(circle, last)


def _look(circle: Circle, span: Span) -> None:
    """As the worker would do it, but at once."""
    for office in circle.offices:
        asked = looks.ask_look(instansi_id=circle.instansi.pk, span=span, unor=office.unor, by=BY)
        jobs.take(instansi_id=circle.instansi.pk, look_id=asked.pk)


def _found(circle: Circle, span: Span) -> list[Problem]:
    """What was found and is not helped with yet, the accounts' own unit first."""
    rows = Problem.objects.filter(first=span.first, months=span.months, state=Problem.State.FOUND)
    found = [one for one in rows.select_related("employee", "unor").order_by("pk") if _helper(circle, one)]
    return sorted(found, key=lambda one: one.unor_id != circle.home.unor.pk)


def _helper(circle: Circle, one: Problem) -> Employee | None:
    """Her superior, if she is of the circle."""
    heads = circle.heads.get(one.employee_id, [])
    return circle.who.get(heads[0]) if heads else None


def _help(circle: Circle, one: Problem, number: int, *, is_over: bool) -> None:
    by = _helper(circle, one)
    if by is None:
        return
    made = problems.confirm(
        problem=one, kind=one.kind, cause=CAUSES[number % len(CAUSES)], version=one.version, by=by
    )  # fmt: skip
    due = circle.day + dt.timedelta(7 + number)
    remedy = remedies.add_remedy(
        problem=made, text=STEPS[number % len(STEPS)], owner_nip=by.nip, due_on=due, token=uuid.uuid4(), by=by
    )
    if number % 2 == 0:
        made = problems.answer(problem=made, text=ANSWER, by=circle.who[one.employee.nip])
    if is_over:
        remedies.finish_remedy(remedy=remedy, outcome=DONE, by=by)
        problems.close(problem=made, text=CLOSED, version=made.version, by=by)


def _explain(circle: Circle, span: Span) -> None:
    """One of the contradictions has its explanation."""
    rows = Contradiction.objects.filter(first=span.first, months=span.months, stands=True, employee__isnull=False)
    one = rows.select_related("employee").order_by("pk").first()
    heads = circle.heads.get(one.employee_id or 0, []) if one else []
    if one is not None and heads and heads[0] in circle.who:
        contradictions.explain(contradiction=one, text=EXPLAINED, by=circle.who[heads[0]])


def improve(circle: Circle) -> None:
    """Two people had a poor year before this one: one improves by plan, of the other it is only proposed."""
    year = circle.day.year - 1
    people = [one.people[-1] for one in circle.places if one.people and one.leader][1 : POOR + 1]
    for person in people:
        try:
            _contract(circle, person, year)
        except Refused:  # no post is known of that year
            continue
    period = Period(Cycle.TAHUN, dt.date(year, 1, 1))
    opening.open_period(instansi_id=circle.instansi.pk, period=period, by=BY)
    rows = Evaluation.objects.filter(cycle=Cycle.TAHUN, first__year=year, employee__in=people)
    for one in rows.select_related("employee__instansi", "skp__unor"):
        by = circle.who.get(one.penilai_nip)
        if by is not None:
            judged = rating.Judged(1, 1, "Tiga dari empat laporan tidak selesai.", "Sering tanpa kabar.")
            sent = report(circle, one, 1, 0)
            finalising.finalise(evaluation=rating.rate(evaluation=sent, judged=judged, by=by), by=by)
    plans.propose(instansi_id=circle.instansi.pk, by=BY)
    _start(circle)


def _contract(circle: Circle, person: Employee, year: int) -> None:
    skp = making.make_skp(employee=person, year=year, by=person)
    rhk = lines.put_rhk(skp=skp, said=lines.RhkText(text=WORK.text), by=person)
    measure = lines.MeasureText(
        text=WORK.indicator, aspect=WORK.aspect, target_milli=int(WORK.target) * 1_000, unit=WORK.unit
    )
    lines.put_measure(rhk=rhk, said=measure, by=person)
    sent = deciding.send(skp=skp, by=person)
    deciding.agree(skp=sent, by=circle.who.get(skp.penilai_nip, BY))


def _start(circle: Circle) -> None:
    one = Plan.objects.select_related("employee").order_by("pk").first()
    heads = circle.heads.get(one.employee_id, []) if one else []
    by = circle.who.get(heads[0]) if heads else None
    if one is None or by is None:
        return
    first = circle.day - dt.timedelta(120)
    made = plans.start_plan(
        plan=one, first=first, goal="Semua laporan bulanan selesai tepat waktu.", version=one.version, by=by
    )
    for days, text in ((30, "Pelatihan penyusunan laporan"), (150, "Menyusun laporan tanpa pendampingan")):
        date = plans.add_date(
            plan=made, text=text, due_on=first + dt.timedelta(days), version=made.version, by=by
        )  # fmt: skip
        made = Plan.objects.get(pk=made.pk)
        if days < 120:
            plans.finish_date(date=date, outcome="Hadir penuh, nilai akhir 84.", by=by)
            made = Plan.objects.get(pk=made.pk)
