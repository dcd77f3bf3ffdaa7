"""Every write of working time: schedules and whose they are, single days, rolls, shifts and rosters, swaps."""

from sembilan.worktime.actions.days import end_remote, name_day, send_home, unname_day
from sembilan.worktime.actions.rolls import call_roll
from sembilan.worktime.actions.rosters import close_shift, open_shift, write_roster
from sembilan.worktime.actions.schedules import end_giving, give_schedule, make_schedule
from sembilan.worktime.actions.swaps import agree, approve, ask, refuse, withdraw

__all__ = [
    "agree",
    "approve",
    "ask",
    "call_roll",
    "close_shift",
    "end_giving",
    "end_remote",
    "give_schedule",
    "make_schedule",
    "name_day",
    "open_shift",
    "refuse",
    "send_home",
    "unname_day",
    "withdraw",
    "write_roster",
]
