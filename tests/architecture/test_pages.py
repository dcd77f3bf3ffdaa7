"""No page reachable without a scope: on every address, whoever has not signed in is led to the sign-in page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

# Open to all, each with its reason.
PUBLIC = {
    "masuk/": "the sign-in page itself",
    "bahasa/": "the switch of language",
    "gaya/<str:digest>.css": "the style sheet",
    "gallery/": "decides by itself: open in the demo, else asks to sign in",
}
SAMPLES = {"month": "2026-10", "nip": "199203142015032001", "area": "allowance", "box": "9", "n": "9"}


def addresses(patterns=None, before=""):
    for found in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(found, URLPattern):
            yield before + str(found.pattern)
        else:
            yield from addresses(found.url_patterns, before + str(found.pattern))


def filled(address):
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: SAMPLES.get(part[1], "1"), address)


CLOSED = sorted(set(addresses()) - set(PUBLIC))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", CLOSED)
def test_nobody_reads_or_writes_without_signing_in(db, address, method):
    answer = getattr(Client(), method)(filled(address))

    assert answer.status_code == 302
    assert answer.url.startswith("/masuk/?next=")


def test_what_is_public_exists():
    assert set(PUBLIC) <= set(addresses())
