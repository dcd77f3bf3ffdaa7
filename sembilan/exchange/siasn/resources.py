"""Which resource of SIASN speaks of which kind of entry, field by field, and what may be written back.

Field names are SIASN's own, misspellings included. Codes are compared by the words they stand for where two systems
number them differently (status kawin).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = Mapping[str, Any]
Texts = dict[str, str]


def text(name: str) -> Callable[[Said], str]:
    """A field as it stands; the words `null` and `-` mean nothing."""
    return lambda said: "" if str(said.get(name) or "").strip() in ("", "null", "-") else str(said[name]).strip()


def day(name: str) -> Callable[[Said], str]:
    """A date, which SIASN writes dd-mm-yyyy, as ISO."""
    return lambda said: iso(text(name)(said))


def iso(written: str) -> str:
    """dd-mm-yyyy as yyyy-mm-dd; anything else as nothing, for it cannot be compared."""
    found = re.fullmatch(r"(\d{2})-(\d{2})-(\d{4})", written)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else ""


def theirs_day(written: str) -> str:
    """An ISO date as SIASN writes it."""
    return dt.date.fromisoformat(written).strftime("%d-%m-%Y") if written else ""


MARITAL = {"menikah": "kawin", "kawin": "kawin", "belum kawin": "belum kawin", "belum menikah": "belum kawin",
           "cerai": "cerai", "cerai hidup": "cerai", "janda/duda": "janda/duda", "janda": "janda/duda",
           "duda": "janda/duda"}  # fmt: skip


def marital(said: Said) -> str:
    """The state of marriage by its word: its code differs between systems."""
    return MARITAL.get(text("statusPerkawinan")(said).lower(), "")


def religion(said: Said) -> str:
    """The faith in our spelling."""
    word = text("agama")(said).title()
    return {"Budha": "Buddha", "Kristen Protestan": "Kristen", "Protestan": "Kristen"}.get(word, word)


def milli(name: str) -> Callable[[Said], str]:
    """Angka kredit in thousandths, exactly."""

    def read(said: Said) -> str:
        try:
            return str(int(Decimal(text(name)(said).replace(",", ".")) * 1000))
        except InvalidOperation:
            return ""

    return read


def month_start(month: str, year: str) -> Callable[[Said], str]:
    """The first day of a month named in two fields."""
    return lambda said: _month(said, month, year, 0)


def month_after(month: str, year: str) -> Callable[[Said], str]:
    """The first day after a month named in two fields, for ranges are half-open."""
    return lambda said: _month(said, month, year, 1)


def _month(said: Said, month: str, year: str, later: int) -> str:
    try:
        count = int(text(year)(said)) * 12 + int(text(month)(said)) - 1 + later
        return dt.date(count // 12, count % 12 + 1, 1).isoformat()
    except ValueError:
        return ""


def jabatan(said: Said) -> str:
    """The code of the post: functional, general or that of the unit it leads."""
    names = ("jabatanFungsionalId", "jabatanFungsionalUmumId", "unorId")
    return next((found for name in names if (found := text(name)(said))), "")


@dataclass(frozen=True)
class Resource:
    """A resource of the service. `key` pairs their entries with ours; `write` gives path and payload, if any.

    Of a `single` resource there is one a person.
    """

    code: str
    kind: str
    title: str | Promise
    fields: Mapping[str, Callable[[Said], str]]
    key: tuple[str, ...] = ()
    save: str = ""
    payload: Callable[[Texts, str], dict[str, Any]] | None = None

    @property
    def single(self) -> bool:
        """Whether a person has one of these only."""
        return not self.key

    def texts(self, said: Said) -> Texts:
        """One of their entries in the words of our forms."""
        return {name: read(said) for name, read in self.fields.items()}


def contact_payload(ours: Texts, pns_id: str) -> dict[str, Any]:
    """`data-utama-update`: address and numbers; the rest of a person changes only by a decision of BKN."""
    return {
        "pns_orang_id": pns_id,
        "alamat": ours["address"],
        "email_gov": ours["email_gov"],
        "nomor_bpjs": ours["bpjs"],
        "npwp_nomor": ours["npwp"],
        "taspen_nomor": ours["taspen"],
        "karis_karsu": ours["karis_karsu"],
    }


def identity_payload(ours: Texts, pns_id: str) -> dict[str, Any]:
    """`data-utama-update`: how she is reached."""
    return {"pns_orang_id": pns_id, "email": ours["email"], "nomor_hp": ours["phone"]}


def award_payload(ours: Texts, pns_id: str) -> dict[str, Any]:
    """`penghargaan/save`."""
    return {
        "pnsOrangId": pns_id,
        "hargaId": ours["name"],
        "skDate": theirs_day(ours["sk_date"] or ours["given_on"]),
        "skNomor": ours["sk_number"],
        "tahun": ours["given_on"][:4],
    }


def credit_payload(ours: Texts, pns_id: str) -> dict[str, Any]:
    """`angkakredit/save`: every number as text, in SIASN's own spelling."""
    first = dt.date.fromisoformat(ours["since"])
    last = dt.date.fromisoformat(ours["until"]) - dt.timedelta(days=1) if ours["until"] else first
    total = f"{Decimal(ours['total_milli']) / 1000:.3f}"
    return {
        "pnsId": pns_id,
        "bulanMulaiPenailan": str(first.month),
        "tahunMulaiPenailan": str(first.year),
        "bulanSelesaiPenailan": str(last.month),
        "tahunSelesaiPenailan": str(last.year),
        "kreditUtamaBaru": total,
        "kreditPenunjangBaru": "0",
        "kreditBaruTotal": total,
        "isAngkaKreditPertama": "1" if ours["kind"] == "pertama" else "0",
        "isIntegrasi": "1" if ours["kind"] == "integrasi" else "0",
        "isKonversi": "1" if ours["kind"] == "konversi" else "0",
        "nomorSk": ours["sk_number"],
        "tanggalSk": theirs_day(ours["sk_date"]),
        "rwJabatanId": "",
    }


