"""What people told each other: talks and what was agreed, feedback, objections, a questionnaire, votes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sembilan.behaviour.actions import answering, rounds, vote
from sembilan.behaviour.models import Candidate, Group, Invitation, Poll, Round
from sembilan.config.demo.performing.circle import BY, Circle, Place
from sembilan.dialog.actions.agreeing import pledge, settle
from sembilan.dialog.actions.feedback import Said, give
from sembilan.dialog.actions.noting import note
from sembilan.dialog.actions.talking import ask, close
from sembilan.dialog.models import Talk
from sembilan.evaluation.actions import objecting, reporting
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.reach import deciders
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.terms.berakhlak import Nilai

EACH = 2  # of so many of her people a leader who talks has spoken with
TALKS = (
    ("Target triwulan", "Laporan lancar; data kecamatan masih terlambat.", "Jadwal pengumpulan data dengan kecamatan"),
    ("Beban kerja tim", "Dua tugas tambahan menumpuk; prioritas disusun ulang.", "Membagi ulang tugas tambahan"),
    ("Rencana belajar", "Perlu pelatihan pengolahan data.", "Mendaftar pelatihan pengolahan data"),
    ("Mutu naskah dinas", "Masih ada naskah dikembalikan dua kali.", "Memakai daftar periksa sebelum mengajukan"),
)  # fmt: skip
PRAISE = (
    "Terima kasih sudah membantu menata arsip layanan.", "Penjelasan kepada warga sangat sabar dan runtut.",
    "Bahan rapat rapi dan siap sebelum diminta.", "Mau menggantikan piket tanpa diminta.",
)  # fmt: skip
ADVICE = ("Balasan surat sering lewat dua hari.", "Kabari tim bila berhalangan hadir rapat.")
REASONS = (
    "Target kedua sudah saya selesaikan pada minggu terakhir; berita acaranya terlampir di bukti kegiatan.",
    "Keterlambatan data bukan dari kami: dua kecamatan baru mengirim sesudah batas waktu.",
)
REMARKS = ("Ramah dan mudah diajak bekerja sama.", "Kadang lambat membalas pesan.", "", "Selalu tepat janji.", "")


def talk(circle: Circle) -> None:
    """Some leaders spoke with some of their people; most have not, and stand on the list of silence."""
    talking = [one for one in circle.places if one.leader and one.people][::3]
    for number, place in enumerate([circle.home, *(one for one in talking if one is not circle.home)]):
        for step, person in enumerate(place.people[:EACH]):
            _held(circle, place, person, number + step, is_done=step == 1)
    first, home = circle.account(0), circle.home.people
    ask(employee=first, kind=Talk.Kind.CHECK_IN, about="Rencana tahun depan", token=uuid.uuid4(), by=first)
    for number, text in enumerate(PRAISE):
        author, other = home[number % len(home)], home[(number + 1) % len(home)]
        _give(other, Said(text, value=list(Nilai)[number % 7]), author)
        _give(first, Said(text), author)
    for number, text in enumerate(ADVICE):
        _give(home[-1], Said(text, is_praise=False), home[number])


def _give(person: Employee, said: Said, author: Employee) -> None:
    if person is not author:
        give(employee=person, said=said, token=uuid.uuid4(), by=author)


def _held(circle: Circle, place: Place, person: Employee, number: int, *, is_done: bool) -> None:
    """A talk of the last weeks with both notes; what was agreed is open, or done."""
    leader = place.leader
    if leader is None or leader.nip not in circle.heads[person.pk]:
        return
    about, said, agreed = TALKS[number % len(TALKS)]
    kind = Talk.Kind.GUIDANCE if number % 4 == 3 else Talk.Kind.CHECK_IN
    held = ask(employee=person, kind=kind, about=about, token=uuid.uuid4(), by=leader)
    note(talk=held, text=said, by=leader)
    due = circle.day + dt.timedelta(5 + number)
    made = pledge(talk=held, owner_nip=person.nip, text=agreed, due_on=due, by=leader)
    close(talk=held, held_on=circle.day - dt.timedelta(1 + 2 * number % 25), by=leader)
    if is_done:
        settle(pledge=made, outcome="Selesai, hasilnya dibahas di rapat tim.", by=leader)


def object_to(circle: Circle) -> None:
    """Two objections against the last decided period: one decided in favour, one waiting for the head of region."""
    last = circle.periods[-1]
    final = Evaluation.objects.filter(state=State.FINAL, first__gte=last.first, until__lte=last.until)
    rows = final.select_related("employee__instansi", "skp__unor").order_by("hasil_kerja", "perilaku", "pk")
    mine = rows.filter(penilai_nip=circle.accounts[1].nip).exclude(employee__nip=circle.accounts[0].nip).first()
    heads = [one.leader.nip for one in circle.offices if one.leader]
    other = rows.filter(penilai_nip__in=heads, employee__nip__in=circle.who).first()
    for number, one in enumerate(found for found in (mine, other) if found is not None):
        person = circle.who[one.employee.nip]
        reporting.note_told(evaluation=one, by=person)
        made = objecting.object_to(evaluation=one, reason=REASONS[number], token=uuid.uuid4(), by=person)
        objecting.answer(objection=made, text="Bukti itu belum ada saat saya menilai.", by=circle.who[one.penilai_nip])
        above = deciders(one)[:1]
        if number == 0 and above and one.hasil_kerja != 3:
            text = "Bukti sah dan bertanggal dalam periode; rating hasil kerja dinaikkan satu tingkat."
            objecting.decide(
                objection=made, text=text, hasil_kerja=(one.hasil_kerja or 1) + 1, perilaku=one.perilaku,
                by=circle.who.get(above[0], BY),
            )  # fmt: skip


def survey(circle: Circle) -> None:
    """A questionnaire of the accounts' own unit that is over, and one of an office that runs."""
    last, bkd = circle.periods[-1], circle.account(3)
    made = _round(circle, circle.home.unor, bkd)
    asked = Invitation.objects.filter(round=made).select_related("employee", "round").order_by("pk")
    for number, one in enumerate(asked):
        if one.rater_nip in circle.who and number % 11:
            marks = {int(value): _mark(one, number, int(value)) for value in Nilai}
            answering.answer(invitation=one, marks=marks, remark=REMARKS[number % 5], by=circle.who[one.rater_nip])
    rounds.close_round(round_=made, by=bkd)
    running = next((one for one in circle.places if not one.is_office and one is not circle.home), None)
    if running is not None and last:
        _round(circle, running.unor, bkd)


