"""The rules of leave in force in a month."""

from __future__ import annotations

from typing import Any

from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.terms.frames.leave import AREA
from sembilan.terms.month import Month


def plan(instansi: Instansi, month: Month) -> Plan:
    """The plan of the month."""
    return in_force.plan(instansi, AREA, month)


def parameter(instansi: Instansi, month: Month, name: str) -> Any:
    """The value of one parameter in the month."""
    return in_force.parameters(instansi, AREA, month)[name]
