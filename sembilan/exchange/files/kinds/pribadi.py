"""What the region must know of a person and colleagues need not: NIK, faith, marriage, address, numbers.

Marriage goes by its name: its codes mean one thing to SIASN and another to the programs of the regions.
"""

from __future__ import annotations

import re

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import NIP, Reader, words, words_text
from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office
from sembilan.people.actions import take_entries
from sembilan.records.staging import fetch

RELIGION = {
    "Islam": "Islam", "Kristen": "Kristen", "Protestan": "Kristen", "Kristen Protestan": "Kristen",
    "Katolik": "Katolik", "Katholik": "Katolik", "Kristen Katolik": "Katolik", "Hindu": "Hindu", "Buddha": "Buddha",
    "Budha": "Buddha", "Konghucu": "Konghucu", "Khonghucu": "Konghucu", "Kepercayaan": "Kepercayaan",
    "Kepercayaan terhadap Tuhan YME": "Kepercayaan", "Penghayat Kepercayaan": "Kepercayaan",
}  # fmt: skip
MARITAL = {
    "Belum Kawin": "belum kawin", "Belum Menikah": "belum kawin", "Lajang": "belum kawin", "Kawin": "kawin",
    "Menikah": "kawin", "Cerai": "cerai", "Cerai Hidup": "cerai", "Janda": "janda/duda", "Duda": "janda/duda",
    "Janda/Duda": "janda/duda", "Cerai Mati": "janda/duda",
}  # fmt: skip


def _nik(text: str) -> str:
    digits = re.sub(r"[\s.\-]", "", text)
    if not re.fullmatch(r"\d{16}", digits):
        raise Fault("nik-digits")
    return digits


NIK = Reader(
    pl.String, _nik, lambda text: text.str.contains(r"^\d{16}$"), "9999010101900001", _("16 angka, sel bertipe teks")
)
PERSONAL = (
    Field("nik", ("NIK", "NOMOR INDUK KEPENDUDUKAN", "NOMOR KTP"), NIK, needed=False),
    Field("religion", ("AGAMA NAMA", "AGAMA"), words(RELIGION), needed=False),
    Field("marital", ("JENIS KAWIN NAMA", "STATUS KAWIN", "STATUS PERKAWINAN", "STATUS NIKAH"), words(MARITAL),
          needed=False),
    Field("address", ("ALAMAT", "ALAMAT RUMAH"), words_text(300), needed=False),
    Field("email_gov", ("EMAIL GOV", "EMAIL DINAS", "SUREL DINAS"), words_text(120), needed=False),
    Field("npwp", ("NPWP NOMOR", "NPWP", "NOMOR NPWP"), words_text(20), needed=False),
    Field("bpjs", ("BPJS", "NOMOR BPJS", "BPJS KESEHATAN"), words_text(20), needed=False),
)  # fmt: skip
MORE = (
    Field("postal_code", ("KODE POS",), words_text(5), needed=False),
    Field("taspen", ("NOMOR TASPEN", "TASPEN NOMOR", "TASPEN"), words_text(30), needed=False),
    Field("karpeg", ("KARPEG", "NOMOR KARPEG", "NO SERI KARPEG"), words_text(30), needed=False),
    Field("karis_karsu", ("KARIS KARSU", "KARIS/KARSU", "NOMOR KARIS"), words_text(30), needed=False),
    Field("bank", ("BANK", "NAMA BANK"), words_text(60), needed=False),
    Field("bank_account", ("NOMOR REKENING", "NO REKENING", "REKENING"), words_text(40), needed=False),
)


def take_personal(office: Office, frame: pl.DataFrame) -> int:
    """Put what the file says of each NIP; where it says nothing, what is known stays."""
    said = [each.name for each in (*PERSONAL, *MORE) if each.name in frame.columns]
    said = [name for name in said if frame[name].null_count() < frame.height]
    if not said:
        return 0
    rows = frame.select(pl.col("nip").cast(pl.String), *said).filter(~pl.all_horizontal(pl.col(said).is_null()))
    columns = ", ".join(f"p.{name}" for name in said)
    known = fetch(
        f"select e.nip, {columns} from people_personaldata p join people_employee e on e.id = p.employee_id",
        {"nip": pl.String, **dict.fromkeys(said, pl.String)},
    )
    both = rows.join(known, on="nip", how="left", suffix=" known", maintain_order="left")
    whole = both.select("nip", *(pl.coalesce(name, f"{name} known").alias(name) for name in said))
    return take_entries("pribadi", whole.with_columns(source=pl.lit(office.name[:120])), instansi=office.instansi)


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the personal data of those who are known."""
    names = office.known("nip").rename({"key": "nip"})
    return take_personal(office, good.join(names, left_on="employee_id", right_on="id", maintain_order="left"))


KIND = Kind(
    code="pribadi",
    title=_("Data pribadi"),
    order=49,
    key=("employee_id",),
    fields=(Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"), *PERSONAL, *MORE),
    write=write,
    table="people_personaldata",
    least=3,
)
