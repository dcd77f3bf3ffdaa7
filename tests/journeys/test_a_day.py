"""A day played through on phones, at desks and at the terminal, until the month is paid: all of it counted by hand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect
from python_calamine import CalamineWorkbook

from sembilan.runs import machine
from tests import cast, database
from tests.journeys import a_day
from tests.journeys.a_day import CITRA, EKO, FITRI, GILANG, HANA, INDRA, JOKO, Day, at, day_of
from tests.journeys.browser import chromium  # noqa: F401
from tests.journeys.phone import FAR, HERE, Phone
from tests.journeys.walk import fill, stop
from tests.runs.month import OCTOBER

pytestmark = [pytest.mark.slow, pytest.mark.browser]
expect.set_options(timeout=30_000)
SARI, BUDI, DEWI, RINA, BAYU, AGUS = cast.SARI, cast.BUDI, cast.DEWI, cast.RINA, cast.BAYU, cast.AGUS


@pytest.fixture(scope="module")
def copied(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A whole copy of the example database, for this module."""
    with django_db_blocker.unblock():
        current = str(connection.settings_dict["NAME"])
        with database.fresh(f"{current}_day", template=current):
            yield


@pytest.fixture(scope="module")
def monday(copied: None, chromium: Browser, django_db_blocker: Any) -> Iterator[Day]:  # noqa: F811
    """The week before: phones are registered, leave is asked for and granted, the night is in the roster."""
    with django_db_blocker.unblock(), day_of(chromium) as day:
        for role in (CITRA, SARI, EKO, FITRI, GILANG, HANA, JOKO):
            register(day.phone(role))
        leave_for_indra(day)
        night_for_joko(day)
        yield day


def register(phone: Phone) -> Page:
    page = phone.open()
    page.get_by_role("button", name="Daftarkan telepon ini").click()
    expect(page.get_by_text("dapat dipakai sekarang")).to_be_visible()
    return page


def leave_for_indra(day: Day) -> None:
    """He asks on his phone, his superior agrees on hers, the official grants at a desk."""
    page = day.phone(INDRA).open("/cuti/baru/")
    values = {"kind": "cuti tahunan", "first": "2026-10-13", "last": "2026-10-14", "reason": "Keluarga"}
    fill(page, {**values, "address": "Jalan Melati 9", "phone": "0812"})
    page.get_by_role("button", name="Kirim ke atasan").click()
    expect(page.get_by_text("Menunggu Budi Santoso")).to_be_visible()
    address = page.url.removeprefix(day.phones.all[0].address)
    superior = day.phone(BUDI).open(address)
    superior.get_by_role("button", name="Setujui", exact=True).click()
    expect(superior.get_by_text("Menunggu Rina Maheswari")).to_be_visible()
    official = day.desk(RINA, address)
    official.get_by_role("button", name="Setujui", exact=True).click()
    expect(official.locator("h1 ~ *, main").get_by_text("Disetujui").first).to_be_visible()


def night_for_joko(day: Day) -> None:
    """The officer opens a shift over midnight and writes his night and the free day after it into the grid."""
    page = day.desk(DEWI, "/jam-kerja/sif/?unit=1010")
    fill(page, {"kode": "M", "name": "Malam", "starts": "21:00", "ends": "06:00"})
    page.get_by_role("button", name="Simpan sif").click()
    expect(page.get_by_text("Sif tersimpan.")).to_be_visible()
    page = day.desk(DEWI, "/jam-kerja/dinas/?unit=1010&bulan=2026-10")
    fill(page, {f"h-{JOKO.nip}-13": "M", f"h-{JOKO.nip}-14": "L"})
    page.get_by_role("button", name="Simpan daftar").click()
    expect(page.get_by_text("2 sel tersimpan.")).to_be_visible()


@pytest.fixture(scope="module")
def ten(monday: Day) -> Day:
    """Tuesday until ten: everybody comes, each in a way of their own, and the terminal sends its backlog twice."""
    day = monday
    day.it_is(at(13, "07:10"))
    second_phone_of_gilang(day)
    day.it_is(at(13, "07:21"))
    says(press(day, CITRA), "Datang tercatat pukul 07.21 di Kantor Bidang SD.")
    says(press(day, GILANG), "Datang tercatat pukul 07.21")
    day.phone(EKO).move(FAR)
    says(press(day, EKO), "di luar lokasi presensi")
    waiting = without_signal(day, FITRI)
    day.it_is(at(13, "07:28"))
    says(press(day, HANA), "Datang tercatat pukul 07.28")
    day.it_is(at(13, "07:55"))
    day.phone(FITRI).context.set_offline(False)
    says(waiting, "Datang tercatat pukul 07.21")
    day.it_is(at(13, "08:01"))
    says(press(day, SARI), "Datang tercatat pukul 08.01")
    day.it_is(at(13, "09:00"))
    a_day.lines(day.terminal, 1, 12, a_day.EARLIER)
    a_day.lines(day.terminal, 13, 13, a_day.MORNING)
    push_twice(day)
    day.it_is(at(13, "10:00"))
    return day