def _mark(one: Invitation, number: int, value: int) -> int:
    """Between 2 and 5; superiors are stricter, and each person has a side of her own."""
    base = 4 if one.group == Group.PEER else 3
    return max(2, min(5, base + (one.employee_id + value) % 3 - 1 + (number % 7 == 0)))


def _round(circle: Circle, unor: Unor, by: Employee) -> Round:
    closes = circle.day + dt.timedelta(10)
    return rounds.open_round(
        instansi=circle.instansi, unor=unor, period=circle.periods[-1], closes_on=closes, token=uuid.uuid4(), by=by
    )


def elect(circle: Circle) -> None:
    """The best employee: two units have voted, now the region votes among who won there."""
    bkd, units = circle.account(3), [circle.home, *(one for one in circle.places if len(one.people) > EACH)]
    won = 0
    for place in {one.unor.pk: one for one in units}.values():
        poll = _poll(circle, place.unor, bkd) if won < 2 else None
        if poll is not None:
            _vote(poll, [one for one in (*place.people, place.leader) if one])
            vote.close_poll(poll=poll, by=bkd)
            won += 1
    region = _poll(circle, None, bkd)
    if region is not None:
        _vote(region, circle.home.people[1:6])


def _poll(circle: Circle, unor: Unor | None, by: Employee) -> Poll | None:
    """A vote, where there are two to choose between."""
    closes = circle.day + dt.timedelta(10)
    try:
        return vote.open_poll(
            instansi=circle.instansi, unor=unor, period=circle.periods[-1], closes_on=closes, token=uuid.uuid4(), by=by
        )
    except Refused:
        return None


def _vote(poll: Poll, people: Sequence[Employee]) -> None:
    found = list(Candidate.objects.filter(poll=poll).select_related("employee").order_by("pk"))
    for number, person in enumerate(people):
        others = [one for one in found if one.employee_id != person.pk]
        vote.cast(poll=poll, candidate=others[0 if number % 3 else -1], by=person)
