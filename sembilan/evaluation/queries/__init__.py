"""Reads of evaluation; for other rooms: the decided ratings of a period as columns."""

from __future__ import annotations

from sembilan.evaluation.queries.finals import finals as finals
