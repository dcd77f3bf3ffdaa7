"""A token for each of the cast."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.exchange.reach import bearer
from tests.pages import computed, once, published  # noqa: F401


class Program:
    """A program that shows a token with each request."""

    def __init__(self, shown):
        self.shown = shown
        self.client = Client()

    def send(self, method, path, body=None, **headers):
        return self.client.generic(
            method, f"/api/v1{path}", json.dumps(body) if body is not None else "", content_type="application/json",
            headers={"authorization": f"Bearer {self.shown}", **headers},
        )  # fmt: skip

    def get(self, path, **headers):
        return self.send("GET", path, **headers)


@pytest.fixture
def program(tenant):
    """`program(bayu)` acts as Bayu; `scopes=` narrows it."""

    def made(user, *, scopes=None):
        return Program(bearer(user, scopes)["Authorization"].removeprefix("Bearer "))

    return made
