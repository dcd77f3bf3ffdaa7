"""How long what is kept: each period dated, with its law and how sure we are of it. No period means for good.

A region's own schedule of retention (JRA) may be stricter or longer; its values are added here with their date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sembilan.policy.parameters import Value

UU = dt.date(2022, 10, 17)  # UU 27/2022 is in force
SCHEDULE = "UU 27/2022 ps. 43–44; UU 43/2009 ps. 40, 48"


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    YEARS = "years"


@dataclass(frozen=True)
class Period:
    """For how long after what. Without a value it is kept for good."""

    code: str
    after: str | Promise
    unit: Unit
    values: tuple[Value, ...]

    def on(self, day: dt.date) -> Value:
        """The value in force on a day; before the first there was none, and that one counts."""
        begun = [value for value in self.values if value.since <= day]
        return begun[-1] if begun else self.values[0]

    def begins(self, day: dt.date) -> dt.date | None:
        """What was before this day has had its time, as of `day`; nothing when it is kept for good."""
        length = self.on(day).value
        if length is None:
            return None
        return day - dt.timedelta(days=length) if self.unit is Unit.DAYS else years_before(day, length)

    def words(self, day: dt.date) -> str:
        """The period as people read it."""
        length = self.on(day).value
        if length is None:
            return gettext("Disimpan tetap")
        if self.unit is Unit.DAYS:
            count = ngettext("%(n)s hari", "%(n)s hari", length) % {"n": length}
        else:
            count = ngettext("%(n)s tahun", "%(n)s tahun", length) % {"n": length}
        return f"{count} {self.after}"


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years ago; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _period(
    code: str, after: str | Promise, unit: Unit, length: int | None, law: str, mark: str, note: str = ""
) -> Period:
    return Period(code, after, unit, (Value(since=UU, value=length, law=law, mark=mark, note=note),))


_D, _Y = Unit.DAYS, Unit.YEARS
_LEFT, _WRITTEN = _("setelah tidak lagi bekerja di daerah ini"), _("setelah dicatat")
_FOUND = (
    _period("tetap", "", _Y, None, "UU 43/2009 ps. 40, 59; Perka ANRI tentang JRA kepegawaian", "recalled",
            "Riwayat dan hasil adalah arsip; jangka pastinya menurut JRA daerah."),
    _period("bukti", "", _Y, None, "UU 27/2022 ps. 31; UU 43/2009 ps. 40", "inferred",
            "Bukti siapa melakukan apa tidak dapat dihapus tanpa merusak rantainya; log tidak memuat nilai rupiah."),
    _period("pribadi", _LEFT, _Y, 10, SCHEDULE, "inferred", "Cukup untuk urusan pensiun dan ahli waris."),
    _period("usulan", _LEFT, _Y, 5, SCHEDULE, "inferred"),
    _period("koreksi", _("setelah dijawab"), _Y, 5, SCHEDULE, "inferred"),
    _period("percobaan", _WRITTEN, _D, 90, "PP 71/2019 ps. 22; UU 27/2022 ps. 43", "inferred"),
    _period("kode", _("setelah masa berlakunya habis"), _D, 30, SCHEDULE, "inferred"),
    _period("sesi", _("setelah terakhir dipakai"), _D, 30, SCHEDULE, "inferred"),
    _period("kabar", _WRITTEN, _D, 365, SCHEDULE, "inferred"),
    _period("unggahan", _WRITTEN, _D, 30, SCHEDULE, "inferred", "Isinya sudah masuk ke catatan atau ditahan."),
    _period("salinan", _WRITTEN, _D, 1, SCHEDULE, "inferred"),
    _period("potret", _("setelah dihitung, bila ada yang lebih baru dan tidak ada yang berdiri di atasnya"), _D, 7,
            SCHEDULE, "inferred", "Hitungan harian bulan yang terbuka; yang terbit atau dibaca hitungan lain tetap."),
    _period("siasn", _("setelah dibaca"), _D, 90, SCHEDULE, "inferred", "Pembacaan baru menggantikan yang lama."),
    _period("kiriman", _WRITTEN, _D, 90, SCHEDULE, "inferred"),
    _period("foto", _WRITTEN, _D, 90, SCHEDULE, "inferred", "Cukup sampai bulannya dihitung dan keberatan dijawab."),
    _period("ketukan", _("setelah bulannya terbit"), _Y, 2, SCHEDULE, "inferred",
            "Cukup untuk keberatan dan pemeriksaan; hasil yang terbit dan masukannya tetap tersimpan."),
    _period("perangkat", _("setelah tidak dipakai"), _Y, 3, SCHEDULE, "inferred",
            "Lebih lama daripada ketukannya, supaya tanda tangan ketukan tetap dapat diperiksa."),
    _period("mesin", _WRITTEN, _Y, 2, SCHEDULE, "inferred"),
    _period("tahanan", _("setelah diperbaiki"), _D, 30, SCHEDULE, "inferred"),
    _period("akun", _("setelah akun ditutup"), _D, 0, SCHEDULE, "inferred"),
)  # fmt: skip
PERIODS: Mapping[str, Period] = {period.code: period for period in _FOUND}

# How soon a request about one's own data is answered.
ANSWER_HOURS = Value(since=UU, value=72, law="UU 27/2022 ps. 30, 32", mark="recalled", note="3 × 24 jam")
