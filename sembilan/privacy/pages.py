"""The page somebody comes from when she says that something on it is wrong."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sembilan.people.kinds import KINDS

LONGEST = 200
OWN_FILE = re.compile(r"/pegawai/(?P<nip>\d{18}|saya)/(?:(?P<kind>[a-z-]+)/)?")
NOT_PROPOSED = ("hak", "dilihat", "kesehatan")


def asked_from(said: str) -> str:
    """A page of this site by its path alone; anything else is the start page."""
    path = urlsplit(said.replace("\\", "/")).path if said.startswith("/") and not said.startswith("//") else "/"
    return path[:LONGEST] if path.isprintable() else "/"


def proposing(page: str, nip: str) -> str:
    """Where a change of one's own file is proposed, when that is the page; nothing for any other page."""
    found = OWN_FILE.match(page)
    if found is None or found["nip"] not in (nip, "saya") or found["kind"] in NOT_PROPOSED:
        return ""
    return f"/usulan/baru/{found['kind']}/" if found["kind"] in KINDS else "/usulan/baru/"
