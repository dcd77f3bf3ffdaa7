"""What the pack says about talks today."""

from __future__ import annotations

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.runs import in_force
from sembilan.terms.frames.dialog import AREA
from sembilan.terms.month import Month


def parameter(instansi_id: int, name: str) -> int:
    """The value of one parameter today."""
    instansi = Instansi.objects.get(pk=instansi_id)
    return int(in_force.parameters(instansi, AREA, Month.of(today()))[name])
