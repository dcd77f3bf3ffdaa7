"""Wrong turns of a year of performance: each ends in a clear sentence, on phone and desk, and the data are right."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sembilan.evaluation import actions as evaluations
from sembilan.evaluation.models import Evaluation, State
from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.models import Acting, RiwayatJabatan, RiwayatUnor
from sembilan.performance.models import DailyActivity, PeriodicRating
from sembilan.skp import actions as skps
from sembilan.skp.actions.passing_on import pass_on
from sembilan.skp.models import Rhk, Skp
from sembilan.worklog import actions as worklog
from sembilan.worklog.models import Entry
from tests.cast import BAYU, BUDI, DEWI, RINA, SARI, Role
from tests.evaluation.world import ABOVE, QUARTER, an_skp, person, realised
from tests.journeys.browser import chromium, open_page  # noqa: F401
from tests.journeys.screens import Screens, done, fits, judge, offers_no, press, says, send
from tests.skp.conftest import filled

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db]
WORKER = "cli:worker"
GONE = "Halaman ini tidak ditemukan"
It = Callable[..., None]


@pytest.fixture
def at(tenant: Any, client_of: Any, open_page: Any) -> Screens:  # noqa: F811
    """Everybody's screens."""
    return Screens(client_of, open_page)


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> It:
    """`it_is(7, 3)`: the third of July 2026."""
    real = timezone.localdate

    def is_now(month: int, day: int) -> None:
        now = dt.date(2026, month, day)
        monkeypatch.setattr(timezone, "localdate", lambda of=None, zone=None: now if of is None else real(of, zone))

    return is_now


def a_draft() -> Skp:
    """Sari's SKP of the year, with all that is needed to send it."""
    return filled(skps.make_skp(employee=person(SARI), year=2026, by=SARI.nip), SARI.nip)


def agreed(skp: Skp) -> Skp:
    """The same, sent and agreed."""
    return skps.agree(skp=skps.send(skp=skp, by=SARI.nip), by=BUDI.nip)


def opened(tenant: Any) -> list[Evaluation]:
    """Sari's evaluations of the second quarter."""
    evaluations.open_period(instansi_id=tenant.pk, period=QUARTER, by=WORKER)
    return list(Evaluation.objects.filter(employee__nip=SARI.nip).order_by("first"))


def now(row: Any) -> Any:
    """A row as it stands."""
    return type(row).objects.get(pk=row.pk)


def test_what_comes_too_early_or_without_proof_is_told_and_changes_nothing(at: Screens, it_is: It) -> None:
    it_is(6, 20)
    skp = skps.send(skp=a_draft(), by=SARI.nip)
    seen = at.desk(BUDI, f"/skp/{skp.pk}/")
    press(at.phone(SARI, f"/skp/{skp.pk}/"), "Tarik kembali", "SKP ditarik kembali.")
    press(seen, "Setujui", "SKP ini tidak sedang menunggu persetujuan. Sekarang: Draf.")
    offers_no(seen, "Setujui")
    assert (now(skp).state, now(skp).agreed_on) == ("draf", None)

    agreed(now(skp))
    press(at.desk(BAYU, "/evaluasi/papan/?periode=2026-T3"), "Buka periode ini", "Periode ini belum mulai.")
    assert not Evaluation.objects.exists()
    press(at.desk(BAYU, "/evaluasi/papan/?periode=2026-T2"), "Buka periode ini", "Dibuka: 1 evaluasi baru.")
    one = Evaluation.objects.get()
    rated_before_it_is_sent(at, one)
    it_is(7, 3)
    sent_without_proof(at, one)
    final_before_it_is_rated(at, one)


def rated_before_it_is_sent(at: Screens, one: Evaluation) -> None:
    """There is no button, and who sends the form nevertheless is told from which day."""
    desk = at.desk(BUDI, f"/evaluasi/{one.pk}/")
    says(desk, "Periode ini belum berakhir; hari terakhirnya 30 Juni 2026.")
    says(desk, "Pegawai belum mengajukan realisasinya. Anda dapat menilai tanpa itu setelah batas waktunya lewat.")
    offers_no(desk, "Simpan rating")
    said = "Pegawai belum mengajukan realisasinya. Tanpa itu Anda dapat menilai sesudah 10 Juli 2026."
    send(desk, f"/evaluasi/{one.pk}/rating/", said, version=one.version, hasil_kerja=2, perilaku=2)
    assert (now(one).state, now(one).hasil_kerja) == (State.OPEN, None)


