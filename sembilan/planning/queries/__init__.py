"""Reads of what units promised and reached.

For other rooms, and kept as they are:

- `goals_of(unor, year)`: the goals that stand for a unit in a year, each with its indicators and their targets.
- `capaian_of(unor_ids, year, quarter)`: the capaian decided for each unit; `None` where nobody decided. Quarter 0 is
  the year.
- `register_serving(fn)`: tell the pohon kinerja who serves a goal; see `queries.serving`.

Written is through `planning.actions`: `put_goal`, `put_indicator`, `put_targets`, `put_step`, `report_reached`.
"""

from sembilan.planning.queries.goals import goals_of
from sembilan.planning.queries.results import capaian_of
from sembilan.planning.queries.serving import Serving, register_serving

__all__ = ["Serving", "capaian_of", "goals_of", "register_serving"]
