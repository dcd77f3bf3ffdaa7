"""In a real browser: the employee on a phone, her penilai on a desktop."""

from __future__ import annotations

import pytest

from sembilan.evaluation.models import State
from tests.evaluation.test_pages import beside_it
from tests.journeys.browser import (  # noqa: F401
    DESK,
    PHONE,
    OpenPage,
    chromium,
    faults,
    is_too_wide,
    open_page,
    picture,
)

pytestmark = pytest.mark.django_db


def test_a_quarter_from_the_phone_to_the_rating(opened, sari, budi, client_of, open_page: OpenPage) -> None:  # noqa: F811
    beside_it(opened)
    rhks = [one.pk for one in opened.skp.rhks.order_by("pk")]
    phone = open_page(client_of(sari), f"/evaluasi/{opened.pk}/", width=PHONE)
    picture(phone, "evaluasi-realisasi")
    assert (faults(phone), is_too_wide(phone)) == ([], False)
    for rhk in rhks:
        phone.fill(f"#id_text_{rhk}", "Selesai dan dipakai dalam Renja")
    phone.fill(f"#id_value_{rhks[0]}", "13,5")
    phone.fill("#id_why", "Laporan masih dijilid")
    phone.get_by_role("button", name="Kirim ke penilai").click()
    phone.get_by_text("Terkirim ke penilai.").wait_for()
    opened.refresh_from_db()
    assert opened.state == State.SENT

    desk = open_page(client_of(budi), f"/evaluasi/{opened.pk}/", width=DESK)
    desk.locator("input[name=hasil_kerja][value='3']").check()
    desk.locator("input[name=perilaku][value='3']").check()
    desk.locator("#predikat").get_by_text("Sangat Baik").wait_for()
    picture(desk, "evaluasi-menilai")
    assert (faults(desk), is_too_wide(desk)) == ([], False)
    desk.fill("#id_hasil_reason", "Melebihi target, dipakai dalam Renja.")
    desk.fill("#id_perilaku_reason", "Membantu tiga rekan belajar.")
    desk.get_by_role("button", name="Simpan rating", exact=True).click()
    desk.get_by_text("Rating Sari Anindya tersimpan.").wait_for()
    opened.refresh_from_db()
    assert (opened.state, opened.predikat) == (State.RATED, 5)
