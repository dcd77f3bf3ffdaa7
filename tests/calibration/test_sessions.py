"""A calibration: opened, proposed in, decided, closed and locked; each wrong turn ends in a clear sentence."""

from __future__ import annotations

import io
import uuid

import pytest
from python_calamine import CalamineWorkbook

from sembilan.calibration import actions
from sembilan.calibration.actions import Refused
from sembilan.calibration.actions.moving import Move
from sembilan.calibration.models import Movement, Session
from sembilan.evaluation.actions import finalise
from sembilan.evaluation.models import EvaluationStep, State
from sembilan.notices.models import Notice
from sembilan.organisation.models import Unor
from tests import cast
from tests.calibration.rated import QUARTER, of_cast, reached, unit

pytestmark = pytest.mark.django_db


def opened(by, kode="1010", token=None):
    unor = Unor.objects.get(kode=kode) if kode else None
    return actions.open_session(
        instansi_id=by.instansi_id, unor=unor, period=QUARTER, purpose="Menyamakan", token=token or uuid.uuid4(), by=by
    )


def move(one, hasil=3, perilaku=3, reason="Dua inovasi dipakai seluruh bidang.", version=None, token=None):
    return Move(hasil, perilaku, reason, one.version if version is None else version, token or uuid.uuid4())


@pytest.fixture
def rated(tenant):
    """Sari and four others, rated by Budi."""
    unit({4: 3, 5: 1})
    reached(4)
    return of_cast(cast.SARI, 4)


@pytest.fixture
def session(rated, bayu):
    """Led by Bayu over Budi's unit."""
    return opened(bayu)


@pytest.fixture
def proposed(session, rated, budi):
    """Budi proposes that Sari is better."""
    return actions.propose(session=session, evaluation=rated, move=move(rated), by=budi)


def test_opening_keeps_how_each_rater_stands_and_calls_the_raters(rated, bayu):
    token = uuid.uuid4()

    first, again = opened(bayu, token=token), opened(bayu, token=token)

    assert first.pk == again.pk
    assert first.before == {cast.BUDI.nip: {"4": 4, "5": 1}}
    assert Notice.objects.filter(nip=cast.BUDI.nip, url=f"/kalibrasi/{first.pk}/").count() == 1


def test_a_session_is_opened_once_and_only_where_somebody_was_rated_and_by_whom_may(rated, bayu, rina, budi):
    opened(bayu)

    with pytest.raises(Refused, match="sudah dibuka dan dipimpin Bayu"):
        opened(rina)
    with pytest.raises(Refused, match="Belum ada rating"):
        opened(bayu, "2000")
    with pytest.raises(Refused, match="BKD atau PPK"):
        opened(budi, "1011")
    assert opened(rina, None).raters == [cast.BUDI.nip]


def test_an_accepted_movement_moves_the_rating_and_everybody_learns_why(proposed, rated, bayu):
    actions.accept(movement=proposed, text="Setuju", by=bayu)

    rated.refresh_from_db()
    assert (rated.hasil_kerja, rated.perilaku, rated.predikat, rated.state) == (3, 3, 5, State.RATED)
    step = EvaluationStep.objects.filter(evaluation=rated).latest("pk")
    assert step.changed["before"] == {"hasil_kerja": 2, "perilaku": 2, "predikat": 4}
    assert step.text == proposed.reason
    told = dict(Notice.objects.filter(url="/kalibrasi/saya/").values_list("nip", "said"))
    assert set(told) == {cast.SARI.nip}
    assert Notice.objects.filter(nip=cast.BUDI.nip, url=f"/evaluasi/{rated.pk}/").count() == 1


def test_a_refused_movement_needs_a_word_and_leaves_the_rating(proposed, rated, bayu):
    with pytest.raises(Refused, match="Tulis mengapa"):
        actions.refuse(movement=proposed, text=" ", by=bayu)

    actions.refuse(movement=proposed, text="Buktinya belum ada.", by=bayu)

    rated.refresh_from_db()
    proposed.refresh_from_db()
    assert (rated.predikat, proposed.state, proposed.decision) == (4, "ditolak", "Buktinya belum ada.")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"reason": " "}, "Tulis alasan"), ({"hasil": 2, "perilaku": 2}, "sama dengan"), ({"version": 7}, "berubah sejak"),
     ({"hasil": 4}, "Pilih rating")],
)  # fmt: skip
def test_what_cannot_be_proposed_is_refused_in_words(session, rated, budi, wrong, said):
    with pytest.raises(Refused, match=said):
        actions.propose(session=session, evaluation=rated, move=move(rated, **wrong), by=budi)


