"""A stand-in for the national service on loopback: two token servers, the reads, the writes, and its moods.

It answers as the documented service does: both headers are asked for, dates are dd-mm-yyyy, answers are wrapped in
`code` and `data`, `path` is an object keyed by the type of document, numbers of angka kredit are wanted as text.
`test_fake.py` checks it against the documented lists of fields, so that the client is not tested against a fancy.
"""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sembilan.exchange.siasn.access import Settings

KEY, SECRET, CLIENT, USER, PASSWORD = "kunci", "rahasia", "klien", "198506062010011007", "sandi"


@dataclass
class Service:
    """What the service knows, what it was asked, and how it behaves next."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    written: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    moods: list[tuple[int, dict[str, str], str]] = field(default_factory=list)  # answers to give before normal ones
    tokens: int = 0
    alive: set[str] = field(default_factory=set)
    lasts: int = 3600
    url: str = ""

    def settings(self, **changed: Any) -> Settings:
        """How a client is told of this service."""
        given = {
            "consumer_key": KEY,
            "consumer_secret": SECRET,
            "client_id": CLIENT,
            "username": USER,
            "password": PASSWORD,
            "manager_url": f"{self.url}/oauth2/token",
            "sso_url": f"{self.url}/sso/token",
            "api_url": f"{self.url}/apisiasn/1.0",
            "references_url": f"{self.url}/referensi_siasn/1",
            "per_second": 1000,
        }
        return Settings(**(given | changed))

    def end_tokens(self) -> None:
        """Every token given so far is refused from now on."""
        self.alive.clear()

    def issue(self) -> dict[str, Any]:
        self.tokens += 1
        token = f"token-{self.tokens}"
        self.alive.add(token)
        return {"access_token": token, "expires_in": self.lasts, "token_type": "Bearer"}


class Answers(BaseHTTPRequestHandler):
    service: Service

    def log_message(self, *_: Any) -> None:
        pass

    def reply(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def do_POST(self) -> None:
        body = self.body()
        if self.path == "/oauth2/token":
            return self.manager_token(body)
        if self.path == "/sso/token":
            return self.sso_token(body)
        if self.refused():
            return None
        path = urlsplit(self.path).path.removeprefix("/apisiasn/1.0/")
        self.service.written.append((path, json.loads(body)))
        return self.reply(
            200, {"success": True, "message": "success", "mapData": {"rwId": f"rw-{len(self.service.written)}"}}
        )

    def do_DELETE(self) -> None:
        if self.refused():
            return
        self.service.written.append((urlsplit(self.path).path, {}))
        self.reply(200, {"success": True})

    def do_GET(self) -> None:
        if self.refused():
            return
        path = urlsplit(self.path).path
        self.service.asked.append(path)
        if path.startswith("/referensi_siasn/1/"):
            self.reply(200, {"code": 1, "data": [{"id": "31", "nama": "III/a"}]})
            return
        parts = path.removeprefix("/apisiasn/1.0/").split("/")
        if len(parts) == 3 and parts[0] == "pns":
            self.person(parts[1], parts[2])
            return
        if parts[-1].startswith("list-"):
            self.reply(200, {"code": 1, "data": [{"nipBaru": nip} for nip in sorted(self.service.people)]})
            return
        self.reply(404, {"message": "Not Found"})

    def person(self, resource: str, nip: str) -> None:
        known = self.service.people.get(nip)
        if known is None:
            self.reply(200, {"code": 0, "data": "Data tidak ditemukan"})
        elif resource == "data-utama":
            self.reply(200, {"code": 1, "data": known["data-utama"]})
        else:
            rows = known.get(resource)
            self.reply(200, {"code": 1, "data": rows if rows else "Data tidak ditemukan"})

    def refused(self) -> bool:
        """Both headers must carry living tokens; a mood is spent before anything else is done."""
        service = self.service
        if service.moods:
            status, headers, body = service.moods.pop(0)
            self.reply(status, body, headers)
            return True
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        officer = self.headers.get("Auth", "").removeprefix("bearer ")
        if bearer in service.alive and officer in service.alive:
            return False
        self.reply(401, {"code": 900901, "message": "Invalid Credentials"})
        return True

    def manager_token(self, body: bytes) -> None:
        wanted = "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        asked = parse_qs(body.decode())
        if self.headers.get("Authorization") != wanted or asked.get("grant_type") != ["client_credentials"]:
            return self.reply(401, {"error": "invalid_client"})
        return self.reply(200, self.service.issue())

    def sso_token(self, body: bytes) -> None:
        asked = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if asked != {"grant_type": "password", "client_id": CLIENT, "username": USER, "password": PASSWORD}:
            return self.reply(401, {"error": "invalid_grant"})
        return self.reply(200, self.service.issue())


@contextmanager
def serving() -> Iterator[Service]:
    """The service on a free port of loopback, until the test is over."""
    service = Service()
    handler = type("Handler", (Answers,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def document(name: str = "SK") -> dict[str, Any]:
    """A document as `path` names it."""
    return {
        "872": {"dok_id": "872", "dok_nama": name, "dok_uri": "peremajaan/usulan/1.pdf", "object": "", "slug": "872"}
    }


def of_sari(nip: str) -> dict[str, Any]:
    """Sari as the national record knows her, with the fields the service documents."""
    return {
        "data-utama": {
            "id": "8ae483a8641f817901641fce97d31b5c", "nipBaru": nip, "nama": "SARI ANINDYA", "gelarDepan": "",
            "gelarBelakang": "S.AP., M.AP.", "tempatLahir": "Sungai Contoh", "tglLahir": "14-03-1992",
            "agama": "Budha", "agamaId": 5, "email": "sari@contoh.example", "emailGov": "", "nik": "9902035403920001",
            "alamat": "Jalan Contoh 9", "noHp": "081200000009", "jenisKawinId": 1, "statusPerkawinan": "Menikah",
            "noNpwp": "", "bpjs": "0001234567890", "noTaspen": "", "noSeriKarpeg": "", "kodePos": "99001",
            "karis_karsu": "", "path": document(),
        },
        "rw-golongan": [
            {"id": "g1", "idPns": "p", "nipBaru": nip, "nipLama": "", "golonganId": 31, "golongan": "III/a",
             "skNomor": "813/1/2015", "skTanggal": "01-02-2015", "tmtGolongan": "01-03-2015", "noPertekBkn": "",
             "tglPertekBkn": "", "jumlahKreditUtama": 0, "jumlahKreditTambahan": 0, "jenisKPId": 211,
             "jenisKPNama": "Golongan dari Pengadaan CPNS", "masaKerjaGolonganTahun": 0,
             "masaKerjaGolonganBulan": 0, "path": document(), "pangkat": "Penata Muda"},
            {"id": "g2", "idPns": "p", "nipBaru": nip, "nipLama": "", "golonganId": 32, "golongan": "III/b",
             "skNomor": "823/9/2023", "skTanggal": "01-03-2023", "tmtGolongan": "01-04-2023", "noPertekBkn": "",
             "tglPertekBkn": "", "jumlahKreditUtama": 0, "jumlahKreditTambahan": 0, "jenisKPId": 101,
             "jenisKPNama": "Reguler", "masaKerjaGolonganTahun": 4, "masaKerjaGolonganBulan": 10,
             "path": document(), "pangkat": "Penata Muda Tingkat I"},
        ],
        "rw-pendidikan": [
            {"id": "d1", "idPns": "p", "nipBaru": nip, "nipLama": "", "pendidikanId": "5101087",
             "pendidikanNama": "S-1 ADMINISTRASI PUBLIK", "tkPendidikanId": "40", "tkPendidikanNama": "S-1/Sarjana",
             "tahunLulus": "2014", "tglLulus": "20-08-2014", "isPendidikanPertama": "1", "nomorIjasah": "IJ-14",
             "namaSekolah": "Universitas Contoh", "gelarDepan": "", "gelarBelakang": "S.AP.", "path": document()},
        ],
        "rw-angkakredit": [
            {"id": "a1", "pns": "p", "nomorSk": "PAK/1", "tanggalSk": "15-01-2025", "bulanMulaiPenailan": "1",
             "tahunMulaiPenailan": "2024", "bulanSelesaiPenailan": "12", "tahunSelesaiPenailan": "2024",
             "kreditUtamaBaru": "12.5", "kreditPenunjangBaru": "0", "kreditBaruTotal": "12.5", "rwJabatan": "",
             "namaJabatan": "Analis Kebijakan Ahli Pertama", "isAngkaKreditPertama": "0", "isIntegrasi": "0",
             "isKonversi": "1", "path": document(), "Sumber": "", "created_at": "", "updated_at": ""},
        ],
    }  # fmt: skip
