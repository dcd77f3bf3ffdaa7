"""Terminals that are asked: `GetAttLog` by SOAP over the own network, as many Indonesian offices have them.

The answer is bounded in size and time and read by a parser that refuses a DTD; the address must be of the own network.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

TIMEOUT_SECONDS = 30
MOST_BYTES = 64_000_000
ASK = (
    '<GetAttLog><ArgComKey xsi:type="xsd:integer">{key}</ArgComKey>'
    '<Arg><PIN xsi:type="xsd:integer">All</PIN></Arg></GetAttLog>'
)
NAMES = {"PIN": 0, "UserID": 0, "DateTime": 1, "Date_Time": 1, "Status": 2, "Verified": 3, "WorkCode": 4}


class Unreached(Exception):
    """The terminal did not answer, or not as one; the sentence says how."""


@dataclass(frozen=True)
class Place:
    """Where a terminal is asked, and its key in the clear."""

    host: str
    port: int
    key: str


def check_host(host: str) -> str:
    """The address of a host in the own network; `Unreached` for any other, so that nothing else can be asked."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None, socket.AF_INET, socket.SOCK_STREAM)}
    except OSError:
        raise Unreached(_("Nama %(host)s tidak dikenal.") % {"host": host}) from None
    addresses = [ipaddress.ip_address(str(one)) for one in sorted(str(one) for one in found)]
    if not all(_is_own(one) for one in addresses):
        raise Unreached(_("Hanya alamat di jaringan sendiri yang dapat ditarik, misalnya 192.168.1.201."))
    return str(addresses[0])


def _is_own(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if address.is_loopback:
        return bool(settings.TERMINALS_ON_THIS_MACHINE)
    return address.is_private and not (address.is_link_local or address.is_unspecified or address.is_multicast)


def log_of(place: Place) -> str:
    """The whole log of a terminal, as lines in the order of ATTLOG."""
    # The address that was checked is the one that is asked: a name could lead elsewhere the next moment.
    url = f"http://{check_host(place.host)}:{place.port}/iWsService"
    content = ASK.format(key=escape(place.key))
    return "\n".join("\t".join(row) for row in rows(_post(url, content)))


def _post(url: str, content: str) -> bytes:
    said = bytearray()
    try:
        with (
            httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False, follow_redirects=False) as wire,
            wire.stream("POST", url, content=content, headers={"Content-Type": "text/xml"}) as answer,
        ):
            if answer.status_code != 200:
                raise Unreached(_("Mesin menjawab dengan kode %(code)s.") % {"code": answer.status_code})
            for chunk in answer.iter_bytes():
                said += chunk
                if len(said) > MOST_BYTES:
                    raise Unreached(_("Jawaban mesin terlalu besar."))
    except httpx.HTTPError as fault:
        raise Unreached(_("Mesin tidak menjawab (%(why)s).") % {"why": type(fault).__name__}) from fault
    return bytes(said)


class _Reader:
    """Collects the rows of an answer."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.place: int | None = None
        self.is_answer = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.is_answer |= name.endswith("GetAttLogResponse")
        if name == "Row":
            self.rows.append([""] * 5)
        self.place = NAMES.get(name)

    def end(self, name: str) -> None:
        self.place = None

    def text(self, text: str) -> None:
        if self.place is not None and self.rows:
            self.rows[-1][self.place] += text


def rows(answer: bytes) -> list[list[str]]:
    """PIN, moment, status, verify, workcode of each row of an answer."""
    reader, parser = _Reader(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(answer.decode("utf-8", errors="replace").replace("\0", "").strip(), True)
    except expat.ExpatError as torn:
        raise Unreached(_("Jawaban mesin terpotong atau bukan XML.")) from torn
    if not reader.is_answer:
        raise Unreached(_("Yang menjawab di alamat itu bukan mesin presensi."))
    return [[cell.strip() for cell in row] for row in reader.rows]


def _refuse(*_told: object) -> None:
    raise Unreached(_("Jawaban mesin terpotong atau bukan XML."))
