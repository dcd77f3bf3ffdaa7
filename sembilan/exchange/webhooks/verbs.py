"""Which events another system may be told of. Reading and signing in are nobody else's business."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "entry.add": _("Riwayat pegawai ditambah"),
    "entry.correct": _("Riwayat pegawai diperbaiki"),
    "entry.withdraw": _("Riwayat pegawai ditarik"),
    "proposal.submit": _("Perubahan data diusulkan"),
    "proposal.approve": _("Usulan disetujui"),
    "proposal.refuse": _("Usulan ditolak"),
    "case.step": _("Berkas layanan dilanjutkan"),
    "case.sign": _("Surat layanan ditandatangani"),
    "formation.set": _("Formasi ditetapkan"),
    "file.load": _("Berkas dimuat"),
    "role.give": _("Peran diberikan"),
    "role.end": _("Peran diakhiri"),
    "month.publish": _("Hasil bulan diterbitkan"),
    "attendance.ask": _("Perbaikan kehadiran diminta"),
    "attendance.mend": _("Perbaikan kehadiran diminta lagi"),
    "attendance.withdraw": _("Permintaan perbaikan kehadiran ditarik"),
    "attendance.decide": _("Perbaikan kehadiran diputuskan"),
    "attendance.reopen": _("Putusan perbaikan kehadiran dibuka kembali"),
    "press.judge": _("Ketukan ponsel yang diragukan diputuskan"),
    "fault.declare": _("Gangguan sistem dinyatakan"),
    "fault.withdraw": _("Gangguan sistem dicabut"),
    "leave.ask": _("Cuti diminta"),
    "leave.consider": _("Cuti dipertimbangkan atasan langsung"),
    "leave.decide": _("Cuti diputuskan pejabat berwenang"),
    "leave.withdraw": _("Permintaan cuti ditarik"),
    "leave.cancel": _("Cuti dibatalkan"),
    "leave.call_back": _("Pegawai dipanggil kembali dari cuti"),
    "travel.order": _("Surat tugas dibuat"),
    "travel.decide": _("Dinas luar diputuskan"),
    "device.register": _("Ponsel didaftarkan"),
    "device.approve": _("Ponsel disetujui"),
    "device.end": _("Ponsel diakhiri"),
    "terminal.approve": _("Mesin diterima"),
    "terminal.close": _("Mesin ditutup"),
    "terminal.miss": _("Mesin tidak menghubungi server"),
    "clock.correct": _("Jam mesin dikoreksi"),
    "pin.map": _("Nomor PIN mesin dipasangkan dengan pegawai"),
    "schedule.give": _("Jadwal kerja diberikan"),
    "schedule.end": _("Pemberian jadwal kerja diakhiri"),
    "roster.write": _("Daftar dinas ditulis"),
    "swap.approve": _("Tukar dinas disetujui"),
    "day.name": _("Hari khusus ditetapkan"),
    "remote.send": _("Surat bekerja dari tempat lain diberikan"),
    "place.write": _("Tempat presensi ditulis"),
    "webhook.try": _("Pesan percobaan"),
}
