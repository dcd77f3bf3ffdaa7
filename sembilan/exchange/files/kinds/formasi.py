"""Formation: need by workload analysis (ABK) and approved seats, of each post of each unit."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import DATE, code, number, words_text
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office
from sembilan.formation.actions import take_formations

MOST = 100_000  # seats of one post in one unit; more is a slip of the keyboard


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the formation."""
    return take_formations(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="formasi",
    title=_("Formasi jabatan"),
    order=45,
    key=("unor_id", "jabatan_id", "since"),
    fields=(
        Field("unor_id", ("UNOR ID", "ID UNOR", "KODE UNOR", "KODE UNIT KERJA"), code(), refers="unor"),
        Field("jabatan_id", ("JABATAN ID", "ID JABATAN", "KODE JABATAN"), code(), refers="jabatan"),
        Field(
            "need_hundredths",
            ("KEBUTUHAN ABK", "HASIL ABK", "ABK", "KEBUTUHAN PEGAWAI", "BEBAN KERJA ABK"),
            number(0, MOST * 100, 2),
            needed=False,
        ),
        Field("approved", ("FORMASI", "JUMLAH FORMASI", "FORMASI DISETUJUI", "ALOKASI FORMASI"), number(0, MOST)),
        Field("since", ("BERLAKU SEJAK", "TMT FORMASI", "TMT", "MULAI BERLAKU"), DATE),
        Field("sk_number", ("NOMOR SK", "NO SK", "NOMOR SK FORMASI"), words_text(80), needed=False),
        Field("sk_date", ("TANGGAL SK", "TGL SK"), DATE, needed=False),
        Field("source", ("DASAR", "DASAR HUKUM", "SUMBER", "DASAR ABK"), words_text(120), needed=False),
    ),
    other_headings=("NAMA UNOR", "UNOR NAMA", "NAMA JABATAN", "JABATAN NAMA", "BEZETTING"),
    write=write,
)
