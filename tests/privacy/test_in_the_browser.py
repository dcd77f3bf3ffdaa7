"""The pages of personal data as people see them, on a phone and on a desk."""

from __future__ import annotations

import uuid

import pytest

from sembilan.privacy import actions
from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.slow]
WORDS = "Tanggal lahir saya 14 Maret 1992, bukan 4 Maret."


@pytest.fixture
def asked(sari):
    """Sari asked for a correction."""
    return actions.ask_correction(
        instansi_id=sari.instansi_id, page="/tunjangan/", words=WORDS, token=uuid.uuid4(), by=sari
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", ["", "register/", "koreksi/?dari=/tunjangan/"])
def test_ones_own_pages_have_no_faults(asked, sari, client_of, open_page, width, path):  # noqa: F811
    page = open_page(client_of(sari), f"/data-saya/{path}", width=width)

    picture(page, f"privacy-{path.partition('/')[0] or 'own'}-{width}")
    assert not is_too_wide(page)
    assert faults(page) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_officers_pages_have_no_faults(asked, dewi, client_of, open_page, width):  # noqa: F811
    page = open_page(client_of(dewi), "/data-saya/permintaan/", width=width)
    picture(page, f"privacy-requests-{width}")
    assert not is_too_wide(page)
    assert faults(page) == []

    page.click(f"text={WORDS[:30]}")
    page.wait_for_load_state()

    picture(page, f"privacy-answer-{width}")
    assert faults(page) == []
