"""The pages of daily work."""

from sembilan.worklog.views.office import blank, upload
from sembilan.worklog.views.own import day, month
from sembilan.worklog.views.phone import offline, worker
from sembilan.worklog.views.single import one, proof, removal
from sembilan.worklog.views.superior import approval, approval_sheet, late, late_sheet
from sembilan.worklog.views.team import person, person_sheet, team, team_sheet

__all__ = [
    "approval",
    "approval_sheet",
    "blank",
    "day",
    "late",
    "late_sheet",
    "month",
    "offline",
    "one",
    "person",
    "person_sheet",
    "proof",
    "removal",
    "team",
    "team_sheet",
    "upload",
    "worker",
]