def sent_without_proof(at: Screens, one: Evaluation) -> None:
    """What is missing is asked for, one thing after the other, and what was typed stays."""
    rhk = one.skp.rhks.get().pk
    phone = at.phone(SARI, f"/evaluasi/{one.pk}/")
    press(phone, "Kirim ke penilai", "Isi realisasi RHK nomor 1 lebih dahulu, dengan kata atau angka.")
    phone.fill(f"#id_text_{rhk}", "Kajian pertama selesai")
    press(phone, "Kirim ke penilai", "RHK nomor 1 belum punya bukti. Lampirkan, atau tulis mengapa tidak ada.")
    fits(phone)
    assert (now(one).state, one.outcomes.count()) == (State.OPEN, 0)
    phone.fill("#id_why", "Laporan masih dijilid")
    press(phone, "Kirim ke penilai", "Terkirim ke penilai.")
    assert (now(one).state, one.outcomes.get().text) == (State.SENT, "Kajian pertama selesai")
    says(at.desk(BUDI, f"/evaluasi/{one.pk}/"), "Tentang RHK tanpa bukti pegawai menulis: Laporan masih dijilid")


def final_before_it_is_rated(at: Screens, one: Evaluation) -> None:
    """Neither by a button nor by its form."""
    desk = at.desk(BUDI, f"/evaluasi/{one.pk}/")
    offers_no(desk, "Tetapkan")
    said = "Beri rating lebih dahulu, lalu tetapkan. Menunggu penilaian: oleh Sari Anindya"
    send(desk, f"/evaluasi/{one.pk}/penetapan/", said, version=now(one).version)
    assert (now(one).state, PeriodicRating.objects.count()) == (State.SENT, 0)


def test_what_waited_for_a_rater_who_left_comes_to_the_next_superior(at: Screens, it_is: It, tenant: Any) -> None:
    it_is(7, 3)
    skp = agreed(a_draft())
    (one,) = opened(tenant)
    evaluations.send(evaluation=one, realised=realised(one), by=SARI.nip)
    skps.send(skp=skps.open_adendum(skp=skp, text="Target unit berubah", by=SARI.nip), by=SARI.nip)
    work = worklog.Work("Menulis bab dua", 90, rhk_id=skp.rhks.get().pk)
    entry = worklog.enter(employee=person(SARI), day=dt.date(2026, 7, 3), work=work, token=uuid.uuid4(), by=SARI.nip)

    it_is(7, 6)
    for history in (RiwayatUnor, RiwayatJabatan):  # from this day he is in retirement
        held = history.objects.get(employee__nip=BUDI.nip)
        history.objects.filter(pk=held.pk).update(valid=(held.valid.lower, dt.date(2026, 7, 6)))
    says(at.desk(RINA, f"/skp/{skp.pk}/"), "Bila Anda menyetujui, Anda tercatat sebagai penilainya.")
    for morning in (pass_on, evaluations.take_over):
        assert morning(instansi_id=tenant.pk, by=WORKER) == 1

    the_skp_is_hers(at, skp)
    the_evaluation_is_hers(at, one)
    desk = at.desk(RINA, f"/harian/{entry.pk}/")
    press(desk, "Setujui", "1 catatan diputus.")
    assert DailyActivity.objects.get(day=entry.day).minutes == 90
    says(at.desk(BUDI, f"/evaluasi/{one.pk}/"), GONE)


def the_skp_is_hers(at: Screens, skp: Skp) -> None:
    """It stands among what waits for her, and the employee reads who it is now."""
    says(at.desk(RINA, "/skp/antrean/"), SARI.name)
    said = "Budi Santoso tidak lagi memimpin pegawai ini; penilainya sekarang Rina Maheswari."
    phone = at.phone(SARI, f"/skp/{skp.pk}/")
    says(phone, said)
    says(phone, "perintah sembilan oleh worker")
    desk = at.desk(RINA, f"/skp/{skp.pk}/")
    press(desk, "Setujui", "SKP disetujui. Pegawai diberi kabar.")
    assert (now(skp).state, now(skp).adendum, now(skp).penilai_nip) == ("setuju", 1, RINA.nip)


