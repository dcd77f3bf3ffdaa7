"""A year played through: contract in January to angka kredit and SIASN the January after, phone and desk in turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from sembilan.coaching import actions as coaching
from sembilan.coaching import jobs
from sembilan.coaching.models import Problem
from sembilan.coaching.span import Span
from sembilan.evaluation.models import Evaluation, Objection, State
from sembilan.exchange.siasn import sending
from sembilan.organisation.models import Unor
from sembilan.people.models import AngkaKredit, Employee
from sembilan.performance.models import DailyActivity, PeriodicRating
from sembilan.planning.actions.goals import GoalSaid, put_goal
from sembilan.planning.models import Goal
from sembilan.skp import actions as skps
from sembilan.skp.models import Rhk, Skp
from sembilan.worklog.models import Entry
from tests.cast import BAYU, BUDI, RINA, SARI, Role
from tests.exchange.siasn.conftest import service  # noqa: F401
from tests.journeys.browser import SITE, chromium, open_page  # noqa: F401
from tests.journeys.screens import Screens, done, fits, judge, press, put

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db]
ZONE = ZoneInfo("Asia/Jakarta")
OUTPUT = "Kurikulum SD dipakai semua sekolah"
SENT, AGREED = "SKP terkirim. Penilai diberi kabar.", "SKP disetujui. Pegawai diberi kabar."
OPENED, REPORTED, FINAL = "evaluasi baru.", "Terkirim ke penilai.", "Ditetapkan. Pegawai diberi tahu hasilnya."


class Year(Screens):
    """The cast with their screens, and the clock that only the test lets pass."""

    now = dt.datetime(2026, 1, 12, 9, tzinfo=ZONE)

    def __call__(self) -> dt.datetime:
        return self.now.astimezone(dt.UTC)

    def it_is(self, month: int, day: int, year: int = 2026) -> None:
        """Time has gone by, and everybody signs in anew."""
        self.now = dt.datetime(year, month, day, 9, tzinfo=ZONE)
        self.put_away()


@pytest.fixture
def year(tenant, client_of, open_page) -> Iterator[Year]:  # noqa: F811
    made = Year(client_of, open_page)
    Employee.objects.filter(nip=SARI.nip).update(siasn_id="A1")
    with mock.patch.object(timezone, "now", made):
        yield made


def mine(nip: str) -> Skp:
    return Skp.objects.get(employee__nip=nip, year=2026)


def evaluation(cycle: str, month: int = 1) -> Evaluation:
    return Evaluation.objects.get(employee__nip=SARI.nip, cycle=cycle, first=dt.date(2026, month, 1))


def test_a_year_from_the_contract_to_the_angka_kredit(year: Year, tenant: Any, service: Any) -> None:  # noqa: F811
    contract_in_january(year)
    changes_in_may(year)
    daily_work(year)
    talks(year)
    a_quarter_is_rated_low(year)
    a_calibration_moves_it(year)
    it_is_final(year)
    a_problem_is_found_and_helped(year, tenant)
    an_objection_is_upheld(year)
    the_year_is_rated(year)
    it_is_worth_angka_kredit(year)
    it_goes_to_siasn(year, tenant, service)


def contract_in_january(year: Year) -> None:
    """The leader has his; hers is made on the phone, is told what it lacks, and is agreed at a desk."""
    unor = Unor.objects.get(kode="1010")
    said = GoalSaid(
        kode="S1", text="Mutu SD naik", level=Goal.Level.PROGRAM, year_from=2025, year_until=2030, source="RPJMD"
    )
    goal = put_goal(unor=unor, said=said, by=BUDI.nip)
    his = skps.make_skp(employee=Employee.objects.get(nip=BUDI.nip), year=2026, by=BUDI.nip)
    output = skps.put_rhk(skp=his, said=skps.RhkText(OUTPUT, goal=goal, perspective="penerima layanan"), by=BUDI.nip)
    target = skps.MeasureText("Sekolah yang memakai", aspect="kuantitas", target_milli=40_000, unit="sekolah")
    skps.put_measure(rhk=output, said=target, by=BUDI.nip)
    skps.send(skp=his, by=BUDI.nip)
    at_rina = year.desk(RINA, f"/skp/{his.pk}/")
    press(at_rina, "Setujui", AGREED)
    assert mine(BUDI.nip).state == "setuju"

    page = year.phone(SARI, "/skp/baru/")
    page.locator("[name=post]").first.check()
    press(page, "Buat", "Yang masih kurang")
    fits(page)
    rhk(page, "Menyusun kajian kurikulum", serves=output)
    measure(page, "Jumlah kajian", "4", "dokumen")
    press(page, "Ajukan ke penilai", SENT)
    skp = mine(SARI.nip)
    assert skp.state == "aju"
    at_budi = year.desk(BUDI, "/skp/antrean/")
    expect(at_budi.get_by_text("Sari Anindya").first).to_be_visible()
    at_budi.goto(f"{SITE}/skp/{skp.pk}/")
    press(at_budi, "Setujui", AGREED)
    assert mine(SARI.nip).state == "setuju"


def rhk(page: Page, text: str, *, serves: Rhk | None = None, partners: str = "") -> None:
    """Add an RHK in its place on the page."""
    page.locator("#baru-utama a").click()
    page.locator("#baru-utama [name=text]").wait_for()
    page.fill("#baru-utama [name=text]", text)
    if serves:
        page.select_option("#baru-utama [name=serves]", str(serves.pk))
    if partners:
        page.check("#baru-utama [name=is_collaboration]")
        page.fill("#baru-utama [name=partners]", partners)
    page.locator("#baru-utama").get_by_role("button", name="Simpan").click()
    expect(page.locator("#hasil").get_by_text(text).first).to_be_visible()


def measure(page: Page, text: str, target: str, unit: str) -> None:
    """Add a measure to the last RHK in its place."""
    page.locator("#hasil [id$='-isian'] a").last.click()
    page.locator("[name=target_milli]").wait_for()
    put(page, text=text, aspect="kuantitas", target_milli=target, unit=unit)
    press(page, "Simpan", text)


def changes_in_may(year: Year) -> None:
    """An adendum: a collaboration with people outside; what was agreed stays readable."""
    year.it_is(5, 11)
    skp = mine(SARI.nip)
    page = year.desk(BUDI, f"/skp/{skp.pk}/")
    page.get_by_text("Ada yang berubah tahun ini?").click()
    put(page, text="Kerja sama dengan komite sekolah")
    press(page, "Buka adendum", "Adendum dibuka.")
    assert (mine(SARI.nip).state, mine(SARI.nip).adendum) != ("setuju", 0)
    page = year.phone(SARI, f"/skp/{skp.pk}/")
    rhk(page, "Menggerakkan komite sekolah", partners="Komite sekolah, orang tua")
    measure(page, "Komite yang aktif", "10", "komite")
    press(page, "Ajukan ke penilai", SENT)
    press(year.desk(BUDI, f"/skp/{skp.pk}/"), "Setujui", AGREED)
    after = mine(SARI.nip)
    assert (after.state, after.adendum, after.rhks.filter(is_collaboration=True).count()) == ("setuju", 1, 1)


def daily_work(year: Year) -> None:
    """A day is written down on the phone and approved at the desk; its minutes are what pay reads."""
    year.it_is(6, 10)
    page = year.phone(SARI, "/harian/")
    put(page, text="Menulis bab dua kajian kurikulum", rhk=str(mine(SARI.nip).rhks.order_by("number")[0].pk))
    page.locator("[name=preset][value='120']").check(force=True)
    page.get_by_role("button", name="Simpan", exact=True).click()
    # On the phone it stands at once, as what waits; the server has it when it is among the day's own.
    expect(page.locator("a.course-of", has_text="Menulis bab dua kajian kurikulum")).to_be_visible()
    entry = Entry.objects.get(employee__nip=SARI.nip)
    desk = year.desk(BUDI, f"/harian/{entry.pk}/")  # where the rule drew it for a closer look it must be opened
    desk.goto(f"{SITE}/harian/persetujuan/")
    desk.locator("[name=entry]").first.check()
    press(desk, "Setujui yang dicentang", "1 catatan diputus.")
    day = DailyActivity.objects.get(employee__nip=SARI.nip, day=dt.date(2026, 6, 10))
    assert (day.minutes, day.decision) == (120, "disetujui")


def talks(year: Year) -> None:
    """She asks for a talk; he notes it, an agreement is made, and it comes back on the next agenda."""
    page = year.phone(SARI, "/dialog/baru/")
    put(page, about="Data dari sekolah terlambat")
    press(page, "Kirim", "Agendanya sudah disusun")
    number = page.url.rstrip("/").rsplit("/", 1)[-1]
    desk = year.desk(BUDI, f"/dialog/{number}/")
    note = desk.locator("form[action$='catatan/']")
    note.locator("[name=text]").fill("Saya hubungi korwil minggu ini.")
    done(desk, note.locator("button").first, "Tersimpan.")
    pledge = desk.locator("form[action$='kesepakatan/']")
    pledge.locator("[name=text]").fill("Daftar sekolah yang belum mengirim data")
    pledge.locator("[name=owner_nip]").select_option(SARI.nip)
    pledge.locator("[name=due_on]").fill("2026-06-24")
    done(desk, pledge.locator("button").first, "Daftar sekolah yang belum mengirim data")
    put(desk, held_on="2026-06-10")
    press(desk, "Sudah berlangsung", "Berlangsung pada 10 Juni 2026.")
    page = year.phone(SARI, "/dialog/")
    expect(page.get_by_text("Sudah berlangsung").first).to_be_visible()
    expect(page.get_by_text("Daftar sekolah yang belum mengirim data")).to_be_visible()


def a_quarter_is_rated_low(year: Year) -> None:
    """What comes too early is said; then she reports from the phone and he rates at the desk, with a reason."""
    year.it_is(7, 3)
    board = year.desk(BAYU, "/evaluasi/papan/?periode=2026-T2")
    press(board, "Buka periode ini", OPENED)
    found = evaluation("triwulan", 4)
    early = year.desk(BUDI, f"/evaluasi/{found.pk}/")
    expect(early.get_by_role("button", name="Tetapkan")).to_have_count(0)

    page = year.phone(SARI, f"/evaluasi/{found.pk}/")
    for one in found.skp.rhks.filter(ended_on=None):
        page.fill(f"#id_text_{one.pk}", "Berjalan, dua dari empat")
        page.fill(f"#id_value_{one.pk}", "2")
    press(page, "Kirim ke penilai", "belum punya bukti. Lampirkan, atau tulis mengapa tidak ada.")
    page.fill("#id_why", "Laporan masih dijilid")
    press(page, "Kirim ke penilai", REPORTED)
    assert evaluation("triwulan", 4).state == State.SENT
    judged(year, BUDI, found, 1, 2)
    assert evaluation("triwulan", 4).state == State.RATED


def judged(year: Year, role: Role, found: Evaluation, hasil: int, perilaku: int) -> None:
    """He gives both ratings, each with its reason."""
    desk = year.desk(role, f"/evaluasi/{found.pk}/")
    judge(desk, hasil, perilaku, "Dibanding target triwulan.")
    press(desk, "Simpan rating", "Rating Sari Anindya tersimpan.")


def a_calibration_moves_it(year: Year) -> None:
    """In a session for the unit a movement is proposed with a reason, accepted, and both before and after are kept."""
    desk = year.desk(BAYU, "/kalibrasi/baru/")
    put(desk, unor="1010", period="2026-T2", purpose="Menyamakan ukuran")
    press(desk, "Buka", "Tutup dan kunci")
    address = desk.url.removeprefix(SITE)
    found = evaluation("triwulan", 4)
    proposal = year.desk(BUDI, f"{address}pegawai/{found.pk}/")
    put(proposal, hasil_kerja="1", perilaku="1", reason="Sering tidak hadir dalam rapat unit")
    press(proposal, "Usulkan", "Tarik usulan")
    session = year.desk(BAYU, address)
    put(session, text="Disepakati bersama")
    press(session, "Terima", "Diterima; ratingnya sudah bergeser.")
    assert (evaluation("triwulan", 4).hasil_kerja, evaluation("triwulan", 4).perilaku) == (1, 1)
    put(session, conclusion="Selesai")
    press(session, "Tutup dan kunci", "Kalibrasi ditutup dan terkunci.")


def it_is_final(year: Year) -> None:
    """It is decided and she is told; pay and box read it."""
    desk = year.desk(BUDI, f"/evaluasi/{evaluation('triwulan', 4).pk}/")
    press(desk, "Tetapkan", FINAL)
    assert evaluation("triwulan", 4).state == State.FINAL
    held = PeriodicRating.objects.filter(employee__nip=SARI.nip).order_by("month")
    assert [(one.month.month, one.hasil_kerja, one.perilaku) for one in held] == [(4, 1, 1), (5, 1, 1), (6, 1, 1)]


def a_problem_is_found_and_helped(year: Year, tenant: Any) -> None:
    """What the quarter shows is looked at with her, a step is agreed, and she answers on her phone."""
    look = coaching.ask_look(instansi_id=tenant.pk, span=Span.read("2026-T2"), unor=None, by=BAYU.nip)
    jobs.take(instansi_id=tenant.pk, look_id=look.pk)
    problem = Problem.objects.get(employee__nip=SARI.nip)
    expect(year.desk(BUDI, "/pembinaan/").get_by_text("Sari Anindya").first).to_be_visible()
    desk = year.desk(BUDI, f"/pembinaan/{problem.pk}/")
    form = desk.locator("form[action$='keputusan/']")
    form.locator("[name=text]").fill("Data sekolah terlambat tiap bulan")
    press(desk, "Ya, bantu", "Tersimpan.")
    step = desk.locator("form[action$='langkah/']")
    step.locator("[name=text]").fill("Jadwal penjemputan data bersama korwil")
    step.locator("[name=owner_nip]").select_option(SARI.nip)
    step.locator("[name=due_on]").fill("2026-08-03")
    done(desk, step.locator("button").first, "Jadwal penjemputan data bersama korwil")
    expect(
        year.phone(SARI, "/pembinaan/saya/").get_by_text("Jadwal penjemputan data bersama korwil").first
    ).to_be_visible()
    assert Problem.objects.get(pk=problem.pk).state == "dikonfirmasi"


def an_objection_is_upheld(year: Year) -> None:
    """She objects in time, he is heard, his superior decides with new ratings, and the record follows."""
    year.it_is(7, 8)
    found = evaluation("triwulan", 4)
    page = year.phone(SARI, f"/evaluasi/{found.pk}/")
    page.get_by_text("Tulis keberatan").click()
    page.fill("form[action$='keberatan/'] [name=reason]", "Saya cuti sakit pada rapat-rapat itu, surat ada di berkas.")
    press(page, "Kirim keberatan", "Keberatan terkirim kepada atasan penilai.")
    objection = Objection.objects.get(evaluation=found)
    desk = year.desk(BUDI, f"/evaluasi/keberatan/{objection.pk}/")
    put(desk, text="Benar, saya tidak melihat surat sakitnya.")
    press(desk, "Kirim keterangan", "Keterangan Anda tercatat.")
    above = year.desk(RINA, f"/evaluasi/keberatan/{objection.pk}/")
    form = above.locator("form[action$='putusan/']")
    form.locator("[name=hasil_kerja]").select_option("2")
    form.locator("[name=perilaku]").select_option("2")
    form.locator("[name=text]").fill("Ketidakhadiran itu cuti yang sah.")
    press(above, "Putuskan", "Putusan tersimpan.")
    after = evaluation("triwulan", 4)
    assert (Objection.objects.get().state, after.hasil_kerja, after.perilaku) == ("diterima", 2, 2)
    held = PeriodicRating.objects.filter(employee__nip=SARI.nip).order_by("month")
    assert [(one.hasil_kerja, one.perilaku) for one in held] == [(2, 2)] * 3


def the_year_is_rated(year: Year) -> None:
    """The January after, the year itself."""
    year.it_is(1, 11, 2027)
    press(year.desk(BAYU, "/evaluasi/papan/?periode=2026"), "Buka periode ini", OPENED)
    found = evaluation("tahun")
    page = year.phone(SARI, f"/evaluasi/{found.pk}/")
    for one in found.skp.rhks.filter(ended_on=None):
        page.fill(f"#id_text_{one.pk}", "Selesai dan dipakai")
        page.fill(f"#id_value_{one.pk}", "12")
    page.fill("#id_why", "Bukti ada di tiap triwulan")
    press(page, "Kirim ke penilai", REPORTED)
    judged(year, BUDI, found, 3, 3)
    press(year.desk(BUDI, f"/evaluasi/{found.pk}/"), "Tetapkan", FINAL)
    assert (evaluation("tahun").state, evaluation("tahun").predikat) == (State.FINAL, 5)


def it_is_worth_angka_kredit(year: Year) -> None:
    """Sangat Baik in a first-level post is worth 18,75."""
    desk = year.desk(BAYU, "/layanan/angka-kredit/2026/")
    put(desk, letter="PAK/7/2027", day="2027-01-11")
    press(desk, "Catat semua", "1 angka kredit dicatat di berkas pegawai.")
    entry = AngkaKredit.objects.get(employee__nip=SARI.nip, kind="konversi")
    assert (entry.total_milli, entry.sk_number) == (18_750, "PAK/7/2027")


def it_goes_to_siasn(year: Year, tenant: Any, service: Any) -> None:  # noqa: F811
    """The payload of the year, typed by nobody."""
    press(year.desk(BAYU, "/siasn/kinerja/2026/"), "Kirim yang siap", "1 penilaian menunggu dikirim")
    sending.deliver(instansi_id=tenant.pk, evaluation_id=evaluation("tahun").pk)
    ((path, said),) = service.written
    assert (path, said["tahun"], said["kuadranKinerjaNilai"]) == ("skp22/save", 2026, 1)
