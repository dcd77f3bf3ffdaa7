"""What lessens the TRK of West Java besides a sanction: negative acts, and a report of wealth not yet delivered.

Both are taken together from what presence left, before a sanction cuts, so each rupiah still has one cause.
"""

from __future__ import annotations

from sembilan.policy import Column, Parameters, any_if, clip_high, lit, mul_div, rule, total, when
from sembilan.terms.column import Unit

WHOLE = 10_000
TRK = "TRK Jawa Barat 2020"


@rule(law=TRK, title="Aktivitas bawahan tidak divalidasi?", title_en="Activity of subordinates not validated?",
      unit=Unit.FLAG, shows="ada aktivitas bawahan yang menunggu {p.validate_days} atau lebih",
      shows_en="whether activity of a subordinate waits {p.validate_days} or more")  # fmt: skip
def not_validated(waiting_days: Column, p: Parameters) -> Column:
    """A superior who leaves activity of a subordinate undecided so long has one negative act, however much waits."""
    return any_if(waiting_days >= p.validate_days)


@rule(law=TRK, title="Potongan aktivitas negatif", title_en="Cut for negative acts", unit=Unit.BP,
      shows="({pelanggaran} tercatat + 1 bila tidak memvalidasi: {not_validated}) × {p.negative_cut}, "
            "paling banyak 100%",
      shows_en="({pelanggaran} recorded + 1 if not validating: {not_validated}) × {p.negative_cut}, "
               "at most 100%")  # fmt: skip
def negative_cut_bp(pelanggaran: Column, not_validated: Column, p: Parameters) -> Column:
    """Each negative act takes a fixed share: those that were recorded, and not validating one's subordinates."""
    more = when(not_validated).then(lit(1)).otherwise(lit(0))
    return clip_high((pelanggaran.fill_null(0) + more) * lit(p.negative_cut), WHOLE)


@rule(law=TRK, title="Potongan LHKPN/LHKASN", title_en="Cut for LHKPN/LHKASN", unit=Unit.BP,
      shows="{p.lhkpn_cut} bila belum disampaikan: {lhkpn_late}",
      shows_en="{p.lhkpn_cut} if not yet delivered: {lhkpn_late}")  # fmt: skip
def lhkpn_cut_bp(lhkpn_late: Column, p: Parameters) -> Column:
    """A report of wealth that is late takes a share each month until it is delivered."""
    return when(lhkpn_late).then(lit(p.lhkpn_cut)).otherwise(lit(0))


@rule(law=TRK, title="Variabel pengurang", title_en="Reducing variables", unit=Unit.BP,
      shows="aktivitas negatif {negative_cut_bp} + LHKPN/LHKASN {lhkpn_cut_bp}, paling banyak 100%",
      shows_en="negative acts {negative_cut_bp} + LHKPN/LHKASN {lhkpn_cut_bp}, at most 100%")  # fmt: skip
def pengurang_bp(negative_cut_bp: Column, lhkpn_cut_bp: Column) -> Column:
    """Both cuts are added, never more than everything; a sanction has its own step after them."""
    return clip_high(total(negative_cut_bp, lhkpn_cut_bp), WHOLE)


@rule(law=TRK, title="TPP setelah kehadiran", title_en="TPP after attendance", unit=Unit.RUPIAH,
      shows="{tpp_maks} × ({p.productivity_share} × {produktivitas_bp} + {p.discipline_share} × "
            "{disiplin_bp})")  # fmt: skip
def tpp_after_attendance(tpp_maks: Column, produktivitas_bp: Column, disiplin_bp: Column, p: Parameters) -> Column:
    """The maximum times the weighted sum of productivity and discipline, rounded."""
    weighed = produktivitas_bp * p.productivity_share + disiplin_bp * p.discipline_share
    return mul_div(tpp_maks, weighed, WHOLE * WHOLE)


@rule(law=TRK, title="TPP sebelum hukuman disiplin", title_en="TPP before the cut of a sanction", unit=Unit.RUPIAH,
      shows="{tpp_after_attendance} × (100% − {pengurang_bp})", replaces="nasional")  # fmt: skip
def tpp_before_hukdis(tpp_after_attendance: Column, pengurang_bp: Column) -> Column:
    """The reducing variables take their share of what attendance left, rounded."""
    return mul_div(tpp_after_attendance, WHOLE - pengurang_bp, WHOLE)


@rule(law=TRK, title="Hilang karena kehadiran", title_en="Lost to attendance", unit=Unit.RUPIAH,
      shows="{tpp_after_predikat} − {tpp_after_attendance}", replaces="nasional")  # fmt: skip
def lost_to_attendance(tpp_after_predikat: Column, tpp_after_attendance: Column) -> Column:
    """The rupiah lost to lateness, early leaving and absence."""
    return tpp_after_predikat - tpp_after_attendance


@rule(law=TRK, title="Hilang karena variabel pengurang", title_en="Lost to reducing variables", unit=Unit.RUPIAH,
      shows="{tpp_after_attendance} − {tpp_before_hukdis}")  # fmt: skip
def lost_to_pengurang(tpp_after_attendance: Column, tpp_before_hukdis: Column) -> Column:
    """The rupiah lost to negative acts and to a report of wealth that is late."""
    return tpp_after_attendance - tpp_before_hukdis


@rule(law=TRK, title="Hilang seluruhnya", title_en="Lost in all", unit=Unit.RUPIAH,
      shows="{lost_to_aktivitas} + {lost_to_predikat} + {lost_to_attendance} + {lost_to_pengurang} + {potongan_hukdis}",
      replaces="nasional")  # fmt: skip
def lost_in_all(
    lost_to_aktivitas: Column, lost_to_predikat: Column, lost_to_attendance: Column, lost_to_pengurang: Column,
    potongan_hukdis: Column,
) -> Column:  # fmt: skip
    """All that was lost between the maximum and the gross amount."""
    return total(lost_to_aktivitas, lost_to_predikat, lost_to_attendance, lost_to_pengurang, potongan_hukdis)
