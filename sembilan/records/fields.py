"""Model fields with one meaning everywhere: a month, a half-open range of dates, whole rupiah, basis points."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class MonthField(models.DateField[Any, Any]):
    """A month, stored as its first day; each model adds `first_day(name)` as its check."""


class SpanField(DateRangeField):
    """When something was so: `[from, until)`, open at the end while it still is."""


class RupiahField(models.BigIntegerField[Any, Any]):
    """Whole rupiah."""


class BpField(models.IntegerField[Any, Any]):
    """Basis points: 10000 is 100 %."""


class ScoreField(models.IntegerField[Any, Any]):
    """Hundredths of a point: 7609 is 76,09."""


class NipField(models.CharField[Any, Any]):
    """Eighteen digits of a NIP."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 18
        super().__init__(*args, **kwargs)


def first_day(field: str, table: str) -> models.CheckConstraint:
    """A month is stored as its first day."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__day": 1}), name=f"{table}_{field}_first_day")
