"""Figures of indicators in templates."""

from __future__ import annotations

from django import template

from sembilan.planning.numbers import say_milli

register = template.Library()


@register.filter
def milli(value: int | None) -> str:
    """A figure kept in thousandths; a dash where there is none."""
    return say_milli(value if isinstance(value, int) else None)
