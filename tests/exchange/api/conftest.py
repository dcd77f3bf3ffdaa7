"""A token for each of the cast."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from sembilan.exchange.api import actions
from sembilan.exchange.api.auth import hashed, new_secret, written
from sembilan.exchange.api.scopes import SCOPES
from sembilan.records.tenancy import tenant as of_tenant


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

    def made(user, *, scopes=tuple(SCOPES), days=30):
        secret = new_secret()
        with of_tenant(user.instansi_id):
            token = actions.give_token(
                user=user, name="uji", scopes=scopes, days=days, secret_hash=hashed(secret), by=user
            )
        return Program(written(token, secret))

    return made
