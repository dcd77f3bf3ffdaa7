"""Who reads English is answered in English on the whole way of a press: sent, stored, shown, judged and explained."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation

from sembilan.attendance.models import Absence, Press, PressVerdict
from sembilan.attendance.queries.doubtful import WORDS
from sembilan.people.models import Employee
from sembilan.presence.actions.devices import register
from sembilan.presence.deciding import door
from sembilan.presence.deciding.wire import LANGUAGE
from sembilan.presence.models import DoorCode
from sembilan.presence.queries.words import REASONS
from sembilan.terms.frames import presence
from tests.cast import SARI
from tests.presence.phone import KILOMETRE, Phone
from tests.presence.world import MONDAY, at, office, phone_of

# Words without which hardly an Indonesian sentence is made, and which are neither English nor in a name here.
INDONESIAN = re.compile(
    r"\b(ada|akan|anda|atasan|atau|bahwa|baru|belum|bila|bukan|cuti|dalam|dan|dari|datang|dengan|di|dinas|dipakai"
    r"|ditolak|diterima|dihitung|hanya|hari|harus|ini|itu|jadi|jam|juga|karena|ke|kembali|kepada|ketukan|kode|lagi"
    r"|lain|lalu|lebih|luar|menit|menunggu|menurut|mesin|oleh|orang|pada|perbaikan|pegawai|pintu|ponsel|posisi"
    r"|pukul|pulang|sampai|sebelum|sejak|selisih|semua|sesudah|setelah|sudah|tanpa|telah|telepon|tempat|tercatat"
    r"|terlambat|tidak|untuk|yang)\b",
    re.IGNORECASE,
)
SAID = re.compile(r'\b(?:title|aria-label|placeholder|alt|data-label|data-confirm)="([^"]*)"')


def indonesian(text: str) -> list[str]:
    """What of a page's own part or of an answer is Indonesian."""
    part = re.search(r"(?s)<main.*</main>", text)
    seen = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", " ", part[0] if part else text)
    lines = [*re.split(r"<[^>]+>|\n", seen), *SAID.findall(seen)]
    return [line.strip() for line in map(html.unescape, lines) if INDONESIAN.search(line)]


def doubted() -> Phone:
    """Sari's presses of a morning: late and inexact, without a position, and far away; a second phone waits."""
    place = office()
    DoorCode.objects.create(instansi=place.instansi, place=place, secret=bytes(32), is_required=True)
    phone, hers = phone_of(SARI.nip), Employee.objects.get(nip=SARI.nip)
    register(employee=hers, key=Phone().spki, install=phone.install, label="HP", by=SARI.nip)
    hers.devices.update(label="HP")
    friday = MONDAY.replace(day=20)
    Absence.objects.create(
        instansi=hers.instansi, employee=hers, kind="cuti tahunan", first=friday, last=friday, decision="disetujui"
    )
    return phone


@pytest.fixture
def noon(tenant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at("12:41"))


def test_a_press_and_all_that_is_said_of_it_is_told_in_the_language_of_the_page(
    noon: None, sari: Any, budi: Any, dewi: Any, client_of: Any
) -> None:
    phone, now = doubted(), timezone.now()
    sent = (
        phone.press(at("06:30"), accuracy=1500),
        phone.press(now, meaning=2, lat=None, lon=None),
        phone.press(now, meaning=3, lat=-6_900_000 + KILOMETRE),
    )
    told: list[Any] = []

    for language in ("en", "id"):
        answer = Client().post(
            "/hadir/kirim/", phone.body(now, *sent), content_type="application/json", headers={LANGUAGE: language}
        )
        told.append(answer.json()["presses"])
    first = Press.objects.get(meaning=1)
    PressVerdict.objects.create(
        instansi=sari.instansi,
        employee_id=first.employee_id,
        day=MONDAY,
        press_id=first.id,
        verdict="dihitung",
        reason="Rapat",
        by="x",
    )
    asked = {
        sari: ("/hadir/", "/hadir/telepon/", "/kehadiran/?bulan=2026-11&hari=2026-11-23",
               "/kehadiran/?bulan=2026-11&hari=2026-11-20", "/kehadiran/perbaikan/baru/"),
        budi: ("/kehadiran/hari-ini/", "/kehadiran/ketukan/", "/kehadiran/disiplin/"),
        dewi: ("/hadir/telepon/pegawai/", "/hadir/tempat/", "/kehadiran/papan/", "/kehadiran/rekap/"),
    }  # fmt: skip
    pages = {}
    for who, addresses in asked.items():
        client = client_of(who)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        pages |= {address: client.get(address) for address in addresses}
    client = client_of(sari)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    state = client.get("/hadir/keadaan/").json()["today"]

    english, again = told
    assert [one["title"] for one in english] == ["Arrival 06:30 waits", "Departure 12:41 waits", "Break 12:41 refused"]
    assert again[0]["title"] == "Datang 06.30 menunggu"
    assert indonesian("\n".join(json.dumps(one) for one in (*english, state))) == []
    assert {one["id"]: one["sentences"] for one in state["presses"]} == {one["id"]: one["sentences"] for one in english}
    assert {address: indonesian(page.content.decode()) for address, page in pages.items()} == dict.fromkeys(pages, [])
    assert {page.status_code for page in pages.values()} == {200}
    assert "905 m" in pages["/kehadiran/ketukan/"].content.decode()


def test_every_reason_has_its_english_and_what_cannot_be_taken_is_said_in_it_too() -> None:
    environ = {"HTTP_SEMBILAN_LANGUAGE": "en", "wsgi.input": None, "CONTENT_LENGTH": "0"}
    statuses: list[str] = []

    with translation.override("en"):
        said = [str(one) for each in (REASONS, WORDS) for one in each.values()]
        said += [*presence.DECISION_LABELS_EN.values(), *map(str, Press.Decision.labels)]
    busy = b"".join(door.answer(environ, lambda status, headers: statuses.append(status)))

    assert [one for one in said if INDONESIAN.search(one)] == []
    assert {one.name for one in presence.REASONS} <= {*WORDS}
    assert statuses == ["503 Service Unavailable"]
    assert json.loads(busy)["sentence"].startswith("The server is busy")
