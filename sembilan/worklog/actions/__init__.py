"""Writes of daily work: entered, changed, taken back; opened, approved, rejected; loaded, reminded of, taken along."""

from sembilan.records.actions import Refused as Refused
from sembilan.worklog.actions.changing import change as change
from sembilan.worklog.actions.changing import remove as remove
from sembilan.worklog.actions.deciding import decide as decide
from sembilan.worklog.actions.deciding import look as look
from sembilan.worklog.actions.entering import enter as enter
from sembilan.worklog.actions.loading import load as load
from sembilan.worklog.actions.reminding import remind as remind
from sembilan.worklog.work import Asked as Asked
from sembilan.worklog.work import Done as Done
from sembilan.worklog.work import Work as Work