def test_nobody_proposes_for_whom_she_does_not_rate_or_for_herself(session, rated, sari, agus):
    for stranger in (sari, agus):
        with pytest.raises(Refused, match="penilai yang ikut"):
            actions.propose(session=session, evaluation=rated, move=move(rated), by=stranger)


def test_a_form_sent_twice_proposes_once_and_a_second_proposal_waits_for_the_first(session, rated, budi, bayu):
    token = uuid.uuid4()
    first = actions.propose(session=session, evaluation=rated, move=move(rated, token=token), by=budi)

    again = actions.propose(session=session, evaluation=rated, move=move(rated, token=token), by=budi)

    assert first.pk == again.pk
    with pytest.raises(Refused, match="Sudah ada usulan lain"):
        actions.propose(session=session, evaluation=rated, move=move(rated, 1, 2), by=bayu)


def test_an_evaluation_that_became_final_meanwhile_is_not_moved(proposed, rated, budi, bayu):
    finalise(evaluation=rated, by=budi)

    with pytest.raises(Refused, match="sudah ditetapkan"):
        actions.accept(movement=proposed, text="", by=bayu)

    rated.refresh_from_db()
    proposed.refresh_from_db()
    assert (rated.predikat, proposed.state) == (4, "diusulkan")
    actions.refuse(movement=proposed, text="Sudah ditetapkan.", by=bayu)


def test_a_rating_changed_since_it_was_proposed_is_not_moved(proposed, rated, bayu):
    rated.perilaku, rated.predikat = 1, 2
    rated.save()

    with pytest.raises(Refused, match="berubah sejak diusulkan"):
        actions.accept(movement=proposed, text="", by=bayu)


def test_of_two_leaders_the_second_is_told(proposed, session, bayu, rina):
    with pytest.raises(Refused, match="dipimpin Bayu Nugraha"):
        actions.accept(movement=proposed, text="", by=rina)

    actions.take_lead(session=session, by=rina)
    with pytest.raises(Refused, match="dipimpin Rina Maheswari"):
        actions.accept(movement=proposed, text="", by=bayu)
    actions.accept(movement=proposed, text="", by=rina)
    with pytest.raises(Refused, match="sudah diputus oleh Rina Maheswari"):
        actions.refuse(movement=proposed, text="x", by=rina)
    assert Notice.objects.filter(nip=cast.BAYU.nip, said__contains="diambil alih").exists()


def test_who_proposed_takes_it_back_and_nobody_else(proposed, budi, bayu):
    with pytest.raises(Refused, match="Hanya pengusulnya"):
        actions.withdraw(movement=proposed, by=bayu)

    assert actions.withdraw(movement=proposed, by=budi).state == Movement.State.WITHDRAWN


def test_closing_needs_every_decision_keeps_before_and_after_and_locks(proposed, session, rated, budi, bayu):
    with pytest.raises(Refused, match="Masih ada 1 usulan"):
        actions.close_session(session=session, conclusion="", by=bayu)
    actions.accept(movement=proposed, text="", by=bayu)

    closed = actions.close_session(session=session, conclusion="Selesai", by=bayu)

    assert closed.before == {cast.BUDI.nip: {"4": 4, "5": 1}}
    assert closed.after == {cast.BUDI.nip: {"4": 3, "5": 2}}
    rated.refresh_from_db()
    for again in (
        lambda: actions.propose(session=closed, evaluation=rated, move=move(rated, 2, 2), by=budi),
        lambda: actions.close_session(session=closed, conclusion="", by=bayu),
        lambda: actions.take_lead(session=closed, by=bayu),
    ):
        with pytest.raises(Refused, match="terkunci"):
            again()


