"""What a token may be allowed: one line a scope, shown where tokens are made and in the description of the API."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SCOPES: Mapping[str, str | Promise] = {
    "people:read": _("Membaca berkas pegawai"),
    "people:write": _("Menambah dan memperbaiki riwayat pegawai"),
    "organisation:read": _("Membaca unit kerja, jabatan, dan formasi"),
    "proposals:read": _("Membaca usulan perubahan data"),
    "proposals:write": _("Mengajukan dan memutus usulan"),
    "attendance:read": _("Membaca kehadiran, perbaikan, papan, dan mesin"),
    "attendance:write": _("Meminta dan memutus perbaikan kehadiran"),
    "leave:read": _("Membaca cuti dan sisanya"),
    "leave:write": _("Meminta dan memutus cuti"),
    "performance:read": _("Membaca SKP, evaluasi, dan pekerjaan harian"),
    "performance:write": _("Mencatat pekerjaan harian dan memutusnya"),
    "worktime:read": _("Membaca jam kerja"),
    "services:read": _("Membaca layanan yang jatuh tempo dan berkasnya"),
    "statistics:read": _("Membaca statistik"),
    "webhooks:read": _("Membaca webhook dan pesannya"),
    "webhooks:write": _("Mengirim ulang pesan webhook"),
    "notices:read": _("Membaca pemberitahuan sendiri"),
}
