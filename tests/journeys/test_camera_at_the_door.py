"""A day of four punches with the camera: a photo of who presses, and the code of the door read from its screen.

The browser's camera shows a film made here. Chromium on a desk has no reader of codes, so one stands in for that of a
phone: it looks at the same picture of the camera, at where the film shows the code, and knows the codes of the site.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import qrcode
from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from sembilan.attendance.models import Press
from sembilan.attendance.queries.picture import picture
from sembilan.documents.models import StoredFile
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.presence.models import DoorCode
from sembilan.presence.queries.places import door_code
from sembilan.terms.month import Month
from tests.cast import SARI
from tests.journeys.browser import launched
from tests.journeys.phone import Phones, phones  # noqa: F401
from tests.journeys.test_checking_in import big, registered
from tests.journeys.walk import stop
from tests.presence.world import MONDAY, office

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.browser]
SECRET = bytes(range(32))
WALL = (200, 120, 40)
SIDE, LEFT, TOP = 400, 120, 40  # of the code in the film
READER = """
const known = %s, [side, left, top] = %s;
self.BarcodeDetector = class {
  async detect(video) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const pen = canvas.getContext("2d");
    pen.drawImage(video, 0, 0, 640, 480);
    for (const [bits, rawValue] of Object.entries(known)) {
      const across = Math.sqrt(bits.length), step = side / across;
      const at = (n) => [left + (n %% across + 0.5) * step, top + (Math.floor(n / across) + 0.5) * step, 1, 1];
      const dark = (n) => pen.getImageData(...at(n)).data[1] < 128;
      if ([...bits].every((bit, n) => dark(n) === (bit === "1"))) return [{ rawValue }];
    }
    return [];
  }
};
"""


class Film:
    """What the camera of the browser sees: one picture, until another is put before it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.show(Image.new("RGB", (640, 480), WALL))

    def show(self, shown: Image.Image) -> None:
        """From the next time the camera is opened."""
        with io.BytesIO() as drawn:
            shown.save(drawn, "JPEG", quality=95)
            self.file.write_bytes(drawn.getvalue() * 30)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return Film(tmp_path_factory.mktemp("film") / "camera.mjpeg")


@pytest.fixture(scope="module")
def chromium(django_db_setup: None, django_db_blocker: Any, film: Film) -> Iterator[Browser]:
    """A browser with that camera."""
    seen = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film.file}")
    with launched(django_db_blocker, "--use-fake-ui-for-media-stream", *seen) as browser:
        yield browser


@pytest.fixture
def asking_four(tenant: Instansi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Instansi:
    """A region whose rules ask four punches a day, as the province's do, and a photo with each."""
    rules = tmp_path / "packs"
    shutil.copytree(settings.PACKS, rules)
    with (rules / "daerah/jawa_barat/presence/parameters.yaml").open("a") as file:
        file.write("photo_asked:\n  replaces: nasional\n  values:\n")
        file.write("    - {since: 2023-04-12, value: 1, law: Uji, mark: inferred}\n")
    monkeypatch.setattr(settings, "PACKS", rules)
    Instansi.objects.filter(pk=tenant.pk).update(pack="daerah/jawa_barat")
    return tenant


def bits(text: str) -> str:
    """The squares of a code, row by row, with the margin that the site draws around it."""
    drawn = qrcode.QRCode(border=2)
    drawn.add_data(text)
    return "".join("01"[dark] for row in drawn.get_matrix() for dark in row)


def photographed(page: Page) -> None:
    page.get_by_role("button", name="Ambil foto").click()
    page.get_by_role("button", name="Potret sekarang").click()
    expect(page.get_by_role("button", name="Foto siap. Ambil ulang")).to_be_visible()


def test_four_punches_each_with_a_photo_and_the_code_of_the_door(
    phones: Phones,  # noqa: F811
    asking_four: Instansi,
    film: Film,
    client_of: Any,
    sari: Any,
    dewi: Any,
    budi: Any,
) -> None:
    place = office()
    DoorCode.objects.create(instansi=asking_four, place=place, secret=SECRET, is_required=True)
    screen = phones.new(client_of(dewi)).context.new_page()
    phone = phones.new(client_of(sari))
    phone.context.grant_permissions(["geolocation", "camera"])
    shown = f"{phones.address}/hadir/?kode={door_code(SECRET, phones.clock.now)}"
    phone.context.add_init_script(READER % (json.dumps({bits(shown): shown}), json.dumps([SIDE, LEFT, TOP])))
    page = registered(phone)
    expect(page.locator("[data-part=meanings] label")).to_have_text(
        ["Datang", "Istirahat", "Kembali bekerja", "Pulang"]
    )

    photographed(page)
    screen.goto(f"{phones.address}/hadir/tempat/{place.pk}/pintu/")
    code = Image.open(io.BytesIO(screen.get_by_alt_text("Kode QR pintu").screenshot()))
    wall = Image.new("RGB", (640, 480), "white")
    wall.paste(code.convert("RGB").resize((SIDE, SIDE)), (LEFT, TOP))
    film.show(wall)
    page.get_by_role("button", name="Pindai kode").click()
    expect(page.get_by_label("Kode di pintu kantor")).to_have_value(door_code(SECRET, phones.clock.now))
    stop(page, "hadir-foto-dan-kode")
    big(page).click()
    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat pukul 07.21 di Kantor Bidang SD.")
    for minutes, what in ((285, "Istirahat"), (50, "Kembali bekerja"), (190, "Pulang")):
        phones.pass_time(minutes=minutes)
        page.reload()
        page.wait_for_selector("html[data-ready]", state="attached")
        photographed(page)
        page.get_by_label("Kode di pintu kantor").fill(door_code(SECRET, phones.clock.now))
        big(page).click()
        expect(page.locator("[data-part=result]")).to_contain_text(f"{what} tercatat pukul")
    stop(page, "hadir-empat-ketukan")

    made = list(Press.objects.order_by("at"))
    assert [(one.meaning, one.decision, one.reasons) for one in made] == [(n, 0, {}) for n in (1, 3, 4, 2)]
    expect(page.locator("[data-part=list] li")).to_have_count(4)
    page.wait_for_function("hadir.store.all('photos').then((kept) => kept.length === 0)")
    hers = {one.sha256 for one in StoredFile.objects.filter(owner_nip=SARI.nip)}
    assert {one.photo_sha256 for one in made} == hers
    answer = client_of(budi).get(f"/hadir/foto/{made[0].id}/?hari={MONDAY}", SERVER_NAME="localhost")
    colour = Image.open(io.BytesIO(b"".join(answer))).convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert all(abs(one - other) < 40 for one, other in zip(colour, WALL, strict=True)), colour  # type: ignore[arg-type]
    phones.pass_time(days=1)
    employee = Employee.objects.select_related("instansi").get(nip=SARI.nip)
    day = picture(employee, Month(2026, 11)).rows[MONDAY]
    assert (day["breaks_missing"], day["late_minutes"], day["early_minutes"]) == (0, 0, 0)
