"""Writes of this room: due lists reckoned, cases opened, taken further, signed; and what follows a signature."""

from sembilan.career.actions.cases import Refused, open_case, open_cases, take_step
from sembilan.career.actions.reckoning import reckon
from sembilan.career.actions.sign import sign_case, sign_cases

__all__ = ["Refused", "open_case", "open_cases", "reckon", "sign_case", "sign_cases", "take_step"]
