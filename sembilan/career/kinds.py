"""The services of a career: what each is called, which columns of the rules say when and whether, how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Service:
    """One service. `on` is the column of its day, `met` the columns of its requirements, `facts` what its letter needs.

    `ahead` is how many months its due list looks ahead; `entry` the kind of entry its signature leaves in the file.
    """

    code: str
    title: Text
    letter: Text
    on: str
    met: tuple[str, ...]
    facts: tuple[str, ...]
    ahead: int
    icon: str
    entry: str = ""


ALL = (
    Service(
        "kgb", _("KGB"), _("Pemberitahuan Kenaikan Gaji Berkala"), "kgb_on",
        ("kgb_time_met", "kgb_status_met", "kgb_predikat_met", "kgb_record_met"),
        ("golongan", "kgb_step", "mkg_step", "gaji_now", "gaji_new"), 3, "cash", "kgb",
    ),
    Service(
        "pangkat", _("Kenaikan pangkat"), _("Keputusan Kenaikan Pangkat"), "kp_on",
        ("kp_time_met", "kp_status_met", "kp_predikat_met", "kp_ceiling_met", "kp_credit_met", "kp_sanction_met"),
        ("golongan", "kp_to", "kp_kind", "mkg_now", "gaji_now"), 3, "trending-up", "golongan",
    ),
    Service(
        "pensiun", _("Pensiun"), _("Usul Pemberhentian dengan Hormat karena BUP"), "pension_on",
        ("pension_time_met", "pension_status_met"),
        ("golongan", "bup", "pension_warning", "mkg_now", "gaji_now"), 24, "clock",
    ),
    Service(
        "satyalancana", _("Satyalancana"), _("Usul Satyalancana Karya Satya"), "satya_on",
        ("satya_time_met", "satya_status_met", "satya_sanction_met", "satya_cltn_met"),
        ("golongan", "satya_years", "service_years"), 6, "shield-check", "penghargaan",
    ),
    Service(
        "gelar", _("Pencantuman gelar"), _("Keterangan Pencantuman Gelar"), "title_on",
        ("gelar_finished_met", "gelar_proven_met", "gelar_level_met", "gelar_status_met"),
        ("golongan", "title_level"), 0, "file-text", "pendidikan",
    ),
)  # fmt: skip
SERVICES: Mapping[str, Service] = {service.code: service for service in ALL}
COLUMNS: tuple[str, ...] = tuple(
    dict.fromkeys(name for one in ALL for name in (one.on, *one.met, *one.facts))
)  # what the plan is asked for
