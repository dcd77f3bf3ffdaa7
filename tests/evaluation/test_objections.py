"""Keberatan: in time and out of it, heard, decided with reasons, and what is then the result of record."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from sembilan.evaluation import actions
from sembilan.evaluation.actions import Refused
from sembilan.evaluation.models import Evaluation, Objection, State
from sembilan.evaluation.queries import deadline
from sembilan.notices.models import Notice
from tests import cast
from tests.evaluation.test_course import ratings

pytestmark = pytest.mark.django_db
TOLD = dt.datetime(2026, 7, 3, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def told(final: Evaluation) -> Evaluation:
    """Shown to Sari on the third of July."""
    Evaluation.objects.filter(pk=final.pk).update(told_at=TOLD)
    final.told_at = TOLD
    return final


@pytest.fixture
def objected(told: Evaluation, sari: Any) -> Objection:
    """Sari's objection, which Rina decides."""
    return actions.object_to(evaluation=told, reason="Dua kajian belum dihitung.", token=uuid.uuid4(), by=sari)


def test_it_goes_to_the_superior_of_the_penilai_who_is_heard(objected, budi, rina):
    assert Notice.objects.filter(nip=cast.RINA.nip, said__contains="keberatan").exists()
    assert Notice.objects.filter(nip=cast.BUDI.nip, said__contains="keterangan").exists()
    with pytest.raises(Refused, match="penilai yang menetapkan"):
        actions.answer(objection=objected, text="x", by=rina)

    heard = actions.answer(objection=objected, text="Dua kajian itu bukan miliknya.", by=budi)

    assert heard.heard == "Dua kajian itu bukan miliknya."
    with pytest.raises(Refused, match="sudah tercatat"):
        actions.answer(objection=objected, text="Lain.", by=budi)


def test_upheld_the_result_of_record_follows_and_what_was_stays(objected, rina):
    decided = actions.decide(objection=objected, text="Bukti cukup.", hasil_kerja=3, perilaku=3, by=rina)

    one = Evaluation.objects.get(pk=objected.evaluation_id)
    changed = one.steps.latest("pk").changed
    assert (decided.state, one.predikat) == (Objection.State.UPHELD, 5)
    assert (changed["before"]["predikat"], changed["after"]["predikat"]) == (4, 5)
    assert ratings() == {4: (3, 3), 5: (3, 3), 6: (3, 3)}
    with pytest.raises(Refused, match="final"):
        actions.decide(objection=objected, text="x", by=rina)


def test_refused_nothing_moves(objected, rina):
    decided = actions.decide(objection=objected, text="Penilaian sudah sesuai bukti.", by=rina)

    assert decided.state == Objection.State.REFUSED
    assert Evaluation.objects.get(pk=objected.evaluation_id).predikat == 4
    assert Notice.objects.filter(nip=cast.SARI.nip, said__contains="diputus").exists()


def test_a_decision_has_reasons_both_ratings_and_another_result(objected, rina):
    for given, said in (
        ({"text": " "}, "alasan putusan"),
        ({"text": "x", "hasil_kerja": 3}, "kedua rating"),
        ({"text": "x", "hasil_kerja": 3, "perilaku": 2}, "sama dengan yang lama"),
    ):
        with pytest.raises(Refused, match=said):
            actions.decide(objection=objected, by=rina, **given)


def test_neither_the_penilai_nor_a_stranger_decides(objected, budi, agus, sari, bayu):
    for other in (budi, agus, sari, bayu):
        with pytest.raises(Refused, match="atasan penilai"):
            actions.decide(objection=objected, text="x", by=other)


def test_the_fourteenth_day_is_in_time_and_the_fifteenth_is_not(
    told: Evaluation, sari: Any, today: Callable[[dt.date], None]
) -> None:
    today(dt.date(2026, 7, 18))
    with pytest.raises(Refused, match="17 Juli 2026"):
        actions.object_to(evaluation=told, reason="x", token=uuid.uuid4(), by=sari)
    today(dt.date(2026, 7, 17))

    assert actions.object_to(evaluation=told, reason="x", token=uuid.uuid4(), by=sari).pk


def test_the_page_says_from_which_day_it_counts_and_the_region_may_count_from_the_notice(
    final, sari, budi, client_of, today, monkeypatch
):
    address = f"/evaluasi/{final.pk}/"
    Evaluation.objects.filter(pk=final.pk).update(told_at=None)
    assert "Pegawai belum membuka hasil ini; 14 hari untuk keberatan" in client_of(budi).get(address).content.decode()
    Evaluation.objects.filter(pk=final.pk).update(told_at=TOLD)
    said = "Dihitung 14 hari sejak hasil ini pertama kali dibuka pegawai, 3 Juli 2026."
    assert said in client_of(sari).get(address).content.decode()

    monkeypatch.setattr(deadline, "parameter", lambda *_: deadline.HANDED)
    handed = dt.datetime(2020, 1, 1, 3, 0, tzinfo=dt.UTC)
    final.steps.create(instansi=final.instansi, state=State.FINAL, by=cast.BUDI.nip, at=handed)

    page = client_of(sari).get(address).content.decode()

    assert "Batas mengajukan keberatan: 15 Januari 2020, sudah lewat." in page
    assert "Dihitung 14 hari sejak pemberitahuannya disampaikan, 1 Januari 2020." in page
    with pytest.raises(Refused, match="15 Januari 2020"):
        actions.object_to(evaluation=final, reason="x", token=uuid.uuid4(), by=sari)


def test_once_by_herself_about_what_is_final(rated, objected, sari, agus):
    again = actions.object_to(evaluation=objected.evaluation, reason="x", token=objected.token, by=sari)

    assert again.pk == objected.pk
    with pytest.raises(Refused, match="hanya sekali"):
        actions.object_to(evaluation=objected.evaluation, reason="x", token=uuid.uuid4(), by=sari)
    with pytest.raises(Refused, match="dinilai sendiri"):
        actions.object_to(evaluation=objected.evaluation, reason="x", token=uuid.uuid4(), by=agus)


def test_not_before_it_is_final_and_not_without_a_reason(rated, sari, budi):
    with pytest.raises(Refused, match="sesudah hasilnya"):
        actions.object_to(evaluation=rated, reason="x", token=uuid.uuid4(), by=sari)
    final = actions.finalise(evaluation=rated, by=budi)
    with pytest.raises(Refused, match="alasan keberatan"):
        actions.object_to(evaluation=final, reason=" ", token=uuid.uuid4(), by=sari)


def test_taken_back_it_is_decided_no_more(objected, sari, rina):
    actions.withdraw(objection=objected, by=sari)

    with pytest.raises(Refused, match="sudah diputus"):
        actions.decide(objection=objected, text="x", by=rina)


def test_her_days_begin_when_she_is_shown_it_and_only_by_her(final, sari, budi, client_of):
    client_of(budi).get(f"/evaluasi/{final.pk}/")
    before = Evaluation.objects.get(pk=final.pk).told_at

    client_of(sari).get(f"/evaluasi/{final.pk}/")

    after = Evaluation.objects.get(pk=final.pk).told_at
    assert before is None
    assert after is not None
