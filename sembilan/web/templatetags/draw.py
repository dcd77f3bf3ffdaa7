"""Gives templates the shapes of the small pictures and the address of the style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse

from sembilan.web import shapes, styles

register = template.Library()


@register.simple_tag
def stylesheet_url() -> str:
    """The address of today's style sheet."""
    return reverse("web:styles", args=[styles.sheet()[1]])


@register.simple_tag
def stacked(parts: Sequence[Any]) -> list[shapes.Piece]:
    """Parts of a bar."""
    return shapes.stacked(list(parts))


@register.simple_tag
def columns(buckets: Sequence[Any], height: int) -> list[shapes.Piece]:
    """Bars of a histogram."""
    return shapes.columns(list(buckets), height)


@register.simple_tag
def weeks(days: Sequence[Any]) -> list[list[Any | None]]:
    """Weeks of a calendar."""
    return shapes.weeks(list(days))


@register.simple_tag
def legend(days: Sequence[Any]) -> list[tuple[Any, int]]:
    """Legend of a calendar."""
    return shapes.legend(list(days))


@register.simple_tag
def grid(boxes: Sequence[Any]) -> list[list[Any]]:
    """Rows of a nine-box."""
    return shapes.grid(list(boxes))


@register.simple_tag
def sparkline(values: Sequence[int], width: int, height: int) -> str:
    """Points of a small line."""
    return shapes.sparkline(list(values), width, height)


@register.simple_tag
def share(value: int, top: int, width: int) -> str:
    """How far a value reaches on a track of this width, never beyond it."""
    return str(min(max(value, 0) * width // top, width)) if top else "0"


@register.simple_tag
def nine_places() -> list[tuple[str, str, str, str, str]]:
    """The nine small squares of a person's place: number, corner, and where its number is written."""
    return shapes.nine_places()


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, number: int, name: str) -> str:
    """The present query with another page of the list."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query[name] = str(number)
    return query.urlencode()
