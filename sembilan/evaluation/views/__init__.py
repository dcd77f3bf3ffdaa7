"""The pages of evaluation."""

from sembilan.evaluation.views.board import board, board_papers, board_sheet, opening
from sembilan.evaluation.views.objections import (
    objected,
    objection,
    objection_answer,
    objection_decision,
    objection_document,
    objection_list,
    objection_withdrawal,
)
from sembilan.evaluation.views.own import own
from sembilan.evaluation.views.single import evidence, one, paper, predikat, realisation
from sembilan.evaluation.views.team import final, final_all, giving_back, rating, team

__all__ = [
    "board",
    "board_papers",
    "board_sheet",
    "evidence",
    "final",
    "final_all",
    "giving_back",
    "objected",
    "objection",
    "objection_answer",
    "objection_decision",
    "objection_document",
    "objection_list",
    "objection_withdrawal",
    "one",
    "opening",
    "own",
    "paper",
    "predikat",
    "rating",
    "realisation",
    "team",
]
