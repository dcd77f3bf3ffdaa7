"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import public

CASES = {
    "gallery/": public("decides by itself: open in the demo, else asks to sign in"),
    "bahasa/": public("the switch of language"),
    "gaya/<str:digest>.css": public("the style sheet"),
}
