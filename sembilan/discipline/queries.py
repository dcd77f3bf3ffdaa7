"""Reads of discipline: the sanctions of a person, for her file."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.discipline.models import Sanction
from sembilan.people.dossier import Row
from sembilan.people.models import Employee
from sembilan.web.templatetags import say

LEVELS = {1: gettext_lazy("Ringan"), 2: gettext_lazy("Sedang"), 3: gettext_lazy("Berat")}


def dossier_rows(employee: Employee) -> list[Row]:
    """Her sanctions, the newest first."""
    found = Sanction.objects.filter(employee=employee).order_by("-tmt", "kind")
    return [Row((one.kind, str(LEVELS[one.level]), _length(one), say.bp(one.cut_bp)), since=one.tmt) for one in found]


def _length(one: Sanction) -> str:
    return _("%(months)s bulan") % {"months": one.months} if one.months else ""