def second_phone_of_gilang(day: Day) -> None:
    """His new phone waits, and counts once the officer has let it in."""
    phone = day.hers[GILANG.nip] = day.phones.new(day.client(GILANG))
    page = phone.open()
    page.get_by_role("button", name="Daftarkan telepon ini").click()
    expect(page.get_by_text("Telepon ini berlaku mulai")).to_be_visible()
    expect(page.locator("[data-part=press]")).to_be_disabled()
    officer = day.desk(DEWI, "/hadir/telepon/pegawai/")
    officer.get_by_role("button", name="Setujui telepon").click()
    expect(officer.get_by_text("berlaku sekarang")).to_be_visible()


def press(day: Day, role: Any, meaning: str = "Datang") -> Page:
    """Open the page of the phone, say what it is, press the one large button."""
    page = day.phone(role).open()
    page.locator("[data-part=meanings] label", has_text=meaning).click()
    button = page.locator("[data-part=press]")
    expect(button).to_be_enabled()
    button.click()
    return page


def says(page: Page, text: str) -> None:
    expect(page.locator("[data-part=result]")).to_contain_text(text)


def without_signal(day: Day, role: Any) -> Page:
    """A press that stays in the phone."""
    phone = day.phone(role)
    page = phone.open()
    expect(page.locator("[data-part=press]")).to_be_enabled()
    phone.context.set_offline(True)
    page.locator("[data-part=press]").click()
    expect(page.locator("[data-part=waiting]")).to_contain_text("menunggu sinyal, tercatat di telepon pukul 07.21")
    return page


def push_twice(day: Day) -> None:
    """The terminal sends what it has, and then its whole memory again."""
    assert day.terminal.upload()
    before = day.inside(a_day.lines_kept)
    day.terminal.again()
    assert day.terminal.upload()
    assert day.inside(a_day.lines_kept) == before == len(day.terminal.memory)


def states_of(page: Page) -> dict[str, str]:
    """Whom a superior's day names, and what it says of each."""
    rows = page.locator("ul.team li").all_inner_texts()
    return {lines[0]: " ".join(lines[1:]) for row in rows if (lines := [one for one in row.split("\n") if one.strip()])}


AT_TEN = {
    "Budi Santoso": "07.20 hadir",
    "Citra Lestari": "07.21 hadir",
    "Dewi Kartika": "07.20 hadir",
    "Eko Purnomo": "tanpa kabar",  # he pressed outside, and nobody has judged it yet
    "Fitri Handayani": "07.21 hadir",  # pressed without signal, sent at 07.55
    "Gilang Ramadhan": "07.21 hadir",
    "Hana Safitri": "07.28 hadir",
    "Indra Gunawan": "cuti",
    "Joko Susilo": "mulai 21.00",
    "Kartini Wulandari": "07.20 hadir",
    "Sari Anindya": "08.01 terlambat 31 menit",
}


@pytest.fixture(scope="module")
def noon(ten: Day) -> Day:
    """The superior judges the press from outside, the BKD declares that the terminal of another unit was down."""
    day = ten
    day.it_is(at(13, "10:30"))
    page = day.desk(BUDI, "/kehadiran/ketukan/")
    page.get_by_label("Eko Purnomo").check()
    page.get_by_label("Alasan untuk semua yang dipilih").fill("Apel di lapangan")
    page.get_by_role("button", name="Hitung ketukan", exact=True).click()
    expect(page.get_by_text("Tidak ada yang diragukan")).to_be_visible()
    day.it_is(at(13, "11:00"))
    page = day.desk(BAYU, "/kehadiran/gangguan/baru/")
    down = {"unit": "2000", "since": "2026-10-13T07:00", "until": "2026-10-13T07:50", "reason": "Mesin mati"}
    fill(page, down)
    page.get_by_role("button", name="Lihat yang terkena").click()
    page.get_by_role("button", name="Tetapkan", exact=True).click()
    expect(page.get_by_text("Mesin mati")).to_be_visible()
    day.it_is(at(13, "12:00"))
    return day


