"""The pages: what each role reads and writes, what is refused with its sentence, and how few questions they ask."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from sembilan.behaviour.models import Round, Tally
from sembilan.dialog.models import Feedback
from sembilan.evaluation import actions, jobs
from sembilan.evaluation.models import Evaluation, Objection, State
from sembilan.evaluation.queries import beside
from sembilan.planning.models import UnitResult
from sembilan.runs.models import Publication, Release, Run
from sembilan.skp.models import Expectation
from sembilan.terms.period import Period
from sembilan.web import desk
from sembilan.worklog.models import Entry
from tests import cast
from tests.evaluation.world import ABOVE, an_skp, person, realised

pytestmark = pytest.mark.django_db


def typed(one: Evaluation, **otherwise: str) -> dict[str, str]:
    """The form of a realisation as Sari fills it."""
    given = {"version": str(one.version)}
    for rhk in one.skp.rhks.all():
        given |= {f"text_{rhk.pk}": "Selesai", f"link_{rhk.pk}": "https://contoh.go.id/b"}
    return given | otherwise


def judged(one: Evaluation, **otherwise: str) -> dict[str, str]:
    """The form of a rating as Budi fills it."""
    given = {"version": str(one.version), "hasil_kerja": "3", "hasil_reason": "Lebih cepat.", "perilaku": "2"}
    return given | otherwise


def beside_it(one: Evaluation) -> None:
    """Daily work, feedback, an expectation and the result of the unit."""
    rhk = one.skp.rhks.earliest("pk")
    common = {"instansi": one.instansi, "employee": one.employee, "day": dt.date(2026, 5, 5), "rhk": rhk}
    Entry.objects.create(**common, text="Menyusun bab dua", minutes=90, decision="disetujui")
    Entry.objects.create(**common | {"day": dt.date(2026, 7, 1)}, text="Bukan periode ini", minutes=60)
    Feedback.objects.create(**common, by=cast.DEWI.nip, text="Datanya rapi.", token="5" * 32)
    Expectation.objects.create(instansi=one.instansi, skp=one.skp, value=1, text="Balas surat sekolah tiap hari")
    UnitResult.objects.create(
        instansi=one.instansi, unor=one.skp.unor, year=2026, quarter=2, capaian=4, by=cast.RINA.nip
    )


def test_her_own_page_tells_where_each_period_stands(opened, sari, agus, client_of):
    page = client_of(sari).get("/evaluasi/").content.decode()

    assert "Triwulan II 2026" in page
    assert "Menunggu realisasi pegawai" in page
    assert "10 Juli 2026" in page
    assert "Belum ada evaluasi" in client_of(agus).get("/evaluasi/").content.decode()


def test_she_writes_beside_her_work_and_the_feedback_of_the_period(opened, sari, client_of):
    beside_it(opened)
    page = client_of(sari).get(f"/evaluasi/{opened.pk}/").content.decode()

    assert "Menyusun bab dua" in page
    assert "Datanya rapi." in page
    assert "Bukan periode ini" not in page
    saved = client_of(sari).post(f"/evaluasi/{opened.pk}/realisasi/", typed(opened, simpan="1"))
    opened.refresh_from_db()
    assert (saved.status_code, opened.state, opened.version) == (302, State.OPEN, 1)
    first = opened.skp.rhks.earliest("pk").pk
    client_of(sari).post(f"/evaluasi/{opened.pk}/realisasi/", typed(opened, **{f"value_{first}": "13,5"}))
    opened.refresh_from_db()
    assert opened.state == State.SENT
    assert opened.outcomes.get(rhk=first).value_milli == 13_500


def test_what_was_typed_stays_when_it_is_refused(opened, sari, client_of):
    rhk = opened.skp.rhks.earliest("pk").pk
    bare = typed(opened) | {f"link_{rhk}": "", f"text_{rhk}": "Sepuluh kajian"}

    refused = client_of(sari).post(f"/evaluasi/{opened.pk}/realisasi/", bare)
    wrong = client_of(sari).post(f"/evaluasi/{opened.pk}/realisasi/", typed(opened, **{f"value_{rhk}": "dua belas"}))

    assert refused.status_code == 409
    assert "nomor 1 belum punya bukti" in refused.content.decode()
    assert "Sepuluh kajian" in refused.content.decode()
    assert wrong.status_code == 422
    assert "Tulis angka" in wrong.content.decode()


def test_the_penilai_sees_all_on_one_screen_and_rates(sent, budi, client_of, counted):
    beside_it(sent)
    client = client_of(budi)
    client.get(f"/evaluasi/{sent.pk}/")
    with counted() as asked:
        page = client.get(f"/evaluasi/{sent.pk}/").content.decode()

    for said in ("12 dokumen", "100%", "Selesai", "Menyusun bab dua", "Datanya rapi.", "Balas surat sekolah", "Baik"):
        assert said in page
    assert "saran rating hasil ini: sesuai ekspektasi" in page
    assert "Belum ada kuesioner perilaku yang ditutup" in page
    assert asked.total <= 15, "\n".join(one[:200] for one in asked.statements)
    given = client.post(f"/evaluasi/{sent.pk}/rating/", judged(sent))
    sent.refresh_from_db()
    assert (given.status_code, sent.state, sent.predikat, sent.capaian) == (302, State.RATED, 4, 4)


def answered(one: Evaluation, peers: int) -> None:
    """A closed round about the period: the superior answered 4 to each question, peers 5, and wrote."""
    day = dt.date(2026, 7, 2)
    about = Round.objects.create(
        instansi=one.instansi, first=one.first, until=one.until, closes_on=day, opened_on=day, opened_by=cast.BAYU.nip,
        closed_on=day, seed="1" * 32, token="2" * 32,
    )  # fmt: skip
    for group, raters, score in (("atasan", 1, 4), ("rekan", peers, 5)):
        counts = [raters if place % 6 == score else 0 for place in range(42)]
        Tally.objects.create(round=about, employee=one.employee, instansi=one.instansi, group=group, raters=raters,
                             counts=counts, remarks=["Ramah sekali"])  # fmt: skip


def test_beside_the_rating_of_perilaku_stands_the_questionnaire_and_only_for_who_may_read_it(
    sent, budi, dewi, sari, client_of, counted
):
    answered(sent, peers=3)
    address, client = f"/evaluasi/{sent.pk}/", client_of(budi)
    client.get(address)
    with counted() as asked:
        page = client.get(address).content.decode()

    for said in ("Kuesioner perilaku", "Atasan 4,00 · Rekan 5,00", "rekan 3", "saran di atas ekspektasi"):
        assert said in page
    assert asked.total <= 15, "\n".join(one[:200] for one in asked.statements)
    assert "Rekan 5,00" not in client_of(sari).get(address).content.decode()
    assert "Rekan 5,00" not in client_of(dewi).get(address).content.decode()
    Tally.objects.filter(group="rekan").update(raters=2, counts=[2 if n % 6 == 5 else 0 for n in range(42)])
    few = client.get(address).content.decode()
    assert "Jawaban rekan tidak ditampilkan: yang menjawab kurang dari 3 orang" in few
    assert "Rekan 5,00" not in few


def test_the_predikat_is_told_while_it_is_chosen(sent, budi, client_of):
    page = client_of(budi).get(f"/evaluasi/{sent.pk}/predikat/?hasil_kerja=3&perilaku=1").content.decode()
    nothing = client_of(budi).get(f"/evaluasi/{sent.pk}/predikat/?hasil_kerja=9").content.decode()

    assert "Kurang" in page
    assert "PermenPANRB 6/2022" in page
    assert "setelah kedua rating dipilih" in nothing


def test_of_two_who_rate_at_once_the_second_keeps_what_she_typed(sent, budi, client_of):
    client = client_of(budi)
    client.post(f"/evaluasi/{sent.pk}/rating/", judged(sent))

    second = client.post(f"/evaluasi/{sent.pk}/rating/", judged(sent, hasil_reason="Alasan yang kedua."))

    assert second.status_code == 409
    assert "berubah sejak Anda membukanya" in second.content.decode()
    assert "Alasan yang kedua." in second.content.decode()


def test_her_list_makes_final_what_she_rated(rated, budi, client_of, counted):
    client = client_of(budi)
    client.get("/evaluasi/penilaian/?periode=2026-T2")
    with counted() as asked:
        page = client.get("/evaluasi/penilaian/?periode=2026-T2").content.decode()

    assert "Tetapkan yang sudah dinilai" in page
    assert asked.total <= 15
    client.post("/evaluasi/penilaian/penetapan/", {"periode": "2026-T2"})
    rated.refresh_from_db()
    assert rated.state == State.FINAL
    again = client.post("/evaluasi/penilaian/penetapan/", {"periode": "2026-T2"})
    assert again.status_code == 409
    assert "satu per satu" in again.content.decode()


def test_another_room_lays_a_panel_beside_the_list(sent, budi, client_of, monkeypatch):
    def panel(by, found, period):
        return beside.Panel("Sebaran saya", [beside.Line("Baik", str(len(found)))], warning="Terlalu seragam")

    monkeypatch.setattr(beside, "_registered", [panel, lambda *_: None])
    page = client_of(budi).get("/evaluasi/penilaian/?periode=2026-T2").content.decode()

    assert "Sebaran saya" in page
    assert "Terlalu seragam" in page


def test_given_back_and_made_final_one_by_one(sent, budi, sari, client_of):
    client = client_of(budi)
    empty = client.post(f"/evaluasi/{sent.pk}/pengembalian/", {"version": sent.version, "text": ""})
    client.post(f"/evaluasi/{sent.pk}/pengembalian/", {"version": sent.version, "text": "Lampirkan."})
    page = client_of(sari).get(f"/evaluasi/{sent.pk}/").content.decode()

    assert empty.status_code == 422
    assert "Tulis apa yang perlu diperbaiki." in empty.content.decode()
    assert "Dikembalikan: Lampirkan." in page
    sent.refresh_from_db()
    sent = actions.send(evaluation=sent, realised=realised(sent), by=sari)
    rated = actions.rate(evaluation=sent, judged=ABOVE, by=budi)
    client.post(f"/evaluasi/{sent.pk}/penetapan/", {"version": rated.version})
    sent.refresh_from_db()
    assert sent.state == State.FINAL


def test_what_is_not_final_is_not_told_to_her(rated, sari, client_of):
    page = client_of(sari).get(f"/evaluasi/{rated.pk}/").content.decode()

    assert ABOVE.hasil_reason not in page
    assert "di atas ekspektasi" not in page.lower()


def test_inspectors_read_and_get_no_form(sent, tono, client_of):
    client = client_of(tono)

    page = client.get(f"/evaluasi/{sent.pk}/").content.decode()
    board = client.get("/evaluasi/papan/?periode=2026-T2").content.decode()

    assert "Simpan rating" not in page
    assert "Buka periode ini" not in board
    assert client.post(f"/evaluasi/{sent.pk}/rating/", judged(sent)).status_code == 404
    assert client.post("/evaluasi/papan/pembukaan/", {"periode": "2026-T2"}).status_code == 404


def test_the_board_tells_units_and_who_has_none_and_why(skp, bayu, client_of, counted):
    an_skp(cast.DEWI, jabatan="Penelaah", state="aju")
    client = client_of(bayu)

    opened = client.post("/evaluasi/papan/pembukaan/", {"periode": "2026-T2"}, follow=True).content.decode()
    with counted() as asked:
        page = client.get("/evaluasi/papan/?periode=2026-T2").content.decode()

    assert "Dibuka: 1 evaluasi baru." in opened
    assert "Bidang Pembinaan SD" in page
    assert "SKP belum disetujui: Diajukan ke penilai" in page
    assert "belum punya SKP untuk periode ini" in page
    assert asked.total <= 15
    sheet = client.get("/evaluasi/papan.xlsx?periode=2026-T2").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert cast.SARI.nip in [row[0] for row in rows]


def test_papers_of_a_unit_come_in_one_archive(final, dewi, client_of):
    client = client_of(dewi)

    paper = client.get(f"/evaluasi/{final.pk}/dokumen.pdf")
    many = client.get("/evaluasi/papan/dokumen.zip?periode=2026-T2&unor=1010")
    none = client.get("/evaluasi/papan/dokumen.zip?periode=2026-T1&unor=1010")

    assert paper.content.startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(many.content)) as found:
        assert found.namelist() == [f"001-evaluasi-{cast.SARI.nip}-2026-T2.pdf"]
    assert none.status_code == 404


def test_an_objection_goes_its_way_through_the_pages(final, sari, budi, rina, client_of):
    Evaluation.objects.filter(pk=final.pk).update(told_at=dt.datetime(2026, 7, 3, 3, 0, tzinfo=dt.UTC))
    hers = client_of(sari)
    assert "17 Juli 2026" in hers.get(f"/evaluasi/{final.pk}/").content.decode()
    sent = hers.post(f"/evaluasi/{final.pk}/keberatan/", {"reason": "Belum dihitung.", "token": "7" * 32}, follow=True)
    pk = Objection.objects.get().pk
    assert "Rina Maheswari" in sent.content.decode()

    client_of(budi).post(f"/evaluasi/keberatan/{pk}/keterangan/", {"text": "Sudah dihitung."})
    page = client_of(rina).get(f"/evaluasi/keberatan/{pk}/").content.decode()
    half = client_of(rina).post(f"/evaluasi/keberatan/{pk}/putusan/", {"text": "Cukup bukti.", "perilaku": "3"})
    client_of(rina).post(
        f"/evaluasi/keberatan/{pk}/putusan/", {"text": "Cukup bukti.", "hasil_kerja": "3", "perilaku": "3"}
    )

    assert "Sudah dihitung." in page
    assert half.status_code == 409
    assert "Cukup bukti." in half.content.decode()
    assert "Diterima" in hers.get("/evaluasi/keberatan/").content.decode()
    assert "Sangat Baik" in hers.get(f"/evaluasi/{final.pk}/").content.decode()


def test_a_year_lays_its_quarters_beside_and_suggests(final, bayu, budi, today, client_of):
    today(dt.date(2027, 1, 5))
    actions.open_period(instansi_id=final.instansi_id, period=Period.read("2026"), by="cli:test")
    year = Evaluation.objects.get(cycle="tahun")

    today(dt.date(2027, 2, 3))
    page = client_of(budi).get(f"/evaluasi/{year.pk}/").content.decode()

    assert "Triwulan II 2026" in page
    assert "Saran menurut aturan" in page
    assert "hari terbanyak" in page
    assert client_of(budi).get(f"/evaluasi/{year.pk}/dokumen.pdf").content.startswith(b"%PDF")


def a_publication(month: dt.date) -> Publication:
    """The performance of a month, published a day ago."""
    instansi, now = person(cast.SARI).instansi, timezone.now()
    given = {"hash": "x", "pack": "contoh", "title": "x", "content": {}, "frozen_at": now}
    release = Release.objects.create(instansi=instansi, **given)
    run = Run.objects.create(
        instansi=instansi, area="performance", month=month, release=release, actor=cast.BAYU.nip, started_at=now
    )
    day = now - dt.timedelta(days=1)
    return Publication.objects.create(
        instansi=instansi, run=run, area="performance", month=month, by=cast.RINA.nip, at=day
    )


def test_who_computes_is_told_that_a_published_month_changed(rated, budi, bayu, rf):
    a_publication(dt.date(2026, 5, 1))
    request = rf.get("/")
    request.user = bayu
    before = [task for task in desk.tasks(request) if "Mei 2026" in str(task.text)]

    actions.finalise(evaluation=rated, by=budi)

    told = [task for task in desk.tasks(request) if "Mei 2026" in str(task.text)]
    assert before == []
    assert [(task.count, str(task.note)) for task in told] == [(1, "hitung koreksi")]


def test_the_morning_opens_what_ended_and_reminds_once(skp, tenant, today):
    from sembilan.notices.models import Notice

    late = {"nip": cast.SARI.nip, "said__contains": "sudah lewat"}
    jobs.look_after(tenant)
    early = Notice.objects.filter(**late).count()
    today(dt.date(2026, 7, 11))
    jobs.look_after(tenant)
    jobs.look_after(tenant)

    assert Evaluation.objects.count() == 1
    assert (early, Notice.objects.filter(**late).count()) == (0, 1)


def test_what_waits_stands_on_the_start_page(sent, budi, sari, rf):
    def tasks(user):
        request = rf.get("/")
        request.user = user
        return {str(one.text): one.count for one in desk.tasks(request)}

    assert tasks(budi)["evaluasi menunggu penilaian Anda"] == 1
    assert "evaluasi menunggu realisasi Anda" not in tasks(sari)
    assert person(cast.SARI).evaluations.count() == 1


@pytest.mark.parametrize("period", ["1900-T1", "9999-12", "xyz", ""])
def test_a_period_without_rules_is_answered_with_the_one_that_ended_last(period, opened, budi, bayu, client_of):
    for user, url in ((budi, "/evaluasi/penilaian/"), (bayu, "/evaluasi/papan/")):
        answer = client_of(user).get(f"{url}?periode={period}")
        assert (answer.status_code, "Triwulan II 2026" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("url", ["/evaluasi/sebaran/?unor=%00", "/skp/papan/?cari=a%00", "/rencana/?cari=%00"])
def test_an_address_with_a_zero_byte_finds_nothing(url, bayu, client_of):
    assert client_of(bayu).get(url).status_code == 404
