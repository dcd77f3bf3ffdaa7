"""Finding people among all of the region: lists, statistics and Excel, as who sees everybody and as who leads many."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from bench import pages
from bench.office import region

ROLES = ("bkd", "penilai")
WIDE = (
    "nama",
    "nip",
    "jabatan",
    "unit",
    "golongan",
    "tmt_golongan",
    "kelas",
    "pendidikan",
    "usia",
    "pensiun",
    "status",
)
LISTS = {
    "semua": ["/pegawai/", "/pegawai/?halaman=200", "/pegawai/?urut=-pensiun", "/pegawai/?urut=-golongan&halaman=400"],
    "nama": [f"/pegawai/?q={name}" for name in ("sari", "wahyu+putra", "nur", "agus+s")],
    "salah eja": [f"/pegawai/?q={name}" for name in ("anindyah+sarri", "widyawatti", "purrnomo+bdui", "setyawatri")],
    "nip": [f"/pegawai/?q={nip}" for nip in ("1980", "19750817", "199203142015032001")],
    "saringan": [
        "/pegawai/?unit=dinas+pendidikan&gol_dari=III%2Fc&jabatan=guru",
        "/pegawai/?pensiun_dari=2027-01-01&pensiun_sampai=2027-12-31&jk=2",
        "/pegawai/?usia_dari=30&usia_sampai=40&pendidikan_dari=45&urut=usia",
    ],
}
STATISTICS = ["/statistik/", "/statistik/?kategori=PNS", "/statistik/?unit=dinas+kesehatan"]


def measure(files: Path) -> dict[str, Any]:
    """p95 and weight of each page, the sums walked anew, and one whole region as Excel."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    instansi: Any = region()
    cast = pages._cast(instansi)
    found: dict[str, Any] = {"pages": {}}
    for role in ROLES:
        client = pages._signed_in(cast.by_role[role])
        for name, paths in LISTS.items():
            found["pages"][f"{name}, {role}"] = pages._visited(client, paths)
        found["pages"][f"statistik, {role}"] = pages._visited(client, STATISTICS)
    return found | _sums(instansi, cast) | _excel(instansi, cast, files)


def _sums(instansi: Any, cast: pages.Cast) -> dict[str, float]:
    """Statistics that nobody has asked for since the last change, at their slowest of several."""
    from sembilan.directory.queries import statistics
    from sembilan.organisation import access
    from sembilan.records.tenancy import tenant

    times = []
    with tenant(instansi.pk):
        for _turn in range(10):
            statistics._kept._found.clear()
            begun = time.perf_counter()
            statistics.sums(_user(cast), instansi.pk, "", "", access.today())
            times.append(time.perf_counter() - begun)
    return {"sums": max(times)}


def _excel(instansi: Any, cast: pages.Cast, files: Path) -> dict[str, float]:
    """Everybody with eleven columns, as the worker writes it."""
    from sembilan.directory.queries import listing, page
    from sembilan.documents import workbook
    from sembilan.organisation import access
    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk):
        begun = time.perf_counter()
        search = listing.search(_user(cast), instansi.pk, {}, access.today(), WIDE)
        rows = workbook.write(files.parent / "pegawai-bench.xlsx", *page.to_take(search, WIDE))
    return {"excel": time.perf_counter() - begun, "rows": rows}


def _user(cast: pages.Cast) -> Any:
    from sembilan.accounts.models import User

    return User.objects.get(nip=cast.by_role["bkd"])
