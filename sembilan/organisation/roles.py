"""The roles and what each lets somebody do, in words; what a role allows is decided in `access.ALLOWS`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import ALLOWS, OWN, PEGAWAI, PENILAI, Permission
from sembilan.organisation.models import Grant

R = Grant.Role
P = Permission


@dataclass(frozen=True)
class RoleWords:
    """A role as people read of it: its name, and one sentence of what it may and may not."""

    title: str | Promise
    sentence: str | Promise


ROLES: Mapping[str, RoleWords] = {
    PEGAWAI: RoleWords(
        _("Pegawai"),
        _("Melihat seluruh data dirinya dan mengusulkan perbaikan; tidak melihat data orang lain."),
    ),
    PENILAI: RoleWords(
        _("Penilai"),
        _("Pemimpin unit menurut jabatannya, atau Plt/Plh: melihat berkas, hasil, dan tunjangan pegawai unitnya "
          "dan unit di bawahnya, memutuskan perbaikan kehadiran dan cuti mereka; tidak mengubah data dan tidak "
          "melihat data pribadi. Peran ini mengikuti jabatan, tidak diberikan."),
    ),
    R.PENGELOLA: RoleWords(
        _("Pengelola kepegawaian unit"),
        _("Mengurus pegawai unitnya: melihat berkas, tunjangan, dan data pribadi, memeriksa usulan, membagikan "
          "kode masuk, mengatur jadwal, tempat, dan perangkat presensi; tidak memutuskan usulan dan tidak melihat "
          "unit lain."),
    ),
    R.VERIFIKATOR: RoleWords(
        _("Verifikator data"),
        _("Memutuskan usulan perubahan data dengan melihat berkas dan data pribadi; tidak melihat tunjangan dan "
          "tidak mengubah data tanpa usulan."),
    ),
    R.BKD: RoleWords(
        _("BKD"),
        _("Mengurus kepegawaian daerah: memuat dan mengubah data, memutuskan usulan, menyiapkan layanan, "
          "menghitung dan menerbitkan bulan; tidak memberi peran dan tidak menandatangani SK."),
    ),
    R.BENDAHARA: RoleWords(
        _("Bendahara"),
        _("Melihat tunjangan dan bulan yang dihitung; tidak melihat berkas, penilaian, dan data pribadi."),
    ),
    R.ASESOR: RoleWords(
        _("Asesor"),
        _("Melihat berkas dan hasil penilaian untuk menilai kompetensi; tidak melihat tunjangan dan data "
          "pribadi."),
    ),
    R.KOMITE: RoleWords(
        _("Komite talenta"),
        _("Melihat berkas dan sembilan kotak untuk rapat talenta; tidak melihat tunjangan dan data pribadi."),
    ),
    R.PEJABAT_CUTI: RoleWords(
        _("Pejabat berwenang cuti"),
        _("Memutuskan cuti di unit yang dilimpahkan kepadanya dan melihat berkas pegawainya; tidak melihat tunjangan "
          "dan data pribadi."),
    ),
    R.PPK: RoleWords(
        _("Pejabat Pembina Kepegawaian"),
        _("Melihat semua berkas dan tunjangan, menerbitkan bulan, menandatangani SK, memutuskan cuti; tidak mengubah "
          "data dan tidak melihat data pribadi."),
    ),
    R.INSPEKTORAT: RoleWords(
        _("Inspektorat"),
        _("Membaca semuanya selain data kesehatan, termasuk catatan peristiwa dan siapa melihat siapa; tidak "
          "mengubah apa pun."),
    ),
    R.ADMIN: RoleWords(
        _("Admin sistem"),
        _("Memberi dan mengakhiri peran, membagikan kode masuk, membaca catatan peristiwa; tidak melihat "
          "berkas, tunjangan, atau data pribadi siapa pun, dan tidak memberi peran kepada dirinya sendiri."),
    ),
}  # fmt: skip

PERMISSIONS: Mapping[Permission, str | Promise] = {
    P.READ: _("Melihat berkas dan hasil penilaian"),
    P.READ_PAY: _("Melihat tunjangan"),
    P.READ_PERSONAL: _("Melihat data pribadi dan keluarga"),
    P.READ_SPECIAL: _("Melihat data kesehatan"),
    P.SEE_MONTH: _("Melihat bulan seluruh daerah"),
    P.SEE_UNIT: _("Melihat bulan unitnya"),
    P.COMPUTE: _("Menghitung bulan"),
    P.PUBLISH: _("Menerbitkan bulan"),
    P.LOAD: _("Memuat berkas data"),
    P.SEE_HELD: _("Melihat data yang ditahan"),
    P.EDIT: _("Mengubah berkas pegawai"),
    P.CHECK: _("Memeriksa usulan untuk unit"),
    P.DECIDE: _("Memutuskan usulan untuk daerah"),
    P.SERVE: _("Menyiapkan KGB, pangkat, dan pensiun"),
    P.SIGN: _("Menandatangani SK"),
    P.PLAN: _("Mengatur formasi dan peta jabatan"),
    P.SUPERVISE: _("Memutuskan kehadiran dan cuti sebagai atasan"),
    P.GRANT_LEAVE: _("Memutuskan cuti sebagai pejabat berwenang"),
    P.CONTRACT: _("Mengisi sasaran unit dan matriks peran hasil"),
    P.RATE: _("Menyetujui SKP dan menilai kinerja sebagai penilai"),
    P.CALIBRATE: _("Memimpin kalibrasi dan menetapkan capaian organisasi"),
    P.HELP: _("Melihat siapa yang perlu dibina"),
    P.ROSTER: _("Mengatur jadwal, tempat, dan perangkat presensi"),
    P.INVITE: _("Membagikan kode masuk"),
    P.GRANT: _("Memberi dan mengakhiri peran"),
    P.SEE_RIGHTS: _("Melihat siapa berhak atas siapa dan siapa membaca apa"),
    P.SEE_LOG: _("Membaca catatan peristiwa"),
}
WRITES = frozenset(
    {
        P.COMPUTE,
        P.PUBLISH,
        P.LOAD,
        P.EDIT,
        P.CHECK,
        P.DECIDE,
        P.SERVE,
        P.SIGN,
        P.PLAN,
        P.INVITE,
        P.GRANT,
        P.SUPERVISE,
        P.GRANT_LEAVE,
        P.ROSTER,
        P.CONTRACT,
        P.RATE,
        P.CALIBRATE,
    }
)  # what changes something
# What touches a person's data.
PERSONAL = frozenset({P.READ, P.READ_PAY, P.READ_PERSONAL, P.READ_SPECIAL, P.EDIT, P.HELP})


def title_of(role: str) -> str:
    """A role's name; one that no longer exists is told by its code."""
    return str(ROLES[role].title) if role in ROLES else role


def allowed(role: str) -> frozenset[Permission]:
    """What a role allows, that of pegawai (on her own data) included."""
    return OWN if role == PEGAWAI else ALLOWS[role]


def matrix() -> Iterator[tuple[str | Promise, list[bool]]]:
    """Each permission in words, and whether each role in the order of `ROLES` has it."""
    for permission, words in PERMISSIONS.items():
        yield words, [permission in allowed(role) for role in ROLES]
