"""Performance pay (TPP): from the class of the post to the gross amount of a month, and where the rest went.

Shares are basis points; amounts are rounded half up to whole rupiah where the rule says `rounded`, nowhere else.
"""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    any_if,
    clip_high,
    clip_low,
    floor_div,
    half_up,
    lit,
    lookup,
    months_between,
    mul_div,
    rule,
    scaled,
    total,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.month import Month
from sembilan.terms.sanction import Sanction

WHOLE = 10_000  # 100 % in basis points
TPP = "Kepmendagri 900-4700/2020"
HUKDIS = "PP 94/2021 ps. 8 (3)"


@rule(
    law=TPP,
    title="TPP dasar",
    title_en="Basic TPP",
    unit=Unit.RUPIAH,
    shows="{tukin_bpk} × {p.ikfd} × {p.ikk} × {p.ippd}",
)
def tpp_dasar(tukin_bpk: Column, p: Parameters) -> Column:
    """Basic TPP is the performance pay of the audit board for the class, times the region's three indices, rounded."""
    return scaled(tukin_bpk, p.ikfd, p.ikk, p.ippd)


@rule(
    law=TPP,
    title="TPP maksimum",
    title_en="Maximum TPP",
    unit=Unit.RUPIAH,
    shows="{tpp_dasar} × (100% + {beban_kerja_bp} + {kondisi_kerja_bp})",
)
def tpp_maks(tpp_dasar: Column, beban_kerja_bp: Column, kondisi_kerja_bp: Column) -> Column:
    """The most a month can pay is basic TPP with the extra shares for load and conditions of work, rounded."""
    return mul_div(tpp_dasar, WHOLE + beban_kerja_bp + kondisi_kerja_bp, WHOLE)


@rule(
    law=TPP,
    title="Norma menit bulan ini",
    title_en="Norm of minutes this month",
    unit=Unit.MINUTES,
    shows="({hari_kerja} − {cuti} − {dinas}) × {p.minutes_per_day}",
)
def norm_minutes(hari_kerja: Column, cuti: Column, dinas: Column, p: Parameters) -> Column:
    """The norm of the month is a fixed number of minutes for each working day that is not excused."""
    return (hari_kerja - cuti - dinas) * lit(p.minutes_per_day)


@rule(
    law=TPP,
    title="Aktivitas",
    title_en="Activity",
    unit=Unit.BP,
    shows="{approved_minutes} ÷ {norm_minutes}, paling banyak 100%",
    shows_en="{approved_minutes} ÷ {norm_minutes}, at most 100%",
)
def aktivitas_bp(approved_minutes: Column, norm_minutes: Column) -> Column:
    """Activity is approved minutes against the norm, floored, at most 100 %; it is 100 % when every day was excused."""
    reached = floor_div(approved_minutes * WHOLE, norm_minutes)
    return when(norm_minutes == 0).then(lit(WHOLE)).otherwise(clip_high(reached, WHOLE))


@rule(
    law=TPP, title="Nilai predikat", title_en="What the predikat counts for", unit=Unit.BP, shows="predikat {predikat}"
)
def predikat_bp(predikat: Column, p: Parameters) -> Column:
    """Each predikat counts for a fixed share."""
    return lookup(predikat, p.predikat_table)


@rule(
    law=TPP,
    title="Produktivitas",
    title_en="Productivity",
    unit=Unit.BP,
    shows="{p.activity_share} × {aktivitas_bp} + {p.predikat_share} × {predikat_bp}",
)
def produktivitas_bp(aktivitas_bp: Column, predikat_bp: Column, p: Parameters) -> Column:
    """Productivity is the weighted mean of activity and predikat, rounded to whole basis points."""
    return half_up(aktivitas_bp * p.activity_share + predikat_bp * p.predikat_share, WHOLE)


@rule(
    law=TPP,
    title="Potongan terlambat",
    title_en="Cut for lateness",
    unit=Unit.BP,
    shows="TL1 {tl1}, TL2 {tl2}, TL3 {tl3}, TL4 {tl4}",
)
def tl_cut_bp(tl1: Column, tl2: Column, tl3: Column, tl4: Column, p: Parameters) -> Column:
    """Each day late cuts the share of its band."""
    return total(*[days * p.tl_cuts[band] for band, days in enumerate((tl1, tl2, tl3, tl4), start=1)])