def the_evaluation_is_hers(at: Screens, one: Evaluation) -> None:
    """She reads whose it was, and rates it."""
    desk = at.desk(RINA, f"/evaluasi/{one.pk}/")
    says(desk, "Penilai semula Budi Santoso tidak lagi memimpin pegawai ini. Yang menilai sekarang Rina Maheswari.")
    judge(desk, 3, 2, "Dipakai dalam Renja.")
    press(desk, "Simpan rating", "Rating Sari Anindya tersimpan.")
    assert (now(one).state, now(one).penilai_nip, now(one).predikat) == (State.RATED, RINA.nip, 4)


def test_two_posts_in_a_month_are_two_skp_and_the_month_takes_the_longer(at: Screens, it_is: It, tenant: Any) -> None:
    it_is(5, 4)
    old = agreed(a_draft())
    it_is(5, 18)
    moved = dt.date(2026, 5, 16)
    RiwayatJabatan.objects.filter(employee__nip=SARI.nip).update(valid=(dt.date(2023, 4, 1), moved))
    RiwayatJabatan.objects.create(
        instansi=tenant, employee=person(SARI), jabatan=Jabatan.objects.get(kode="J110"), valid=(moved, None)
    )
    phone = at.phone(SARI, "/skp/")
    says(phone, "berakhir; sejak 16 Mei 2026 SKP-nya tidak berlaku lagi.")
    says(phone, "Jabatan baru sejak 16 Mei 2026: Penelaah Teknis Kebijakan")
    press(phone, "Tutup SKP lama dan mulai yang baru", "SKP jabatan lama ditutup sehari sebelum jabatan baru.")
    new = Skp.objects.exclude(pk=old.pk).get()
    assert (now(old).valid.upper, new.valid.lower, new.jabatan) == (moved, moved, "Penelaah Teknis Kebijakan")

    agreed(filled(new, SARI.nip))
    each_day_has_its_own_rhk(at, old, new)
    it_is(7, 3)
    first, second = opened(tenant)
    says(at.phone(SARI, f"/evaluasi/{first.pk}/"), "sebagian periode: 1 April 2026 s.d. 15 Mei 2026.")
    says(at.phone(SARI, f"/evaluasi/{second.pk}/"), "sebagian periode: 16 Mei 2026 s.d. 30 Juni 2026.")
    for one, judged in ((first, ABOVE), (second, evaluations.Judged(2, 2))):
        evaluations.send(evaluation=one, realised=realised(one), by=SARI.nip)
        evaluations.rate(evaluation=one, judged=judged, by=BUDI.nip)
    team = at.desk(BUDI, "/evaluasi/penilaian/?periode=2026-T2")
    press(team, "Tetapkan yang sudah dinilai", "Ditetapkan. Tiap pegawai diberi tahu hasilnya.")
    held = PeriodicRating.objects.filter(employee__nip=SARI.nip).order_by("month")
    # Of May fifteen days were in the old post, sixteen in the new one.
    assert [(one.month.month, one.hasil_kerja, one.perilaku) for one in held] == [(4, 3, 2), (5, 2, 2), (6, 2, 2)]


def each_day_has_its_own_rhk(at: Screens, old: Skp, new: Skp) -> None:
    """A day before the move is written down for the old post, a day after it for the new one."""
    for day, skp in (("2026-05-13", old), ("2026-05-18", new)):
        phone = at.phone(SARI, f"/harian/?hari={day}")
        rhk = skp.rhks.get()
        values = phone.locator("select[name=rhk] option").evaluate_all("all => all.map((one) => one.value)")
        assert values == [str(rhk.pk), ""]
        phone.fill("[name=text]", f"Pekerjaan {day}")
        phone.locator("[name=preset][value='60']").check(force=True)
        phone.get_by_role("button", name="Simpan", exact=True).click()
        expect(phone.locator("a.course-of", has_text=f"Pekerjaan {day}")).to_be_visible()
        assert Entry.objects.get(day=dt.date.fromisoformat(day)).rhk_id == rhk.pk


