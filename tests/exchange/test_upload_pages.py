"""The pages of files handed in, as a phone and a desktop show them."""

from __future__ import annotations

import pytest

from tests.exchange.uploading import education, handed_in, loaded, row, tried
from tests.journeys.browser import (  # noqa: F401
    DESK,
    PHONE,
    chromium,
    faults,
    is_too_wide,
    open_page,
    picture,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_step_can_be_read_by_everyone_on_any_screen(width, client_of, bayu, tenant, open_page):  # noqa: F811
    client = client_of(bayu)
    rows = [row(), row(level="S9"), row(nip="198001012005011999"), row(year="dua ribu"), row(level="S-2", year="2018")]
    upload = handed_in(client, "riwayat_pendidikan.csv", education(*rows), tenant)
    tried(client, upload, tenant)
    loaded(client, upload, tenant)
    strange = handed_in(client, "aneh.csv", education(*rows).replace(b"PENDIDIKAN", b"X").replace(b"NIP", b"Y"), tenant)

    for name, address in {
        "unggah": "/unggah/",
        "kolom": f"/unggah/{upload.pk}/",
        "aneh": f"/unggah/{strange.pk}/",
        "pratinjau": f"/unggah/{upload.pk}/pratinjau/",
        "pemuatan": f"/unggah/{upload.pk}/pemuatan/",
    }.items():
        page = open_page(client, address, width=width)
        picture(page, f"unggah-{name}")
        assert faults(page) == []
        assert not is_too_wide(page)
