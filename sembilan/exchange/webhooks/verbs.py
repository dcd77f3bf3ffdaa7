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
    "agreement.sign": _("Perjanjian Kinerja ditandatangani"),
    "unit_result.decide": _("Capaian unit ditetapkan"),
    "skp.send": _("SKP diajukan ke penilai"),
    "skp.send_back": _("SKP dikembalikan untuk diperbaiki"),
    "skp.agree": _("SKP disetujui"),
    "skp.open_adendum": _("Adendum SKP dibuka"),
    "skp.give_up_adendum": _("Adendum SKP dibatalkan"),
    "worklog.decide": _("Pekerjaan harian diputuskan"),
    "dialog.close": _("Dialog kinerja berlangsung"),
    "evaluation.open": _("Periode evaluasi dibuka"),
    "evaluation.send": _("Realisasi dikirim ke penilai"),
    "evaluation.rate": _("Rating diberikan"),
    "evaluation.finalise": _("Evaluasi ditetapkan"),
    "evaluation.finalise_all": _("Evaluasi satu unit ditetapkan"),
    "evaluation.object": _("Keberatan diajukan"),
    "evaluation.decide": _("Keberatan diputus"),
    "calibration.close": _("Kalibrasi ditutup"),
    "plan.start": _("Rencana perbaikan dimulai"),
    "plan.end": _("Rencana perbaikan berakhir"),
    "webhook.try": _("Pesan percobaan"),
}

# The first word of an event says which part of the work it belongs to.
GROUPS: Mapping[str, tuple[str | Promise, tuple[str, ...]]] = {
    "pegawai": (_("Data pegawai"), ("entry", "proposal", "file")),
    "layanan": (_("Layanan dan formasi"), ("case", "formation", "role", "month")),
    "kehadiran": (_("Kehadiran"), ("attendance", "press", "fault")),
    "cuti": (_("Cuti dan dinas luar"), ("leave", "travel")),
    "mesin": (_("Ponsel dan mesin"), ("device", "terminal", "clock", "pin")),
    "jam-kerja": (_("Jam kerja"), ("schedule", "roster", "swap", "day", "remote", "place")),
    "skp": (_("Rencana dan SKP"), ("agreement", "unit_result", "skp")),
    "harian": (_("Harian dan dialog"), ("worklog", "dialog")),
    "evaluasi": (_("Evaluasi dan kalibrasi"), ("evaluation", "calibration", "plan")),
}


def verbs_of(group: str) -> list[str]:
    """The events of a group, in their order."""
    _title, words = GROUPS[group]
    return [verb for verb in VERBS if verb.partition(".")[0] in words]
