"""Writes of attendance: what files bring, corrections, faults and verdicts on doubtful presses."""

from sembilan.attendance.actions.files import take_absences as take_absences
from sembilan.attendance.actions.files import take_clockings as take_clockings
from sembilan.attendance.actions.files import take_pins as take_pins
from sembilan.attendance.actions.files import terminal as terminal