@pytest.fixture(scope="module")
def evening(noon: Day) -> Day:
    """Everybody goes home but who forgets to say so; Joko comes for the night and goes in the morning."""
    day = noon
    day.phone(EKO).move(HERE)
    day.it_is(at(13, "16:05"))
    for role in (CITRA, SARI, EKO, FITRI, GILANG):
        says(press(day, role, "Pulang"), "Pulang tercatat pukul 16.05")
    day.it_is(at(13, "20:52"))
    says(press(day, JOKO), "Datang tercatat pukul 20.52")
    day.it_is(at(14, "06:05"))
    says(press(day, JOKO, "Pulang"), "Pulang tercatat pukul 06.05")
    a_day.lines(day.terminal, 13, 13, a_day.LATER)
    push_twice(day)
    day.it_is(at(14, "08:00"))
    return day


PICTURE = {
    SARI: "terlambat, 08.01–16.05",
    CITRA: "hadir, 07.21–16.05",
    EKO: "hadir, 07.21–16.05",
    FITRI: "hadir, 07.21–16.05",
    GILANG: "hadir, 07.21–16.05",
    HANA: "pulang awal, 07.28–—",
    INDRA: "cuti",
    JOKO: "hadir, 20.52–06.05",
    a_day.KARTINI: "hadir, 07.20–16.35",
    AGUS: "hadir, 08.05–16.35",  # his terminal was down until 07.50: within the half hour after
}


def of_tuesday(page: Page, role: Any) -> str:
    """What the calendar of a person says of the day."""
    answer = page.request.get(f"{page.url.split('/kehadiran/')[0]}/kehadiran/{role.nip}/?bulan=2026-10")
    found = re.search(r'datetime="2026-10-13".*?hidden-text">, (.*?)</span>', answer.text(), re.DOTALL)
    assert found, answer.status
    return found.group(1)


def pictures(day: Day) -> dict[Any, str]:
    page = day.desk(BAYU, "/kehadiran/rekap/?bulan=2026-10")
    return {role: of_tuesday(page, role) for role in PICTURE}


@pytest.fixture(scope="module")
def mended(evening: Day) -> Day:
    """Hana asks on her phone that her going home be counted; her superior approves at a desk."""
    day = evening
    page = day.phone(HANA).open("/kehadiran/perbaikan/baru/?hari=2026-10-13")
    fill(page, {"pulang": "16:10", "reason": "Lupa menekan"})
    page.get_by_role("button", name="Kirim permintaan").click()
    expect(page.get_by_text("Menunggu atasan").first).to_be_visible()
    desk = day.desk(BUDI, "/kehadiran/perbaikan/antrean/")
    desk.get_by_label("Hana Safitri").check()
    desk.get_by_role("button", name="Setujui yang dipilih").click()
    expect(desk.get_by_text("Tidak ada yang menunggu")).to_be_visible()
    return day


@pytest.fixture(scope="module")
def published(mended: Day) -> Day:
    """The month ends, the terminal sends the rest of it, everything is reckoned and the BKD publishes."""
    day = mended
    day.it_is(at(2, "06:00", month=11))
    a_day.lines(day.terminal, 14, 31, a_day.LATER)
    push_twice(day)
    for area in ("attendance", "performance", "allowance"):
        day.inside(lambda area=area: machine.compute(day.region, area, OCTOBER, by=BAYU.nip))
    page = day.desk(BAYU, "/bulan/2026-10/")
    page.click("text=Terbitkan tunjangan")
    page.click("dialog[open] form button")
    expect(page.get_by_text("Pegawai kini melihat angkanya")).to_be_visible()
    return day


def test_at_ten_the_superior_sees_what_is_known(ten: Day) -> None:
    page = ten.desk(BUDI, "/kehadiran/hari-ini/")

    assert states_of(page) == AT_TEN
    stop(page, "hari-itu-pukul-sepuluh")


def test_what_she_saw_at_ten_can_be_asked_again_when_more_is_known(noon: Day) -> None:
    then = noon.desk(BUDI, "/kehadiran/hari-ini/?tanggal=2026-10-13&pukul=10:00")
    now = noon.desk(BUDI, "/kehadiran/hari-ini/")

    assert states_of(then) == AT_TEN
    assert states_of(now) == AT_TEN | {"Eko Purnomo": "07.21 hadir"}


