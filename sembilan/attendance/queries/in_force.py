"""The rules of attendance in force in a month."""

from __future__ import annotations

from typing import Any

from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.terms.frames.attendance import AREA
from sembilan.terms.month import Month


def plan(instansi: Instansi, month: Month) -> Plan:
    """The plan of the month."""
    return in_force.plan(instansi, AREA, month)


def parameters(instansi: Instansi, month: Month) -> dict[str, Any]:
    """The values of the parameters of the month by name."""
    return in_force.parameters(instansi, AREA, month)
