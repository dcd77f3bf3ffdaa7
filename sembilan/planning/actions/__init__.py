"""Writes of planning: goals, indicators, targets, rencana aksi, what was reached; agreements; capaian of a unit."""

from sembilan.planning.actions.agreements import draft, return_, revise, send, sign
from sembilan.planning.actions.budgets import put_budget
from sembilan.planning.actions.figures import Figure, put_step, put_targets, remove_step, report_reached
from sembilan.planning.actions.goals import (
    GoalSaid,
    IndicatorSaid,
    put_goal,
    put_indicator,
    remove_goal,
    remove_indicator,
)
from sembilan.planning.actions.loading import load
from sembilan.planning.actions.results import decide

__all__ = [
    "Figure",
    "GoalSaid",
    "IndicatorSaid",
    "decide",
    "draft",
    "load",
    "put_budget",
    "put_goal",
    "put_indicator",
    "put_step",
    "put_targets",
    "remove_goal",
    "remove_indicator",
    "remove_step",
    "report_reached",
    "return_",
    "revise",
    "send",
    "sign",
]