@rule(
    law=TPP,
    title="Potongan pulang sebelum waktu",
    title_en="Cut for leaving early",
    unit=Unit.BP,
    shows="PSW1 {psw1}, PSW2 {psw2}, PSW3 {psw3}, PSW4 {psw4}",
)
def psw_cut_bp(psw1: Column, psw2: Column, psw3: Column, psw4: Column, p: Parameters) -> Column:
    """Each day left early cuts the share of its band."""
    return total(*[days * p.psw_cuts[band] for band, days in enumerate((psw1, psw2, psw3, psw4), start=1)])


@rule(
    law=TPP,
    title="Potongan tanpa keterangan",
    title_en="Cut for absence without a reason",
    unit=Unit.BP,
    shows="{tk} × {p.tk_cut}",
)
def tk_cut_bp(tk: Column, p: Parameters) -> Column:
    """Each day absent without a reason cuts a fixed share."""
    return tk * lit(p.tk_cut)


@rule(
    law=TPP,
    title="Disiplin",
    title_en="Discipline",
    unit=Unit.BP,
    shows="100% − {tl_cut_bp} − {psw_cut_bp} − {tk_cut_bp}, paling sedikit 0",
    shows_en="100% − {tl_cut_bp} − {psw_cut_bp} − {tk_cut_bp}, at least 0",
)
def disiplin_bp(tl_cut_bp: Column, psw_cut_bp: Column, tk_cut_bp: Column) -> Column:
    """Discipline is what the cuts for lateness, early leaving and absence leave of 100 %, never below nothing."""
    return clip_low(WHOLE - tl_cut_bp - psw_cut_bp - tk_cut_bp, 0)


def paid(maximum: Column, productivity: Column, discipline: Column, weights: tuple[int, int]) -> Column:
    """What a maximum pays at a productivity and a discipline; one rounding, at the end."""
    return mul_div(maximum, productivity * weights[0] + discipline * weights[1], WHOLE * WHOLE)


@rule(
    law=TPP,
    title="TPP sebelum hukuman disiplin",
    title_en="TPP before the cut of a sanction",
    unit=Unit.RUPIAH,
    shows="{tpp_maks} × ({p.productivity_share} × {produktivitas_bp} + {p.discipline_share} × {disiplin_bp})",
)
def tpp_before_hukdis(tpp_maks: Column, produktivitas_bp: Column, disiplin_bp: Column, p: Parameters) -> Column:
    """The month pays the maximum times the weighted sum of productivity and discipline, rounded."""
    return paid(tpp_maks, produktivitas_bp, disiplin_bp, (p.productivity_share, p.discipline_share))


@rule(
    law=HUKDIS,
    title="Hukuman sedang berjalan?",
    title_en="Is the sanction running?",
    unit=Unit.FLAG,
    grain="sanction",
    shows="{level}, TMT {tmt}, {months}",
    shows_en="{level}, from {tmt}, {months}",
)
def is_cutting(level: Column, tmt: Column, months: Column, cut_bp: Column, month: Month) -> Column:
    """A sanction of the middle level that cuts TPP runs from the month of its TMT for its number of months."""
    elapsed = months_between(tmt, month.first)
    running = (elapsed >= 0) & (elapsed < months).fill_null(False)
    return running & (level == Sanction.SEDANG) & (cut_bp > 0)


@rule(
    law=HUKDIS,
    title="TPP terpotong hukuman disiplin?",
    title_en="Does a sanction cut the TPP?",
    unit=Unit.FLAG,
    shows="ada hukuman sedang yang berjalan",
    shows_en="whether a sanction of the middle level (sedang) is running",
)
def is_cut(is_cutting: Column) -> Column:
    """Several sanctions running at once cut only once."""
    return any_if(is_cutting)


@rule(
    law=HUKDIS,
    title="TPP bruto",
    title_en="Gross TPP",
    unit=Unit.RUPIAH,
    shows="{tpp_before_hukdis}, dipotong {p.hukdis_cut} bila hukuman berjalan: {is_cut}",
    shows_en="{tpp_before_hukdis}, cut by {p.hukdis_cut} if a sanction is running: {is_cut}",
)
def tpp_bruto(tpp_before_hukdis: Column, is_cut: Column, p: Parameters) -> Column:
    """A running sanction leaves the rest of the amount, rounded; without one the amount stays as it is."""
    left = mul_div(tpp_before_hukdis, WHOLE - p.hukdis_cut, WHOLE)
    return when(is_cut).then(left).otherwise(tpp_before_hukdis)


