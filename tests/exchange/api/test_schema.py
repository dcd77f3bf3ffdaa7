"""The API keeps what its description promises, whatever is sent to it."""

from __future__ import annotations

import functools
import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

pytestmark = pytest.mark.django_db
EXAMPLES = 8  # an operation; the same ones each time
CHECKS = (
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@functools.cache
def described():
    """The description, read once: each operation of it is asked with another token."""
    from sembilan.exchange.api.service import api

    schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))
    found = schemathesis.openapi.from_dict(schema)
    found.app = get_wsgi_application()
    return found


def test_the_description_is_openapi_3_1_and_open_to_all():
    answer = Client().get("/api/v1/openapi.json")

    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")


def test_every_address_asks_for_a_token():
    answer = Client().get("/api/v1/openapi.json").json()

    assert all(operation.get("security") for path in answer["paths"].values() for operation in path.values())


@pytest.fixture
def one_connection():
    """Requests through WSGI answer on the test's own connection, inside its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


OPERATIONS = {operation.label: operation for operation in (one.ok() for one in described().get_all_operations())}


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_whatever_is_sent_is_answered_as_described(one_connection, program, bayu, label):
    caller, operation = program(bayu), OPERATIONS[label]
    operation.schema.config.headers = {"Authorization": f"Bearer {caller.shown}"}

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def answered(case):
        response = case.call(headers={"Authorization": f"Bearer {caller.shown}"})
        case.validate_response(response, checks=CHECKS)

    answered()
