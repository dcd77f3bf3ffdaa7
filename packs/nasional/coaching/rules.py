"""Analysis of problems: which facts speak for help, about the substance or about behaviour. It punishes nobody."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, count_if, half_up, lit, rule, steps, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.coaching import Kind

WORK = "PermenPANRB 6/2022 ps. 5; KASN, analisis permasalahan kinerja"
WHOLE = 10_000
BELOW = 1


def _yes(found: Column) -> Column:
    """What is not known speaks for nothing."""
    return found.fill_null(False)


@rule(law=WORK, grain="outcome", title="Target sampai periode itu", title_en="Target by the period", unit=Unit.COUNT)
def due_milli(
    target_milli: Column, is_quantity: Column, is_down: Column, told_months: Column, skp_months: Column
) -> Column:
    """A number for the whole SKP is due by the share of its months; any other target is due as it is."""
    share = half_up(target_milli * told_months, skp_months)
    return when(is_quantity & ~is_down & (told_months < skp_months)).then(share).otherwise(target_milli)


@rule(law=WORK, grain="outcome", title="Target tidak tercapai", title_en="Target missed", unit=Unit.FLAG)
def is_missed(value_milli: Column, due_milli: Column, is_down: Column, p: Parameters) -> Column:
    """A target is missed when less than a share of it was reached, or more than allowed where less is better."""
    is_short = value_milli * WHOLE < due_milli * p.reached_enough
    is_over = value_milli * p.reached_enough > due_milli * WHOLE
    return when(is_down).then(is_over).otherwise(is_short)


@rule(law=WORK, title="Target diukur", title_en="Targets measured", unit=Unit.COUNT)
def targets(is_missed: Column) -> Column:
    """How many targets have a number that was reached."""
    return count_if(is_missed.is_not_null())


@rule(law=WORK, title="Target tidak tercapai", title_en="Targets missed", unit=Unit.COUNT)
def missed(is_missed: Column) -> Column:
    """How many of them were missed."""
    return count_if(is_missed)


@rule(law=WORK, title="Target anggaran tidak tercapai", title_en="Budget targets missed", unit=Unit.COUNT)
def budget_missed(is_missed: Column, is_budget: Column) -> Column:
    """How many of the missed ones are about the budget."""
    return count_if(is_missed & is_budget)


@rule(law="PermenPANRB 6/2022", title="Hasil kerja di bawah ekspektasi", title_en="Results below expectations",
      unit=Unit.FLAG, shows="rating terendah {hasil_low}", shows_en="lowest rating {hasil_low}")  # fmt: skip
def sign_result(hasil_low: Column) -> Column:
    """Results rated below expectations speak for a problem of substance."""
    return _yes(hasil_low == BELOW)


@rule(law=WORK, title="Target tidak tercapai", title_en="Targets missed", unit=Unit.FLAG,
      shows="{missed} dari {targets} target; tanda mulai {p.missed_share}",
      shows_en="{missed} of {targets} targets; a sign from {p.missed_share}")  # fmt: skip
def sign_target(missed: Column, targets: Column, p: Parameters) -> Column:
    """Too many missed targets are a sign of substance."""
    return _yes((missed > 0) & (missed * WHOLE >= targets * p.missed_share))


@rule(law="PermenPANRB 38/2017; PerBKN 26/2019", title="Kesenjangan kompetensi", title_en="Gap of competence",
      unit=Unit.FLAG, shows="JPM {jpm}, syarat {p.jpm_needed}",
      shows_en="JPM {jpm}, needed {p.jpm_needed}")  # fmt: skip
def sign_competence(jpm: Column, p: Parameters) -> Column:
    """A competence below what the post needs is a sign of substance."""
    return _yes(jpm < p.jpm_needed)


@rule(law="PermenPANRB 6/2022", title="SKP belum jelas", title_en="SKP not clear", unit=Unit.FLAG,
      shows="{skps} SKP disetujui, {rhk_unclear} RHK tanpa ukuran",
      shows_en="{skps} agreed SKP, {rhk_unclear} results without a measure")  # fmt: skip
def sign_plan(skps: Column, rhk_unclear: Column, p: Parameters) -> Column:
    """No agreed SKP, or results in it without a measure, are a sign of substance: what is expected is not clear."""
    return _yes(skps == 0) | _yes(rhk_unclear >= p.unclear_seen)


@rule(law=WORK, title="RHK tanpa realisasi", title_en="Results without realisation", unit=Unit.FLAG,
      shows="{rhk_untold} dari {rhk_asked} tanpa realisasi; tanda mulai {p.untold_share}",
      shows_en="{rhk_untold} of {rhk_asked} without one; a sign from {p.untold_share}")  # fmt: skip
def sign_untold(rhk_untold: Column, rhk_asked: Column, p: Parameters) -> Column:
    """Too many results without a realisation are a sign of substance."""
    return _yes((rhk_untold > 0) & (rhk_untold * WHOLE >= rhk_asked * p.untold_share))


@rule(law=WORK, title="Anggaran terlambat", title_en="Budget late", unit=Unit.FLAG,
      shows="{budget_missed} target anggaran", shows_en="{budget_missed} targets of the budget")  # fmt: skip
def sign_budget(budget_missed: Column, p: Parameters) -> Column:
    """A missed target of the budget is a sign of substance."""
    return budget_missed >= lit(p.budget_seen)


@rule(law="PermenPANRB 6/2022", title="Perilaku di bawah ekspektasi", title_en="Behaviour below expectations",
      unit=Unit.FLAG, shows="rating terendah {perilaku_low}", shows_en="lowest rating {perilaku_low}")  # fmt: skip
def sign_conduct(perilaku_low: Column) -> Column:
    """Behaviour rated below expectations speaks for a problem of behaviour."""
    return _yes(perilaku_low == BELOW)


@rule(law="PP 94/2021 ps. 4 huruf f, 9", title="Tanpa keterangan", title_en="Absent without reason", unit=Unit.FLAG,
      shows="{tk} dalam {span_months}", shows_en="{tk} in {span_months}")  # fmt: skip
def sign_absence(tk: Column, span_months: Column, p: Parameters) -> Column:
    """Days absent without a reason are a sign of behaviour; the discipline itself goes its own way."""
    return _yes(tk >= steps(span_months, p.tk_days))


@rule(law="PP 94/2021 ps. 15", title="Terlambat dan pulang awal", title_en="Late and left early", unit=Unit.FLAG,
      shows="{late_minutes} dalam {span_months}, batas {p.late_minutes_a_month} sebulan",
      shows_en="{late_minutes} in {span_months}, {p.late_minutes_a_month} a month allowed")  # fmt: skip
def sign_late(late_minutes: Column, span_months: Column, p: Parameters) -> Column:
    """Too many minutes late and left early are a sign of behaviour."""
    return _yes(late_minutes > span_months * p.late_minutes_a_month)


@rule(law="Norma waktu kerja efektif; Permendagri 61/2011", title="Norma menit", title_en="Norm of minutes",
      unit=Unit.MINUTES, nullable=True, shows="{counted_days} × {p.minutes_a_day}",
      shows_en="{counted_days} × {p.minutes_a_day}")  # fmt: skip
def norm(counted_days: Column, p: Parameters) -> Column:
    """The norm is a number of effective minutes for each working day without leave and travel."""
    return counted_days * lit(p.minutes_a_day)


@rule(law=WORK, title="Aktivitas di bawah norma", title_en="Daily work below the norm", unit=Unit.FLAG,
      shows="{approved_minutes} dari {norm}; tanda di bawah {p.work_share}",
      shows_en="{approved_minutes} of {norm}; a sign below {p.work_share}")  # fmt: skip
def sign_activity(approved_minutes: Column, norm: Column, p: Parameters) -> Column:
    """Little approved daily work is a sign of behaviour."""
    return _yes(approved_minutes * WHOLE < norm * p.work_share)


@rule(law=WORK, title="Aktivitas tanpa bukti", title_en="Daily work without proof", unit=Unit.FLAG,
      shows="{proven} dari {entries} catatan berbukti; tanda di bawah {p.proven_share}",
      shows_en="{proven} of {entries} entries have proof; a sign below {p.proven_share}")  # fmt: skip
def sign_proof(entries: Column, proven: Column, p: Parameters) -> Column:
    """Many entries of daily work with hardly any proof are a sign of behaviour."""
    return _yes((entries >= p.entries_seen) & (proven * WHOLE < entries * p.proven_share))


@rule(law="PermenPANRB 6/2022, umpan balik berkelanjutan", title="Umpan balik kritis", title_en="Critical feedback",
      unit=Unit.FLAG, shows="{complaints} kali, tanda mulai {p.complaints_seen}",
      shows_en="{complaints} times, a sign from {p.complaints_seen}")  # fmt: skip
def sign_complaint(complaints: Column, p: Parameters) -> Column:
    """Critical feedback more than once is a sign of behaviour."""
    return _yes(complaints >= p.complaints_seen)


@rule(law=WORK, title="Tanda substansi", title_en="Signs of substance", unit=Unit.COUNT)
def substansi(
    sign_result: Column, sign_target: Column, sign_competence: Column, sign_plan: Column, sign_untold: Column,
    sign_budget: Column,
) -> Column:  # fmt: skip
    """How many facts speak for a problem of substance."""
    return lit(0) + sign_result + sign_target + sign_competence + sign_plan + sign_untold + sign_budget


@rule(law=WORK, title="Tanda perilaku", title_en="Signs of behaviour", unit=Unit.COUNT)
def perilaku(
    sign_conduct: Column, sign_absence: Column, sign_late: Column, sign_activity: Column, sign_proof: Column,
    sign_complaint: Column,
) -> Column:  # fmt: skip
    """How many facts speak for a problem of behaviour."""
    return lit(0) + sign_conduct + sign_absence + sign_late + sign_activity + sign_proof + sign_complaint


@rule(law=WORK, title="Perlu dibantu", title_en="To be helped", unit=Unit.FLAG,
      shows="{substansi} tanda substansi, {perilaku} tanda perilaku; mulai {p.signs_needed}, atau satu rating rendah",
      shows_en="{substansi} signs of substance, {perilaku} of behaviour; from {p.signs_needed}, or one low rating",
      )  # fmt: skip
def falls_behind(
    sign_result: Column, sign_conduct: Column, substansi: Column, perilaku: Column, p: Parameters
) -> Column:
    """Who was rated low, or of whom several facts speak, is found; one fact alone is not enough."""
    return sign_result | sign_conduct | (substansi + perilaku >= lit(p.signs_needed))


@rule(law=WORK, title="Kelas masalah", title_en="Class of the problem", unit=Unit.CODE,
      shows="{substansi} tanda substansi, {perilaku} tanda perilaku",
      shows_en="{substansi} signs of substance, {perilaku} of behaviour")  # fmt: skip
def kind(falls_behind: Column, substansi: Column, perilaku: Column) -> Column:
    """The class with more signs; with as many of either it is both; a person confirms or changes it."""
    less = when(perilaku > substansi).then(lit(Kind.PERILAKU)).otherwise(lit(Kind.BOTH))
    found = when(substansi > perilaku).then(lit(Kind.SUBSTANSI)).otherwise(less)
    return when(falls_behind).then(found).otherwise(lit(Kind.NONE))


@rule(law="PP 30/2019 ps. 56–58", title="Perlu rencana perbaikan", title_en="Improvement plan needed", unit=Unit.FLAG,
      shows="predikat tahunan {annual_predikat}, dibuka sampai {p.plan_predikat}",
      shows_en="predikat of the year {annual_predikat}, opened up to {p.plan_predikat}")  # fmt: skip
def needs_plan(annual_predikat: Column, p: Parameters) -> Column:
    """A poor predikat of the year opens a plan of six months to improve; nothing follows from it by itself."""
    return _yes(annual_predikat <= p.plan_predikat)
