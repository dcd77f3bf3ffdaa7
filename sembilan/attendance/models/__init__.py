"""The records of attendance: what machines and phones wrote, what was decided about absence, and the month."""

from sembilan.attendance.models.absences import Absence as Absence
from sembilan.attendance.models.corrections import Correction as Correction
from sembilan.attendance.models.corrections import CorrectionStep as CorrectionStep
from sembilan.attendance.models.corrections import Fault as Fault
from sembilan.attendance.models.presses import Press as Press
from sembilan.attendance.models.presses import PressVerdict as PressVerdict
from sembilan.attendance.models.results import AttendanceMonth as AttendanceMonth
from sembilan.attendance.models.terminals import Clocking as Clocking
from sembilan.attendance.models.terminals import ClockOffset as ClockOffset
from sembilan.attendance.models.terminals import StrangePin as StrangePin
from sembilan.attendance.models.terminals import Terminal as Terminal
from sembilan.attendance.models.terminals import TerminalPin as TerminalPin
from sembilan.attendance.models.watch import Watch as Watch
from sembilan.attendance.models.watch import WatchNote as WatchNote
