"""Reads of the organisation."""

from __future__ import annotations

from collections.abc import Hashable

from django.db import connection

from sembilan.organisation.models import Instansi, Unor
from sembilan.records.tenancy import SETTING, enter

# What a thing read from all posts and the units they lead depends on, so that it need not be read for every page.
POSTS = """
    select i.pack, (select sum(hash_record_extended(row(j.id, j.kind, j.name), 0)) from organisation_jabatan j),
        (select sum(hash_record_extended(row(u.id, u.leader_title, u.eselon), 0)) from organisation_unor u
            where u.leader_title <> '')
    from organisation_instansi i where i.id = %s
"""
ENTER = "select i.*, set_config(%s, i.id::text, true) from organisation_instansi i where i.id = %s"


def entered(pk: int | None) -> Instansi | None:
    """Work for an instansi from here on and say which it is, in one statement, for every request does so."""
    found: Instansi | None = next(iter(Instansi.objects.raw(ENTER, [SETTING, pk])), None) if pk else None
    if found is None:
        enter(None)
    return found


def posts_as_they_stand(instansi_id: int) -> tuple[str, Hashable]:
    """The pack of an instansi, and a mark that changes with any of its posts or of the units they lead."""
    with connection.cursor() as cursor:
        cursor.execute(POSTS, [instansi_id])
        pack, posts, units = cursor.fetchone() or ("", None, None)
    return str(pack), (instansi_id, posts, units)


def unor_parents() -> list[tuple[str, str | None]]:
    """Each unit and the one above it, by their codes."""
    return list(Unor.objects.order_by("path").values_list("kode", "parent__kode"))


def unor_ids() -> dict[str, int]:
    """Each unit's id by its code."""
    return dict(Unor.objects.order_by("path").values_list("kode", "pk"))