def credit_kind(said: Said) -> str:
    """Which sort of angka kredit the flags say."""
    flags = (("isAngkaKreditPertama", "pertama"), ("isIntegrasi", "integrasi"), ("isKonversi", "konversi"))
    return next((kind for name, kind in flags if str(said.get(name)).lower() in ("1", "true")), "konversi")


SK = {"sk_number": text("skNomor"), "sk_date": day("skTanggal")}
ALL = (
    Resource(
        "data-utama", "identitas", _("Identitas"),
        {"name": text("nama"), "gelar_depan": text("gelarDepan"), "gelar_belakang": text("gelarBelakang"),
         "birth_place": text("tempatLahir"), "phone": text("noHp"), "email": text("email")},
        save="pns/data-utama-update", payload=identity_payload,
    ),
    Resource(
        "data-utama", "pribadi", _("Data pribadi"),
        {"nik": text("nik"), "religion": religion, "marital": marital, "address": text("alamat"),
         "postal_code": text("kodePos"), "email_gov": text("emailGov"), "npwp": text("noNpwp"), "bpjs": text("bpjs"),
         "taspen": text("noTaspen"), "karpeg": text("noSeriKarpeg"), "karis_karsu": text("karis_karsu")},
        save="pns/data-utama-update", payload=contact_payload,
    ),
    Resource(
        "rw-golongan", "golongan", _("Riwayat golongan"),
        {"since": day("tmtGolongan"), "golongan": text("golongan"), "kind": text("jenisKPId"),
         "mk_years": text("masaKerjaGolonganTahun"), "mk_months": text("masaKerjaGolonganBulan"), **SK},
        key=("since",),
    ),
    Resource(
        "rw-jabatan", "jabatan", _("Riwayat jabatan"),
        {"since": day("tmtJabatan"), "jabatan": jabatan, "sk_number": text("nomorSk"), "sk_date": day("tanggalSk")},
        key=("since",),
    ),
    Resource(
        "rw-pendidikan", "pendidikan", _("Pendidikan"),
        {"level": lambda said: text("tkPendidikanId")(said).lstrip("0"), "study": text("pendidikanNama"),
         "school": text("namaSekolah"), "year": text("tahunLulus"), "finished_on": day("tglLulus"),
         "ijazah_number": text("nomorIjasah"), "gelar_depan": text("gelarDepan"),
         "gelar_belakang": text("gelarBelakang")},
        key=("level", "year"),
    ),
    Resource(
        "rw-penghargaan", "penghargaan", _("Penghargaan"),
        {"name": text("hargaNama"), "given_on": day("skDate"), "sk_number": text("skNomor"),
         "sk_date": day("skDate")},
        key=("given_on", "name"), save="penghargaan/save", payload=award_payload,
    ),
    Resource(
        "rw-angkakredit", "angka-kredit", _("Angka kredit"),
        {"kind": credit_kind, "since": month_start("bulanMulaiPenailan", "tahunMulaiPenailan"),
         "until": month_after("bulanSelesaiPenailan", "tahunSelesaiPenailan"), "jabatan": text("namaJabatan"),
         "total_milli": milli("kreditBaruTotal"), "sk_number": text("nomorSk"), "sk_date": day("tanggalSk")},
        key=("since", "until", "kind"), save="angkakredit/save", payload=credit_payload,
    ),
)  # fmt: skip
BY_KIND: Mapping[str, Resource] = {resource.kind: resource for resource in ALL}
READ = tuple(dict.fromkeys(resource.code for resource in ALL))
