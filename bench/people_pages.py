"""Pages of one person, of the map of posts and of the day's work: time, queries and weight among all of the region.

Who looks has an open session, so that the statement that finds it is counted too. What goes out by
COPY, as the columns of one person do for her next dates, is counted beside the statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import pages
from bench.office import BY, region

SEEN = 20  # people whose pages are opened
SEATS = ("/peta-jabatan/", "/peta-jabatan/?tahun=3", "/peta-jabatan/?celah=1&hal_jabatan=9")


def measure(files: Path) -> dict[str, Any]:
    """p95, queries and weight of each page, for the BKD, a superior and the person herself."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    instansi: Any = region()
    cast = pages._cast(instansi)
    _reckoned(instansi.pk)
    readers = {role: pages._signed_in(nip) for role, nip in cast.by_role.items()}
    found = {}
    for name, (role, paths) in _addresses(cast, readers).items():
        found[name] = pages._visited(readers[role], paths)
        found[name]["queries"] += _copies(readers[role], paths[0])
    return found


def _reckoned(instansi_id: int) -> None:
    """Who is due for what, for a list without anybody costs nothing."""
    from sembilan.career.actions.reckoning import reckon
    from sembilan.records.tenancy import tenant

    with tenant(instansi_id):
        reckon(instansi_id=instansi_id, by=BY)


def _addresses(cast: pages.Cast, readers: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    own = cast.by_role["pegawai"]
    led = _listed(readers["penilai"])
    return {
        "pegawai, BKD": ("bkd", [f"/pegawai/{nip}/" for nip in cast.nips[:SEEN]]),
        "pegawai, penilai": ("penilai", [f"/pegawai/{nip}/" for nip in led]),
        "pegawai, sendiri": ("pegawai", [f"/pegawai/{own}/"]),
        "bagian berkas, BKD": ("bkd", [f"/pegawai/{nip}/jabatan/" for nip in cast.nips[:SEEN]]),
        "peta jabatan, BKD": ("bkd", list(SEATS)),
        "peta jabatan, satu kantor": ("bkd", [f"/peta-jabatan/?unit={cast.office}"]),
        "peta jabatan, penilai": ("penilai", ["/peta-jabatan/"]),
        "bagan organisasi, BKD": ("bkd", ["/peta-jabatan/bagan/", f"/peta-jabatan/bagan/?unit={cast.office}"]),
        "antrean usulan, BKD": ("bkd", ["/usulan/"]),
        "jatuh tempo, BKD": ("bkd", ["/layanan/"]),
        "layanan sendiri": ("pegawai", ["/layanan/saya/"]),
        "pemberitahuan": ("pegawai", ["/pemberitahuan/"]),
    }


def _listed(reader: Any) -> list[str]:
    """Some of those a reader finds in the list of people."""
    found = re.findall(r'href="/pegawai/(\d{18})/"', reader.get("/pegawai/").content.decode())
    return list(dict.fromkeys(found))[:SEEN]


def _copies(reader: Any, path: str) -> int:
    with _heard() as heard:
        reader.get(path)
    return len(heard)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What goes out by COPY, which Django does not hear of."""
    from sembilan.runs import bulk

    plain, heard = bulk._blocks, list[str]()

    def blocks(sql: str, params: Any) -> Any:
        heard.append(sql)
        return plain(sql, params)

    bulk._blocks = blocks
    try:
        yield heard
    finally:
        bulk._blocks = plain
