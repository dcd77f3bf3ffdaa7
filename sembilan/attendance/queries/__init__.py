"""What attendance reads: the frames of a run, punches and days from every source, one person's picture, the recap."""

from sembilan.attendance.queries.clockings import known_pins as known_pins
from sembilan.attendance.queries.frames import dossier_rows as dossier_rows
from sembilan.attendance.queries.frames import holiday_dates as holiday_dates
from sembilan.attendance.queries.gather import gather as gather
