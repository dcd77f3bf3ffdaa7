"""Entering work: once for each token, on days that are open, as long as the day has room, with what proves it."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.attendance.models import Absence
from sembilan.documents.actions import Upload
from sembilan.documents.models import StoredFile
from sembilan.records.models import Event
from sembilan.worklog import actions
from sembilan.worklog.actions import Asked, Refused, Work
from sembilan.worklog.models import Entry, Evidence
from sembilan.worklog.queries.day import page_of
from tests import cast
from tests.worklog.conftest import TODAY, agreed_skp, entered, opened, person, png

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - dt.timedelta(1)


def test_an_entry_sent_twice_is_one(rhks):
    token = uuid.uuid4()

    first = entered(token=token, rhk_id=rhks[0].pk)
    again = entered(token=token, rhk_id=rhks[0].pk, minutes=90)

    assert again.pk == first.pk
    assert Entry.objects.get().minutes == 60
    assert Event.objects.filter(verb="worklog.enter").count() == 1


def test_the_day_is_open_for_a_week_and_never_ahead(rhks):
    entered(day=TODAY - dt.timedelta(7), rhk_id=rhks[0].pk)

    for day in (TODAY - dt.timedelta(8), TODAY + dt.timedelta(1)):
        with pytest.raises(Refused, match="7 hari ke belakang"):
            entered(day=day, rhk_id=rhks[0].pk)


def test_a_day_holds_450_minutes_and_a_rejected_entry_takes_none(rhks, budi):
    first = entered(minutes=400, rhk_id=rhks[0].pk)
    with pytest.raises(Refused, match="masih 50 menit"):
        entered(minutes=51, rhk_id=rhks[0].pk)

    actions.decide(instansi_id=first.instansi_id, asked=Asked({first.pk: 0}, approves=False, reason="Kurang"), by=budi)

    assert entered(minutes=450, rhk_id=rhks[0].pk).minutes == 450


def test_outside_of_any_result_a_word_says_why(rhks):
    with pytest.raises(Refused, match="di luar RHK"):
        entered()

    assert entered(note="Menjaga loket").rhk is None


def test_whoever_has_no_agreed_skp_needs_no_word(tenant):
    assert entered().note == ""


def test_the_result_of_another_is_not_chosen(rhks, agus):
    hers = agreed_skp(cast.AGUS)

    with pytest.raises(Refused, match="tidak ada dalam SKP"):
        entered(rhk_id=hers[0].pk)


def test_work_on_leave_is_entered_with_a_word_and_marked(rhks):
    Absence.objects.create(
        instansi_id=rhks[0].instansi_id, employee=person(cast.SARI), kind=Absence.Kind.TAHUNAN, first=TODAY, last=TODAY,
        decision=Absence.Decision.DISETUJUI,
    )  # fmt: skip
    with pytest.raises(Refused, match="Cuti Tahunan"):
        entered(rhk_id=rhks[0].pk)

    assert entered(rhk_id=rhks[0].pk, note="Rapat mendadak").is_free
    assert not entered(day=YESTERDAY, rhk_id=rhks[0].pk).is_free
    assert page_of(person(cast.SARI), TODAY).told["norm"] == 0


def test_a_weekend_is_free_and_a_journey_is_work(rhks):
    Absence.objects.create(
        instansi_id=rhks[0].instansi_id, employee=person(cast.SARI), kind=Absence.Kind.DINAS_LUAR, first=TODAY,
        last=TODAY, decision=Absence.Decision.DISETUJUI,
    )  # fmt: skip

    assert not entered(rhk_id=rhks[0].pk).is_free
    with pytest.raises(Refused, match="hari bebas"):
        entered(day=dt.date(2026, 7, 5), rhk_id=rhks[0].pk)


def test_a_photo_and_a_link_prove_it(rhks):
    made = entered(rhk_id=rhks[0].pk, link="https://contoh.go.id/a", uploads=[Upload("a.png", png())])

    assert sorted(bool(one.link) for one in Evidence.objects.filter(entry=made)) == [False, True]


def test_an_entry_is_changed_until_it_is_approved(rhks, budi):
    made = opened(entered(rhk_id=rhks[0].pk), budi)
    changed = actions.change(entry=made, work=Work("Lain", 30, rhks[1].pk), version=0, by=cast.SARI.nip)
    assert (changed.version, changed.looked_at) == (1, None)
    with pytest.raises(Refused, match="di tempat lain"):
        actions.change(entry=made, work=Work("Basi", 30, rhks[1].pk), version=0, by=cast.SARI.nip)

    opened(changed, budi)
    actions.decide(instansi_id=made.instansi_id, asked=Asked({made.pk: 1}, approves=True), by=budi)

    for refused in (
        lambda: actions.change(entry=made, work=Work("X", 30, rhks[1].pk), version=1, by=cast.SARI.nip),
        lambda: actions.remove(entry=made, version=1, by=cast.SARI.nip),
    ):
        with pytest.raises(Refused, match="Sudah disetujui Budi"):
            refused()


def test_proof_is_replaced_and_taken_back_with_its_file_unless_another_record_names_it(rhks):
    made, other = (entered(rhk_id=rhks[0].pk, uploads=[Upload(f"{n}.png", png())]) for n in "ab")
    old, strange = Evidence.objects.get(entry=made), Evidence.objects.get(entry=other)
    work = Work("Menyusun modul", 60, rhks[0].pk, uploads=[Upload("c.png", png())])

    actions.change(entry=made, work=work, version=0, drops=[old.pk, strange.pk], by=cast.SARI.nip)
    new = Evidence.objects.get(entry=made)
    assert set(StoredFile.objects.values_list("name", flat=True)) == {"b.png", "c.png"}

    Evidence.objects.create(instansi_id=other.instansi_id, entry=other, document=new.document)
    actions.remove(entry=made, version=1, by=cast.SARI.nip)
    assert StoredFile.objects.filter(pk=new.document_id).exists()
    actions.remove(entry=other, version=0, by=cast.SARI.nip)

    assert not any(model.objects.exists() for model in (Entry, Evidence, StoredFile))


def test_the_last_day_and_what_is_written_often_are_suggested(rhks):
    for back in (2, 6, 7):
        entered(day=TODAY - dt.timedelta(back), text="Rapat mingguan", minutes=90, rhk_id=rhks[1].pk)
    entered(day=TODAY - dt.timedelta(5), text="Sekali saja", rhk_id=rhks[0].pk)
    entered(day=YESTERDAY, text="Menyusun modul", rhk_id=rhks[0].pk)

    found = page_of(person(cast.SARI), TODAY).suggestions

    assert [(one.text, one.minutes, one.rhk_id, one.is_last) for one in found] == [
        ("Menyusun modul", 60, rhks[0].pk, True),
        ("Rapat mingguan", 90, rhks[1].pk, False),
    ]
