"""The course of a proposal: every step, whose turn it is, and what comes of a step out of turn."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sembilan.notices.models import Notice
from sembilan.organisation.models import Grant
from sembilan.people.actions import InvalidEntry, correct_entry
from sembilan.people.kinds import KINDS
from sembilan.people.models import Employee, Penghargaan, RiwayatGolongan
from sembilan.proposals import actions
from sembilan.proposals.models import Proposal, State, Step
from sembilan.records.models import Event
from tests import cast
from tests.proposals.conftest import AWARD, GOLONGAN, person

pytestmark = pytest.mark.django_db


def told(nip):
    return [one.sentence for one in Notice.objects.filter(nip=nip).order_by("pk")]


def kinds(proposal):
    return list(Step.objects.filter(proposal=proposal).order_by("pk").values_list("kind", flat=True))


def test_what_sari_proposes_goes_to_the_officer_of_her_unit(at_unit):
    assert at_unit.state == State.UNIT
    assert any(cast.SARI.name in said for said in told(cast.DEWI.nip))
    assert told(cast.BAYU.nip) == []
    assert Penghargaan.objects.count() == 0


def test_where_the_unit_has_no_officer_it_goes_straight_to_the_bkd(propose):
    assert propose(cast.AGUS).state == State.BKD
    assert len(told(cast.BAYU.nip)) == 1


def test_the_officers_own_proposal_goes_to_the_bkd_for_nobody_checks_herself(propose):
    assert propose(cast.DEWI).state == State.BKD


def test_what_the_unit_officer_proposes_for_sari_needs_no_check_by_her(propose, dewi):
    proposal = propose(by=dewi)

    assert proposal.state == State.BKD


def test_dewi_forwards_and_bayu_approves_and_the_file_says_it(at_bkd, bayu):
    actions.approve(proposal=at_bkd, by=bayu)

    entry = Penghargaan.objects.get()
    assert (entry.employee.nip, entry.name) == (cast.SARI.nip, AWARD["name"])
    assert entry.source == f"usulan:{at_bkd.pk}"
    assert entry.document_id == at_bkd.document_id
    assert kinds(at_bkd) == ["ajukan", "teruskan", "setujui"]
    assert any("disetujui" in said for said in told(cast.SARI.nip))


def test_each_step_leaves_its_own_event(at_bkd, bayu):
    actions.approve(proposal=at_bkd, by=bayu)

    verbs = list(Event.objects.filter(verb__startswith="proposal.").order_by("id").values_list("verb", flat=True))
    assert sorted(verbs) == ["proposal.approve", "proposal.forward", "proposal.submit"]


def test_a_future_golongan_takes_effect_on_its_tmt(propose, dewi, bayu):
    proposal = propose(kind="golongan", texts=GOLONGAN | {"since": "2030-04-01"})
    actions.forward(proposal=proposal, by=dewi)

    actions.approve(proposal=proposal, by=bayu)

    spans = RiwayatGolongan.objects.filter(employee__nip=cast.SARI.nip).order_by("valid")
    assert [(one.golongan, one.valid.upper) for one in spans] == [("III/b", dt.date(2030, 4, 1)), ("III/c", None)]


def test_bayu_returns_and_sari_mends_the_same_proposal(at_bkd, bayu, sari):
    actions.give_back(proposal=at_bkd, note="SK tidak terbaca", by=bayu)

    assert any("SK tidak terbaca" in said for said in told(cast.SARI.nip))

    mended = actions.resubmit(proposal=at_bkd, texts=AWARD | {"sk_number": "13/TK/2025"}, by=sari)

    assert (mended.pk, mended.state) == (at_bkd.pk, State.UNIT)
    assert mended.document_id == at_bkd.document_id
    submissions = Step.objects.filter(proposal=mended, kind="ajukan").order_by("pk")
    assert [one.texts["sk_number"] for one in submissions] == ["12/TK/2025", "13/TK/2025"]


@pytest.mark.parametrize("say", [actions.give_back, actions.refuse])
@pytest.mark.parametrize("note", ["", "   "])
def test_returning_and_refusing_need_a_reason(at_unit, dewi, say, note):
    with pytest.raises(actions.Refused, match="alasan"):
        say(proposal=at_unit, note=note, by=dewi)

    assert Proposal.objects.get().state == State.UNIT


def test_a_refused_proposal_changes_nothing_and_ends(at_unit, dewi, sari):
    actions.refuse(proposal=at_unit, note="Bukan penghargaan negara", by=dewi)

    assert Penghargaan.objects.count() == 0
    with pytest.raises(actions.Refused, match="selesai"):
        actions.take_back(proposal=at_unit, by=sari)
    with pytest.raises(actions.Refused, match="tidak sedang dikembalikan"):
        actions.resubmit(proposal=at_unit, texts=AWARD, by=sari)


def test_sari_takes_it_back_once_or_twice(at_unit, sari, dewi):
    actions.take_back(proposal=at_unit, by=sari)
    actions.take_back(proposal=at_unit, by=sari)

    assert kinds(at_unit) == ["ajukan", "tarik"]
    with pytest.raises(actions.Refused, match="Ditarik oleh Sari"):
        actions.forward(proposal=at_unit, by=dewi)


def test_nobody_else_takes_it_back(at_unit, dewi):
    with pytest.raises(actions.Refused, match="Hanya pengusul"):
        actions.take_back(proposal=at_unit, by=dewi)


def test_the_bkd_does_not_decide_before_the_unit_has_looked(at_unit, bayu):
    with pytest.raises(actions.Refused, match="masih diperiksa unit"):
        actions.approve(proposal=at_unit, by=bayu)


def test_the_unit_does_not_forward_twice(at_bkd, bayu):
    with pytest.raises(actions.Refused, match=r"Diteruskan ke BKD oleh Dewi Kartika pada"):
        actions.forward(proposal=at_bkd, by=bayu)


@pytest.mark.parametrize("who", ["sari", "budi", "agus", "tono", "rina", "bayu"])
def test_whose_turn_it_is_not_cannot_act_for_the_unit(at_unit, request, who):
    by = request.getfixturevalue(who)
    if who == "bayu":  # the BKD may also check for a unit
        assert actions.forward(proposal=at_unit, by=by).state == State.BKD
        return
    with pytest.raises(actions.Refused, match="Bukan giliran"):
        actions.forward(proposal=at_unit, by=by)


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "agus", "tono", "rina"])
def test_only_the_bkd_decides(at_bkd, request, who):
    with pytest.raises(actions.Refused, match="Bukan giliran"):
        actions.approve(proposal=at_bkd, by=request.getfixturevalue(who))

    assert Penghargaan.objects.count() == 0


def test_bayu_does_not_decide_on_himself_nor_on_what_he_proposed(propose, bayu):
    his_own = propose(cast.BAYU)
    for_sari = propose(by=bayu)

    for proposal in (his_own, for_sari):
        with pytest.raises(actions.Refused, match="Bukan giliran"):
            actions.refuse(proposal=proposal, note="-", by=bayu)


def test_of_two_officers_the_second_hears_who_decided_and_when(at_bkd, bayu, region):
    Grant.objects.create(instansi=region, nip=cast.RINA.nip, role="verifikator", valid=(cast.SINCE, None))
    actions.approve(proposal=at_bkd, by=bayu)

    with pytest.raises(actions.Refused, match=r"sudah ditindak\. Disetujui oleh Bayu Nugraha pada \d"):
        actions.refuse(proposal=at_bkd, note="Tidak", by=cast.RINA.nip)
    assert Penghargaan.objects.count() == 1


def test_saying_the_same_twice_counts_once(at_bkd, bayu):
    actions.approve(proposal=at_bkd, by=bayu)
    actions.approve(proposal=at_bkd, by=bayu)

    assert Penghargaan.objects.count() == 1
    assert kinds(at_bkd) == ["ajukan", "teruskan", "setujui"]


def test_an_officer_who_saw_an_earlier_version_looks_again(at_unit, dewi, sari):
    seen = Step.objects.get(proposal=at_unit).pk
    actions.give_back(proposal=at_unit, note="Nomor SK", by=dewi)
    actions.resubmit(proposal=at_unit, texts=AWARD | {"sk_number": "9"}, by=sari)

    with pytest.raises(actions.Refused, match="berubah sejak Anda membukanya"):
        actions.forward(proposal=at_unit, seen=seen, by=dewi)


def test_a_correction_changes_only_what_was_proposed(propose, dewi, bayu, sari):
    sari_herself = person(cast.SARI)
    stood = KINDS["identitas"].texts(sari_herself)
    proposal = propose(
        kind="identitas", change="perbaiki", entry=sari_herself.pk, texts=stood | {"phone": "0812"}, upload=None
    )
    correct_entry(
        entry=person(cast.SARI), kind="identitas", texts=stood | {"email": "sari@contoh.id"}, reason="baru", by=bayu,
        source="tes",
    )  # fmt: skip
    # Within one transaction the clock of the database stands still.
    Proposal.objects.update(stood_at=timezone.now() - dt.timedelta(days=2))
    actions.forward(proposal=proposal, by=dewi)

    with pytest.raises(actions.Refused, match="berubah sejak diusulkan"):
        actions.approve(proposal=proposal, by=bayu)
    actions.approve(proposal=proposal, is_confirmed=True, by=bayu)

    now = Employee.objects.get(nip=cast.SARI.nip)
    assert (now.phone, now.email) == ("0812", "sari@contoh.id")


def test_an_entry_is_withdrawn_when_that_is_approved(propose, at_bkd, dewi, bayu):
    actions.approve(proposal=at_bkd, by=bayu)
    entry = Penghargaan.objects.get()
    proposal = propose(change="cabut", entry=entry.pk, texts={}, note="Tercatat dua kali", upload=None)
    actions.forward(proposal=proposal, by=dewi)

    actions.approve(proposal=proposal, by=bayu)

    assert Penghargaan.objects.count() == 0


def test_what_has_become_impossible_stays_open_with_a_sentence(at_bkd, bayu, sari):
    given = {name: AWARD[name] for name in ("kind", "name", "given_on")}
    Penghargaan.objects.create(instansi=at_bkd.instansi, employee=at_bkd.employee, **given)

    with pytest.raises(actions.Refused, match="Belum dapat dicatat"):
        actions.approve(proposal=at_bkd, by=bayu)

    assert Proposal.objects.get().state == State.BKD
    assert kinds(at_bkd) == ["ajukan", "teruskan"]


def test_what_could_never_be_entered_is_told_before_it_is_sent(propose):
    with pytest.raises(InvalidEntry, match="Sudah ada riwayat dengan TMT ini"):
        propose(kind="golongan", texts=GOLONGAN | {"since": cast.SARI.post_since.isoformat()})

    assert Proposal.objects.count() == 0
    assert RiwayatGolongan.objects.filter(employee__nip=cast.SARI.nip).count() == 1


def test_a_correction_that_changes_nothing_is_not_sent(propose):
    sari = person(cast.SARI)

    with pytest.raises(InvalidEntry, match="Belum ada yang berubah"):
        propose(kind="identitas", change="perbaiki", entry=sari.pk, texts=KINDS["identitas"].texts(sari), upload=None)


def test_the_same_addition_is_not_open_twice(propose, at_unit):
    with pytest.raises(InvalidEntry, match="masih berjalan"):
        propose()


def test_the_entry_of_another_person_is_never_touched(propose, tenant):
    agus = person(cast.AGUS)

    with pytest.raises(actions.Refused, match="tidak ada di riwayat"):
        propose(kind="identitas", change="perbaiki", entry=agus.pk, texts={"name": "Bukan Agus"}, upload=None)


def test_a_number_sent_twice_makes_one_proposal(propose):
    token = uuid.uuid4()
    propose(token=token)

    with pytest.raises(IntegrityError), transaction.atomic():
        propose(kind="golongan", texts=GOLONGAN, token=token)
    assert Proposal.objects.count() == 1
