"""Daily work: what may be entered, what a superior looks at more closely, and what waited too long."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, lit, rule, when
from sembilan.terms.column import Unit

LAW = "PermenPANRB 6/2022 ps. 12; praktik aktivitas harian"
SAMPLE = "Praktik aktivitas harian"


@rule(law="Kepmendagri 900-4700/2020", title="Norma hari itu", title_en="Norm of the day", unit=Unit.MINUTES,
      shows="{p.minutes_per_day} menit, hari bebas 0",
      shows_en="{p.minutes_per_day} minutes, 0 on a free day")  # fmt: skip
def norm(is_free: Column, p: Parameters) -> Column:
    """A working day asks for a fixed number of minutes; a free day asks for none."""
    return when(is_free).then(lit(0)).otherwise(lit(p.minutes_per_day))


@rule(law=LAW, title="Masih dapat dicatat", title_en="Still room", unit=Unit.MINUTES,
      shows="{p.most_minutes} − {others}, paling sedikit 0",
      shows_en="{p.most_minutes} − {others}, at least 0")  # fmt: skip
def room(others: Column, p: Parameters) -> Column:
    """A day holds a fixed number of minutes, less what was entered before."""
    return clip_low(lit(p.most_minutes) - others, 0)


@rule(law=LAW, title="Hari masih terbuka", title_en="Day still open", unit=Unit.FLAG,
      shows="{days_ago} hari yang lalu, paling lama {p.days_back}",
      shows_en="{days_ago} days ago, at most {p.days_back}")  # fmt: skip
def day_met(days_ago: Column, p: Parameters) -> Column:
    """Work is entered on its day or a few days after, never ahead."""
    return (days_ago >= 0) & (days_ago <= lit(p.days_back))


@rule(law=LAW, title="Menit cukup", title_en="Minutes fit", unit=Unit.FLAG,
      shows="{minutes} dari {room} yang tersisa",
      shows_en="{minutes} of {room} left")  # fmt: skip
def minutes_met(minutes: Column, room: Column) -> Column:
    """The minutes fit into what the day still holds."""
    return minutes <= room


@rule(law=LAW, title="Keterangan cukup", title_en="A word is there", unit=Unit.FLAG,
      shows="ada keterangan: {has_word}",
      shows_en="a word is there: {has_word}")  # fmt: skip
def word_met(is_free: Column, chooses: Column, has_rhk: Column, has_word: Column) -> Column:
    """Work for no result, where there are some to choose from, and work on a free day need a word why."""
    return has_word | ~(is_free | (chooses & ~has_rhk))


@rule(law=SAMPLE, title="Diperiksa lebih dekat", title_en="Looked at more closely", unit=Unit.FLAG,
      shows="undian {lot} dari {p.sample_share}; {minutes} menit, bukti {has_evidence}",
      shows_en="lot {lot} of {p.sample_share}; {minutes} minutes, evidence {has_evidence}")  # fmt: skip
def drawn(lot: Column, minutes: Column, has_evidence: Column, is_free: Column, p: Parameters) -> Column:
    """A share of the entries is drawn by lot; long ones without evidence and work on free days always are."""
    return (lot < lit(p.sample_share)) | ((minutes >= lit(p.long_minutes)) & ~has_evidence) | is_free


@rule(law=LAW, title="Lewat batas validasi", title_en="Waited too long", unit=Unit.FLAG,
      shows="{waited_days} hari, batas {p.approval_days}",
      shows_en="{waited_days} days, limit {p.approval_days}")  # fmt: skip
def overdue(waited_days: Column, p: Parameters) -> Column:
    """An entry that waits longer than the superior's days is overdue; it shows, and is never approved by itself."""
    return waited_days > lit(p.approval_days)
