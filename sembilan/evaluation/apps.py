"""Tells Django that this room exists, and navigation and start page what of it concerns a reader."""

from __future__ import annotations

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Evaluations and objections."""

    name = "sembilan.evaluation"

    def ready(self) -> None:
        """Her own for everybody, the list of a penilai, the board, objections; and what waits."""
        from sembilan.evaluation.places import enter

        enter()
