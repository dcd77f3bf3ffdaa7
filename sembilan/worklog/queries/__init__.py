"""Reads of daily work: one's day, what waits for a superior, a team's month, and what other rooms make of it."""

from sembilan.worklog.queries.late import unvalidated as unvalidated
from sembilan.worklog.queries.work import entries_of as entries_of
from sembilan.worklog.queries.work import work_for as work_for
