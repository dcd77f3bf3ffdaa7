"""The watch of discipline as it is seen, on a phone and at a desk."""

from __future__ import annotations

from typing import Any

import pytest

from tests.attendance.isolation_watch import a_watch
from tests.cast import SARI
from tests.journeys.browser import DESK, PHONE, OpenPage, chromium, faults, is_too_wide, open_page, picture  # noqa: F401


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_watch_reads_well(open_page: OpenPage, client_of: Any, budi: Any, width: int) -> None:  # noqa: F811
    a_watch()
    client = client_of(budi)
    for name, address in (("daftar", ""), ("orang", f"{SARI.nip}/")):
        page = open_page(client, f"/kehadiran/disiplin/{address}", width=width)
        picture(page, f"disiplin-{name}")

        assert faults(page) == [], name
        assert not is_too_wide(page), name