def test_the_page_of_a_session_serves_leader_rater_and_inspectorate_and_nobody_else(
    proposed, session, bayu, budi, tono, sari, agus, dewi, lintang, client_of, counted
):
    page = f"/kalibrasi/{session.pk}/"

    client = client_of(bayu)
    with counted() as queries:
        led = client.get(page).content.decode()

    assert "Terima</" in led or 'value="terima"' in led
    assert 'value="terima"' not in client_of(budi).get(page).content.decode()
    assert 'value="terima"' not in client_of(tono).get(page).content.decode()
    assert {client_of(one).get(page).status_code for one in (sari, agus, dewi, lintang)} == {404}
    assert queries.total <= 15, "\n".join(one[:230] for one in queries.statements)


def test_a_session_is_played_through_in_pages(rated, bayu, budi, sari, client_of):
    leader, rater = client_of(bayu), client_of(budi)
    assert '<option value="1010">' in leader.get("/kalibrasi/baru/").content.decode()
    wrong = leader.post("/kalibrasi/baru/", {"unor": "nihil", "period": "2026-T9", "token": uuid.uuid4()})
    assert wrong.status_code == 422
    assert "Unit dengan kode itu tidak ada" in wrong.content.decode()
    assert "Periode itu tidak ada. Pilih dari daftar." in wrong.content.decode()
    leader.post("/kalibrasi/baru/", {"unor": "1010", "period": "2026-T2", "token": uuid.uuid4()})
    made = Session.objects.get()
    form = f"/kalibrasi/{made.pk}/pegawai/{rated.pk}/"
    assert "Bila menjadi Sangat Baik" in rater.get(form, {"hasil_kerja": 3, "perilaku": 3}).content.decode()
    sent = {"hasil_kerja": 3, "perilaku": 3, "version": rated.version, "token": uuid.uuid4()}
    assert rater.post(form, sent).status_code == 422
    assert rater.post(form, sent | {"reason": "Inovasi dipakai."}).headers["Location"] == f"/kalibrasi/{made.pk}/"
    decide = f"/kalibrasi/{made.pk}/usulan/{Movement.objects.get().pk}/"
    assert leader.post(decide, {"verdict": "tolak"}).status_code == 422
    assert leader.post(decide, {"verdict": "terima"}).status_code == 302
    assert leader.post(f"/kalibrasi/{made.pk}/penutupan/", {"conclusion": "Selesai"}).status_code == 302

    assert "Inovasi dipakai." not in client_of(sari).get("/kalibrasi/saya/").content.decode()
    finalise(evaluation=rated, by=budi)
    assert "Inovasi dipakai." in client_of(sari).get("/kalibrasi/saya/").content.decode()
    book = CalamineWorkbook.from_filelike(io.BytesIO(leader.get(f"/kalibrasi/{made.pk}/hasil.xlsx").content))
    raters, moved = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert raters[1][:5] == [cast.BUDI.nip, "Budi Santoso", 5, 2, 3]
    assert moved[1][:2] == [cast.SARI.nip, "Sari Anindya"]
    assert moved[1][8] == "Inovasi dipakai."


def test_a_rater_sees_only_her_own_people_by_name(session, bayu, budi, agus, client_of):
    unit({4: 2}, "1011", begin=50, penilai=cast.AGUS.nip)
    Session.objects.filter(pk=session.pk).update(raters=[cast.AGUS.nip, cast.BUDI.nip])

    hers = client_of(agus).get(f"/kalibrasi/{session.pk}/pegawai/").content.decode()

    assert "Pegawai 0050" in hers
    assert "Sari Anindya" not in hers
    assert "Sari Anindya" in client_of(bayu).get(f"/kalibrasi/{session.pk}/pegawai/").content.decode()


def test_the_list_and_the_start_page_tell_what_waits(proposed, session, bayu, budi, client_of):
    assert "Bidang Pembinaan SD, Triwulan II 2026" in client_of(budi).get("/kalibrasi/").content.decode()
    assert "usulan pergeseran rating menunggu Anda" in client_of(bayu).get("/").content.decode()
    assert "kalibrasi yang Anda ikuti berjalan" in client_of(budi).get("/").content.decode()
