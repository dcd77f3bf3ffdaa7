"""Writes of attendance: what files bring, corrections, faults and verdicts on doubtful presses."""

from sembilan.attendance.actions.files import take_absences as take_absences
from sembilan.attendance.actions.files import take_clockings as take_clockings
from sembilan.attendance.actions.files import take_pins as take_pins
from sembilan.attendance.actions.files import terminal as terminal
from sembilan.attendance.actions.terminals import Lines as Lines
from sembilan.attendance.actions.terminals import correct_clock as correct_clock
from sembilan.attendance.actions.terminals import end_pin as end_pin
from sembilan.attendance.actions.terminals import end_terminal as end_terminal
from sembilan.attendance.actions.terminals import map_pin as map_pin
from sembilan.attendance.actions.terminals import name_pins as name_pins
from sembilan.attendance.actions.terminals import note_heard as note_heard
from sembilan.attendance.actions.terminals import open_terminal as open_terminal
from sembilan.attendance.actions.terminals import take_lines as take_lines
from sembilan.attendance.actions.terminals import withdraw_clock as withdraw_clock
