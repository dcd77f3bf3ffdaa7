"""An SKP from its beginning to its adendum: each one's part, each refusal, and what is kept."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.notices.models import Notice
from sembilan.skp import actions
from sembilan.skp.actions import MeasureText, Refused, RhkText, Stale
from sembilan.skp.models import Measure, Rhk, Skp, SkpStep
from sembilan.skp.queries.contents import contents_of
from sembilan.skp.queries.current import agreed_contents, open_rhks, rhks_for, skp_of, skps_of_year
from sembilan.skp.queries.missing import missing
from tests.cast import AGUS, BUDI, DEWI, RINA, SARI
from tests.skp.conftest import TODAY, filled, person

pytestmark = pytest.mark.django_db


def test_a_new_one_knows_its_post_its_days_and_its_penilai(draft):
    assert (draft.jabatan, draft.unor.kode, draft.form) == ("Analis Kebijakan Ahli Pertama", "1010", "ja")
    assert (draft.valid.lower, draft.valid.upper) == (dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert (draft.penilai_nip, draft.penilai_jabatan) == (BUDI.nip, "Kepala Bidang Pembinaan SD")
    assert draft.state == "draf"


def test_who_leads_a_unit_of_eselon_two_has_the_form_of_a_jpt(tenant):
    made = actions.make_skp(employee=person(RINA), year=2026, by=RINA.nip)

    assert made.form == "jpt"


def test_a_form_sent_twice_begins_one(draft):
    again = actions.make_skp(employee=person(SARI), year=2026, token=uuid.uuid4(), by=SARI.nip)

    assert again == draft
    assert Skp.objects.count() == 1


def test_a_stranger_begins_none_and_the_officer_may(tenant):
    with pytest.raises(Refused, match="pengelola unitnya"):
        actions.make_skp(employee=person(SARI), year=2026, by=AGUS.nip)

    assert actions.make_skp(employee=person(SARI), year=2026, by=DEWI.nip).employee.nip == SARI.nip
    assert Notice.objects.filter(nip=SARI.nip).exists()


def test_what_is_missing_is_said_in_sentences_that_lead_to_the_place(draft):
    said = [one.text for one in missing(draft, contents_of(draft))]
    rhk = actions.put_rhk(skp=draft, said=RhkText("Bersama", is_collaboration=True), by=SARI.nip)
    later = missing(draft, contents_of(draft))

    assert said == ["Belum ada rencana hasil kerja utama."]
    assert [one.text for one in later] == [
        "RHK 1 belum punya indikator atau ukuran keberhasilan.",
        "RHK 1 ditandai kolaborasi, tetapi mitranya belum disebut.",
    ]
    assert {one.place for one in later} == {f"rhk-{rhk.pk}"}


def test_a_target_and_an_aspect_are_asked_of_figures_and_a_perspective_of_a_jpt(draft):
    rhk = actions.put_rhk(skp=draft, said=RhkText("Kajian"), by=SARI.nip)
    actions.put_measure(rhk=rhk, said=MeasureText("Jumlah"), by=SARI.nip)
    of_figures = [one.text for one in missing(draft, contents_of(draft))]
    head = {"skp": draft, "form": "jpt", "approach": "kualitatif", "penilai_nip": BUDI.nip}
    of_jpt = actions.put_head(**head, by=SARI.nip)

    assert of_figures == ["RHK 1 punya indikator tanpa target.", "RHK 1 punya indikator tanpa aspek."]
    assert [one.text for one in missing(of_jpt, contents_of(of_jpt))] == ["RHK 1 belum punya perspektif."]


def test_what_is_not_complete_is_not_sent(draft):
    with pytest.raises(Refused, match="Belum ada rencana hasil kerja utama"):
        actions.send(skp=draft, by=SARI.nip)


def test_sent_it_waits_for_the_penilai_and_is_agreed_with_its_whole_text(sent, budi):
    assert Notice.objects.get(nip=BUDI.nip).url == f"/skp/{sent.pk}/"

    made = actions.agree(skp=sent, by=budi)

    assert (made.state, made.agreed_on) == ("setuju", TODAY)
    assert agreed_contents(made)["rhks"][0]["measures"][0]["target"] == "4 dokumen"
    assert Notice.objects.filter(nip=SARI.nip).latest("pk").sentence.endswith("disetujui.")
    assert [one.state for one in made.steps.order_by("pk")] == ["draf", "aju", "setuju"]


def test_sent_twice_and_agreed_twice_is_once(full, budi):
    actions.send(skp=full, by=SARI.nip)
    actions.send(skp=full, by=SARI.nip)
    actions.agree(skp=full, by=budi)
    actions.agree(skp=full, by=budi)

    assert SkpStep.objects.filter(skp=full).count() == 3


def test_only_she_sends_and_only_who_leads_her_agrees(full, sent, dewi, agus, sari):
    for other in (dewi, agus, sari):
        with pytest.raises(Refused):
            actions.agree(skp=sent, by=other)
    with pytest.raises(Refused, match="Hanya pegawai"):
        actions.take_back(skp=sent, by=BUDI.nip)


def test_sent_back_with_a_reason_it_comes_again_as_a_revision(sent, budi):
    with pytest.raises(Refused, match="Tulis apa"):
        actions.send_back(skp=sent, text=" ", by=budi)
    back = actions.send_back(skp=sent, text="Target kurang", by=budi)

    assert back.state == "koreksi"
    assert actions.send(skp=back, by=SARI.nip).state == "revisi"


def test_wrong_states_are_refused_with_what_stands(draft, agreed, budi):
    with pytest.raises(Refused, match=r"tidak sedang menunggu persetujuan. Sekarang: Disetujui"):
        actions.send_back(skp=agreed, text="x", by=budi)
    with pytest.raises(Refused, match="Buka adendum"):
        actions.put_rhk(skp=agreed, said=RhkText("Baru"), by=SARI.nip)
    with pytest.raises(Refused, match="sudah dijawab"):
        actions.take_back(skp=agreed, by=SARI.nip)


def test_of_two_who_edit_at_once_the_second_is_told_who_was_first(draft):
    seen = draft.version
    actions.put_expectation(skp=draft, value=2, text="Cermat", seen=seen, by=BUDI.nip)

    with pytest.raises(Stale, match="diubah Budi Santoso"):
        actions.put_rhk(skp=draft, said=RhkText("Kajian"), seen=seen, by=SARI.nip)

    assert not Rhk.objects.exists()


def test_the_same_line_sent_twice_is_one(draft):
    seen = draft.version
    first = actions.put_rhk(skp=draft, said=RhkText("Kajian"), seen=seen, by=SARI.nip)

    assert actions.put_rhk(skp=draft, said=RhkText("Kajian"), seen=seen, by=SARI.nip) == first
    assert Rhk.objects.count() == 1


def test_the_penilai_writes_while_it_is_with_her_and_the_employee_does_not(sent):
    actions.put_expectation(skp=sent, value=1, text="Ramah di loket", by=BUDI.nip)

    with pytest.raises(Refused, match="sedang di penilai"):
        actions.put_rhk(skp=sent, said=RhkText("Baru"), by=SARI.nip)


def test_nobody_is_her_own_penilai(draft):
    with pytest.raises(Refused, match="dirinya sendiri"):
        actions.put_head(skp=draft, form="ja", approach="kuantitatif", penilai_nip=SARI.nip, by=SARI.nip)


def test_an_adendum_keeps_what_was_agreed_until_it_is_agreed_itself(agreed, budi):
    with pytest.raises(Refused, match="alasan"):
        actions.open_adendum(skp=agreed, text="", by=SARI.nip)
    opened = actions.open_adendum(skp=agreed, text="Target naik", by=SARI.nip)
    new = actions.put_rhk(skp=opened, said=RhkText("Pendampingan"), by=SARI.nip)
    old = Rhk.objects.exclude(pk=new.pk).get()

    assert (opened.adendum, opened.state) == (1, "draf")
    assert list(open_rhks(opened, TODAY)) == [old]

    actions.put_measure(rhk=new, said=MeasureText("Jumlah", "kuantitas", 2_000), by=SARI.nip)
    actions.agree(skp=actions.send(skp=opened, by=SARI.nip), by=budi)
    assert rhks_for(person(SARI), TODAY) == [old, new]
    assert [one["adendum"] for one in SkpStep.objects.filter(state="setuju").values_list("contents", flat=True)] == [
        0,
        1,
    ]


def test_after_its_year_no_adendum_is_opened(agreed, today):
    today(dt.date(2027, 1, 1))

    with pytest.raises(Refused, match="sudah lewat"):
        actions.open_adendum(skp=agreed, text="x", by=SARI.nip)


def test_a_line_that_nothing_stands_on_is_deleted_and_other_lines_stay(full):
    rhk = Rhk.objects.get()
    actions.drop_line(skp=full, line=Measure.objects.get(), by=SARI.nip)
    actions.drop_line(skp=full, line=rhk, by=SARI.nip)

    assert not Rhk.objects.exists()


def test_a_penilai_who_left_is_taken_over_in_plain_words(sent, budi):
    Skp.objects.filter(pk=sent.pk).update(penilai_nip=DEWI.nip)

    made = actions.agree(skp=sent, by=budi)

    assert made.penilai_nip == BUDI.nip
    assert "Dewi Kartika tidak lagi memimpin" in made.steps.latest("pk").text


def test_a_penilai_who_still_leads_is_not_taken_over(sent, rina):
    with pytest.raises(Refused, match="masih memimpin"):
        actions.take_over(skp=sent, by=rina)


def test_last_years_is_copied_with_all_its_lines(full):
    actions.put_expectation(skp=full, value=3, text="Belajar data", by=SARI.nip)
    actions.put_appendix(skp=full, kind="dukungan", text="Komputer", by=SARI.nip)
    made = actions.make_skp(employee=person(SARI), year=2027, copied=full, by=SARI.nip)
    then, now = contents_of(full), contents_of(made)

    assert [one["text"] for one in now["rhks"]] == [one["text"] for one in then["rhks"]]
    assert now["expectations"] == {"3": "Belajar data"}
    assert [one["text"] for one in now["appendix"]] == ["Komputer"]
    assert now["rhks"][0]["id"] != then["rhks"][0]["id"]
    assert made.steps.get().text == "Disalin dari SKP 2026"


def test_which_stands_on_a_day_is_known_to_other_rooms(full):
    assert skp_of(person(SARI), TODAY) == full
    assert skp_of(person(SARI), dt.date(2025, 12, 31)) is None
    assert skps_of_year(person(SARI), 2026) == [full]
    assert skp_of(person(AGUS), TODAY) is None
    assert filled(full, SARI.nip).rhks.count() == 2