def test_of_two_who_write_in_one_skp_the_second_is_told_and_keeps_her_words(at: Screens, it_is: It) -> None:
    it_is(1, 20)
    skp = a_draft()
    rhk = skp.rhks.get()
    his, hers = at.desk(BUDI, f"/skp/{skp.pk}/"), at.phone(SARI, f"/skp/{skp.pk}/")
    for page, text in ((his, "Kajian untuk empat kelas"), (hers, "Kajian untuk enam kelas")):
        page.locator(f"#rhk-{rhk.pk}").get_by_role("link", name="Ubah", exact=True).first.click()
        page.fill(f"#rhk-{rhk.pk} [name=text]", text)
    done(his, his.get_by_role("button", name="Simpan", exact=True), "Kajian untuk empat kelas")
    press(hers, "Simpan", "SKP ini diubah Budi Santoso pada")
    fits(hers)
    says(hers, "setelah Anda membukanya. Isian Anda masih di sini: periksa yang berubah, lalu simpan lagi.")
    expect(hers.locator(f"#rhk-{rhk.pk} [name=text]")).to_have_value("Kajian untuk enam kelas")
    assert (now(rhk).text, now(skp).changed_by) == ("Kajian untuk empat kelas", BUDI.nip)

    press(hers, "Simpan", "1. Kajian untuk enam kelas")
    assert (now(rhk).text, now(skp).changed_by, Rhk.objects.count()) == ("Kajian untuk enam kelas", SARI.nip, 1)


def test_of_two_who_write_in_one_evaluation_the_second_is_told_by_whom(at: Screens, it_is: It, tenant: Any) -> None:
    it_is(7, 3)
    span, unit = (dt.date(2026, 7, 1), dt.date(2026, 8, 1)), Unor.objects.get(kode="1010")
    Acting.objects.create(instansi=tenant, employee=person(DEWI), kind="plh", unor=unit, valid=span)
    an_skp()
    (one,) = opened(tenant)
    two_reports(at, one)
    two_ratings(at, one)


def two_reports(at: Screens, one: Evaluation) -> None:
    """Her own phone and computer: what is kept on one is told on the other, and nothing typed is lost."""
    first, second = one.skp.rhks.order_by("number")
    phone, desk = at.phone(SARI, f"/evaluasi/{one.pk}/"), at.desk(SARI, f"/evaluasi/{one.pk}/")
    phone.fill(f"#id_text_{first.pk}", "Dari telepon")
    press(phone, "Simpan dulu", "Tersimpan, belum dikirim.")
    for rhk in (first, second):
        desk.fill(f"#id_text_{rhk.pk}", "Dari komputer")
    desk.fill("#id_why", "Masih dijilid")
    press(desk, "Kirim ke penilai", "Evaluasi ini berubah sejak Anda membukanya, jadi isian Anda belum disimpan.")
    says(desk, "Realisasi disimpan: oleh Sari Anindya pada")
    expect(desk.locator(f"#id_text_{first.pk}")).to_have_value("Dari komputer")
    assert (now(one).state, one.outcomes.get(rhk=first).text) == (State.OPEN, "Dari telepon")
    press(desk, "Kirim ke penilai", "Terkirim ke penilai.")
    assert {each.text for each in one.outcomes.all()} == {"Dari komputer"}
    too_late = "Realisasi ini sudah tidak dapat diubah. Menunggu penilaian: oleh Sari Anindya pada"
    press(phone, "Kirim ke penilai", too_late)
    fits(phone)
    says(phone, "Isian Anda yang belum tersimpan")
    assert (now(one).state, one.steps.filter(state=State.SENT).count()) == (State.SENT, 1)


def two_ratings(at: Screens, one: Evaluation) -> None:
    """The leader and who stands in for him: the second reads who was before him, and may stand by his word."""
    address = f"/evaluasi/{one.pk}/"
    his, hers = at.desk(BUDI, address), at.desk(DEWI, address)
    judge(his, 1, 2, "Dua sekolah belum didampingi.")
    judge(hers, 2, 2, "Sesuai target.")
    press(hers, "Simpan rating", "Rating Sari Anindya tersimpan.")
    press(his, "Simpan rating", "Dinilai, belum ditetapkan: oleh Dewi Kartika pada")
    fits(his)
    expect(his.locator("#id_hasil_reason")).to_have_value("Dua sekolah belum didampingi.")
    assert stands(one) == (2, "Sesuai target.", DEWI)
    press(his, "Simpan rating", "Rating Sari Anindya tersimpan.")
    assert stands(one) == (1, "Dua sekolah belum didampingi.", BUDI)
    assert one.steps.filter(state=State.RATED).count() == 2


def stands(one: Evaluation) -> tuple[int | None, str, Role]:
    """The rating of the results, its reason, and whose they are."""
    row = now(one)
    return row.hasil_kerja, row.hasil_reason, next(role for role in (BUDI, DEWI) if role.nip == row.penilai_nip)
