"""What comparisons say of raters, in careful words: never more than the interval bears, and never an accusation."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.calibration.models import Comparison, RaterEstimate
from sembilan.documents.workbook import xlsx
from sembilan.people.models import Employee
from sembilan.terms.frames.spread import LEANING_LABELS, LEANING_LABELS_EN, Leaning
from sembilan.web.language import reader

FACTS = {
    "activity": gettext_lazy("menit aktivitas yang disetujui"),
    "absence": gettext_lazy("hari tanpa keterangan"),
    "late": gettext_lazy("menit terlambat dan pulang awal"),
    "achieved": gettext_lazy("capaian target RHK"),
    "capaian": gettext_lazy("capaian kinerja organisasi"),
}


def leaning(value: int) -> str:
    """What may be said of a rater, in the reader's language."""
    return (LEANING_LABELS_EN if reader() == "en" else LEANING_LABELS)[value]


def newest() -> Comparison | None:
    """The newest comparison there is."""
    return Comparison.objects.order_by("-until", "-pk").first()


def sentence(one: RaterEstimate) -> str:
    """What may be said of a rater, to herself and to others."""
    told = {"low": level(one.low_milli), "high": level(one.high_milli), "middle": level(one.estimate_milli)}
    if one.leaning == Leaning.UNSAID:
        return _("Orang yang dinilai terlalu sedikit, atau rekan pembandingnya; tidak ada yang dapat dikatakan.")
    if one.leaning == Leaning.ALIKE:
        text = _("Sejalan dengan rekan: selisih %(middle)s tingkat, dengan ketidakpastian %(low)s sampai %(high)s.")
        return text % told
    lenient = _("Cenderung lebih longgar daripada rekan: %(middle)s tingkat, dengan ketidakpastian %(low)s sampai "
                "%(high)s. Ini bahan bicara, bukan tuduhan.")  # fmt: skip
    strict = _("Cenderung lebih ketat daripada rekan: %(middle)s tingkat, dengan ketidakpastian %(low)s sampai "
               "%(high)s. Ini bahan bicara, bukan tuduhan.")  # fmt: skip
    return (lenient if one.leaning == Leaning.LENIENT else strict) % told


def level(milli: int) -> str:
    """Thousandths of a level with a sign and two decimals.

    >>> level(-254)
    '−0,25'
    """
    hundredths = (abs(milli) + 5) // 10
    sign = "" if not hundredths else "+" if milli > 0 else "−"
    return f"{sign}{hundredths // 100},{hundredths % 100:02d}"


def beside(comparison: Comparison) -> dict[str, str]:
    """The facts it compares beside, in words, and how far raters differ."""
    between = comparison.between_milli
    facts = ", ".join(str(FACTS[name]) for name in comparison.facts if name in FACTS)
    return {"facts": facts, "between": level(between).lstrip("+") if between is not None else ""}


def with_names(rows: Iterable[RaterEstimate]) -> list[tuple[RaterEstimate, str]]:
    """Each with the rater's name."""
    found = list(rows)
    names = dict(Employee.objects.filter(nip__in=[one.rater_nip for one in found]).values_list("nip", "name"))
    return [(one, names.get(one.rater_nip, one.rater_nip)) for one in found]


def sheet(comparison: Comparison) -> bytes:
    """A comparison as an Excel file."""
    heads = [_("NIP"), _("Penilai"), _("Orang"), _("Rata-rata"), _("Selisih"), _("Batas bawah"), _("Batas atas"),
             _("Kecenderungan")]  # fmt: skip
    rows = (
        (one.rater_nip, name, one.people, *_figures(one), leaning(one.leaning))
        for one, name in with_names(comparison.estimates.order_by("-estimate_milli"))
    )
    return xlsx(heads, rows, (20, 34, 8, 10, 10, 12, 12, 26))


def _figures(one: RaterEstimate) -> tuple[str, ...]:
    """Nothing is told in figures either of whom nothing may be said."""
    if one.leaning == Leaning.UNSAID:
        return ("", "", "", "")
    return (level(one.mean_milli), level(one.estimate_milli), level(one.low_milli), level(one.high_milli))
