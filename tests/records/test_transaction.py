"""The instansi belongs to the transaction and ends with it, so a connection used again carries nobody's region."""

from __future__ import annotations

from django.db import connection, transaction

from sembilan.records.tenancy import current, enter


def test_a_tenant_ends_with_its_transaction(own_database):
    enter(1)
    assert current() is None
    with transaction.atomic():
        enter(1)
        assert current() == 1
    assert current() is None
    assert not connection.in_atomic_block
