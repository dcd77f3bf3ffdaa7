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
    "webhook.try": _("Pesan percobaan"),
}
