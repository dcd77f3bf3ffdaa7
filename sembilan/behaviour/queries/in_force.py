"""What the pack says about the questionnaire: its questions, and who counts as enough."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import get_language

from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.terms.column import Area
from sembilan.terms.frames import award
from sembilan.terms.frames.behaviour import AREA
from sembilan.terms.month import Month


def plan(instansi: Instansi, day: dt.date) -> Plan:
    """The rules of the questionnaire in the month of a day."""
    return in_force.plan(instansi, AREA, Month.of(day))


def parameter(instansi: Instansi, day: dt.date, name: str, area: Area = AREA) -> int:
    """The value of one parameter in the month of a day."""
    return int(in_force.parameters(instansi, area, Month.of(day))[name])


def least_votes(instansi: Instansi, day: dt.date) -> int:
    """From how many votes on a vote counts."""
    return parameter(instansi, day, "least_votes", award.AREA)


def questions(instansi: Instansi, day: dt.date) -> list[tuple[int, str]]:
    """The values that are asked about with their questions, in the reader's language."""
    told, value = plan(instansi, day).parameters["questions"]
    words = told.words("en" if get_language() == "en" else "id")
    return [(int(number), words[int(number)]) for number in value.value]
