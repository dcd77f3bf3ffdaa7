"""What people do with evaluations."""

from __future__ import annotations

from sembilan.evaluation.actions.finalising import finalise as finalise
from sembilan.evaluation.actions.finalising import finalise_all as finalise_all
from sembilan.evaluation.actions.objecting import answer as answer
from sembilan.evaluation.actions.objecting import decide as decide
from sembilan.evaluation.actions.objecting import object_to as object_to
from sembilan.evaluation.actions.objecting import withdraw as withdraw
from sembilan.evaluation.actions.opening import open_period as open_period
from sembilan.evaluation.actions.rating import Judged as Judged
from sembilan.evaluation.actions.rating import give_back as give_back
from sembilan.evaluation.actions.rating import move_rating as move_rating
from sembilan.evaluation.actions.rating import rate as rate
from sembilan.evaluation.actions.reporting import Realised as Realised
from sembilan.evaluation.actions.reporting import note_told as note_told
from sembilan.evaluation.actions.reporting import report as report
from sembilan.evaluation.actions.reporting import send as send
from sembilan.evaluation.actions.taking_over import take_over as take_over
from sembilan.records.actions import Refused as Refused