@rule(
    law=HUKDIS,
    title="Potongan hukuman disiplin",
    title_en="Cut of a sanction",
    unit=Unit.RUPIAH,
    shows="{tpp_before_hukdis} − {tpp_bruto}",
)
def potongan_hukdis(tpp_before_hukdis: Column, tpp_bruto: Column) -> Column:
    """The rupiah a running sanction takes."""
    return tpp_before_hukdis - tpp_bruto


# Where the rest went. The walk from the maximum to the gross amount takes one cause at a time, in the order
# activity, predikat, attendance, sanction; each halt is rounded as the amount itself is, so the losses are whole,
# never negative and always sum to what is missing: a rupiah of rounding falls to the cause that crosses it.


@rule(
    law=TPP,
    title="Setelah aktivitas",
    title_en="After activity",
    unit=Unit.RUPIAH,
    shows="{tpp_maks} dengan aktivitas {aktivitas_bp}",
    shows_en="{tpp_maks} with activity {aktivitas_bp}",
)
def tpp_after_aktivitas(tpp_maks: Column, aktivitas_bp: Column, p: Parameters) -> Column:
    """What the maximum would pay if only activity were less than full."""
    productivity = half_up(aktivitas_bp * p.activity_share + WHOLE * p.predikat_share, WHOLE)
    return paid(tpp_maks, productivity, lit(WHOLE), (p.productivity_share, p.discipline_share))


@rule(
    law=TPP,
    title="Setelah predikat",
    title_en="After predikat",
    unit=Unit.RUPIAH,
    shows="{tpp_maks} dengan produktivitas {produktivitas_bp}",
    shows_en="{tpp_maks} with productivity {produktivitas_bp}",
)
def tpp_after_predikat(tpp_maks: Column, produktivitas_bp: Column, p: Parameters) -> Column:
    """What the maximum would pay at the month's productivity and full discipline."""
    return paid(tpp_maks, produktivitas_bp, lit(WHOLE), (p.productivity_share, p.discipline_share))


@rule(
    law=TPP,
    title="Hilang karena aktivitas",
    title_en="Lost to activity",
    unit=Unit.RUPIAH,
    shows="{tpp_maks} − {tpp_after_aktivitas}",
)
def lost_to_aktivitas(tpp_maks: Column, tpp_after_aktivitas: Column) -> Column:
    """The rupiah lost because fewer minutes were approved than the norm."""
    return tpp_maks - tpp_after_aktivitas


@rule(
    law=TPP,
    title="Hilang karena predikat",
    title_en="Lost to predikat",
    unit=Unit.RUPIAH,
    shows="{tpp_after_aktivitas} − {tpp_after_predikat}",
)
def lost_to_predikat(tpp_after_aktivitas: Column, tpp_after_predikat: Column) -> Column:
    """The rupiah lost because the predikat counts for less than 100 %."""
    return tpp_after_aktivitas - tpp_after_predikat


@rule(
    law=TPP,
    title="Hilang karena kehadiran",
    title_en="Lost to attendance",
    unit=Unit.RUPIAH,
    shows="{tpp_after_predikat} − {tpp_before_hukdis}",
)
def lost_to_attendance(tpp_after_predikat: Column, tpp_before_hukdis: Column) -> Column:
    """The rupiah lost to lateness, early leaving and absence."""
    return tpp_after_predikat - tpp_before_hukdis


@rule(
    law=TPP,
    title="Hilang seluruhnya",
    title_en="Lost in all",
    unit=Unit.RUPIAH,
    shows="{lost_to_aktivitas} + {lost_to_predikat} + {lost_to_attendance} + {potongan_hukdis}",
)
def lost_in_all(
    lost_to_aktivitas: Column, lost_to_predikat: Column, lost_to_attendance: Column, potongan_hukdis: Column
) -> Column:
    """All that was lost between the maximum and the gross amount."""
    return total(lost_to_aktivitas, lost_to_predikat, lost_to_attendance, potongan_hukdis)