def test_the_board_at_ten_does_not_know_yet_of_the_fault_declared_at_eleven(noon: Day) -> None:
    then = noon.desk(BAYU, "/kehadiran/hari-ini/?unit=2000&tanggal=2026-10-13&pukul=10:00")
    now = noon.desk(BAYU, "/kehadiran/hari-ini/?unit=2000")
    board = noon.desk(BAYU, "/kehadiran/papan/?tanggal=2026-10-13&pukul=10:00")

    assert states_of(then) == {"Agus Pratama": "08.05 terlambat 35 menit"}
    assert states_of(now) == {"Agus Pratama": "08.05 hadir"}
    row = board.get_by_role("row", name="Dinas Pendidikan").inner_text().split()
    # Due are ten of the eleven (the leave among them, and the night): 8 are present, 1 of them late, 1 away,
    # 1 awaited in the night, 1 without news.
    assert row[2:] == ["11", "72,7%", "1", "1", "1", "1"]


def test_the_evening_shows_each_day_as_it_was_and_a_correction_changes_it(evening: Day, request: Any) -> None:
    before = pictures(evening)
    mended = request.getfixturevalue("mended")

    assert before == PICTURE
    assert pictures(mended) == PICTURE | {HANA: "hadir, 07.28–16.10"}


# The month of those of the unit by hand: HK, present, leave, travel, TK; TL1–4; PSW1–4; minutes late and early.
# October has 22 working days. Sari came late by 15, 31 (on Tuesday), 70 and 95 minutes; went 30 early on a Friday
# and 70 on a Wednesday; said nothing of going home on Friday the ninth (270 minutes from 12.00 to 16.30); the eighth
# is TK. Indra was on leave for two days. Joko was free on the day after his night.
FULL = (22, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
RECAP = {
    SARI: (22, 21, 0, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 15 + 31 + 70 + 95, 30 + 70 + 270),
    INDRA: (22, 20, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    JOKO: (21, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
} | dict.fromkeys((BUDI, DEWI, CITRA, EKO, FITRI, GILANG, HANA, a_day.KARTINI), FULL)
HEADS = ("HK", "Hadir", "Cuti", "DL", "TK", "TL1", "TL2", "TL3", "TL4", "PSW1", "PSW2", "PSW3", "PSW4")


def test_the_recap_of_the_month_is_the_one_counted_by_hand(published: Day) -> None:
    page = published.desk(BUDI, "/kehadiran/rekap/?bulan=2026-10")
    answer = page.request.get(page.url.replace("/rekap/", "/rekap/tabel.xlsx"))

    cells = [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]
    shown = {name: tuple(int(one.replace("–", "0")) for one in rest) for name, *rest in cells}
    assert shown == {role.name: counts for role, counts in RECAP.items()}
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.body())).get_sheet_by_index(0).to_python()
    kept = [head.index(one) for one in (*HEADS, "Menit TL", "Menit PSW")]
    assert {row[1]: tuple(row[n] for n in kept) for row in rows[:-1]} == {
        role.nip: counts for role, counts in RECAP.items()
    }


def test_the_pay_of_the_month_explains_every_minute(published: Day) -> None:
    page = published.phone(SARI).open("/tunjangan/2026-10/")

    # 4.595.150 × 0,70 × 0,9383 × 0,90 = 2.716.326, with 25 % for load 3.395.408. Cut from discipline: TL 0,50 + 1,00 +
    # 1,25 + 1,50 = 4,25 %; PSW 0,50 + 1,25 + 1,50 = 3,25 %; TK 3,00 %: 10,50 %, of which discipline weighs 40 %.
    said = page.inner_text("main")
    assert "3.252.801" in said  # 3.395.408 × (1 − 0,4 × 0,1050) = 3.252.800,86
    assert "142.607" in said  # the rest of 3.395.408
    page.get_by_text("Semua rincian").click()
    rules = {row.split("\n")[0]: row for row in page.locator("ol.rules li").all_inner_texts()}
    cuts = {"terlambat": "4,25", "pulang sebelum waktu": "3,25", "tanpa keterangan": "3"}
    for what, cut in cuts.items():
        assert cut in rules[f"Potongan {what}"]
    stop(page, "mengapa-segini")

    page.get_by_role("link", name="Kalender kehadiran").click()
    days = {1: "15 menit", 2: "30 menit", 5: "70 menit", 6: "95 menit", 7: "70 menit", 9: "270 menit", 13: "31 menit"}
    for day, minutes in (days | {8: "tanpa keterangan (TK)"}).items():
        page.locator(f'td.day:has(time[datetime="2026-10-{day:02}"]) a').click()
        expect(page.locator("#hari")).to_contain_text(f"{day} Oktober 2026")
        expect(page.locator("#hari")).to_contain_text(minutes)
    expect(page.locator("#hari").get_by_role("heading", name="Kamis, 8 Oktober 2026", exact=True)).to_be_visible()
    stop(page, "hari-di-balik-potongan")
