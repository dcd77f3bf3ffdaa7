"""The database's own catalogue proves it: no table without a tenant's policy, no right the app should not have."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db

# Tables that belong to no instansi, each with its reason. Anything else needs a policy.
SHARED = {
    "django_migrations": "which migrations ran; names no person",
    "django_content_type": "names of models",
    "django_session": "keyed by an unguessable key; says whose session it is, so it is read before that is known",
    "auth_permission": "names of permissions, unused",
    "auth_group": "unused",
    "auth_group_permissions": "unused",
    "organisation_instansi": "public names and codes; asked for at sign-in, before a region is known",
    "procrastinate_jobs": "read by the worker for all instansi; holds ids, never a person's data",
    "procrastinate_events": "when a job began and ended",
    "procrastinate_periodic_defers": "when the worker last did by itself what it does every hour",
    "terminals_door": "serial numbers that called, read before it is known whose terminal it is; names no person",
    "terminals_waitingpost": "what such a terminal sent before it was approved: PINs and times of a region yet unknown",
    "procrastinate_workers": "which workers live",
}
APPEND_ONLY = (
    "records_event",
    "records_leaf",
    "records_head",
    "records_superseded",
    "attendance_clocking",
    "runs_release",
    "runs_publication",
    "runs_held",
    "runs_remark",
    "attendance_attendancemonth",
    "performance_predikatmonth",
    "allowance_tppmonth",
    "talent_talentmonth",
    "proposals_step",
    "proposals_reminder",
    "career_signature",
    "career_casestep",
    "privacy_correctionanswer",
    "attendance_press",
    "attendance_pressverdict",
    "attendance_correctionstep",
    "attendance_watchnote",
    "worktime_swapstep",
    "leave_leavestep",
    "planning_agreementstep",
    "skp_skpstep",
    "dialog_feedback",
    "evaluation_evaluationstep",
    "evaluation_objectionstep",
    "calibration_sessionstep",
    "calibration_comparison",
    "calibration_raterestimate",
    "coaching_problemstep",
    "coaching_planstep",
)


def rows(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


TABLES = """
    select c.relname, c.relrowsecurity, c.relforcerowsecurity,
        (select count(*) from pg_policy p where p.polrelid = c.oid),
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'instansi_id' and a.attnotnull)
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
"""


def test_every_table_has_a_forced_policy_or_a_reason():
    bare = {name for name, enabled, forced, policies, _ in rows(TABLES) if not (enabled and forced and policies)}

    assert bare == {name for name in SHARED if name in {row[0] for row in rows(TABLES)}}


def test_every_other_table_names_its_instansi():
    assert not [name for name, *_, names_it in rows(TABLES) if not names_it and name not in SHARED]


def test_a_new_month_of_clockings_is_guarded_too(tenant):
    rows("select attendance_clocking_month('2031-03-01')")

    found = {name: (enabled, forced, policies) for name, enabled, forced, policies, _ in rows(TABLES)}

    assert found["attendance_clocking_2031_03"] == (True, True, 1)


def test_each_policy_compares_with_the_tenant_of_the_transaction():
    policies = rows("select tablename, cmd, permissive, qual from pg_policies where schemaname = 'public'")

    assert policies
    for table, command, permissive, condition in policies:
        assert (command, permissive) == ("ALL", "PERMISSIVE"), table
        assert "sembilan.instansi" in condition, table


def test_the_app_may_not_pass_a_policy():
    role = rows("select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user")

    assert role == [(False, False, False, False)]


def test_the_app_is_in_no_other_role():
    assert (
        rows("select 1 from pg_auth_members m join pg_roles r on r.oid = m.member and r.rolname = current_user") == []
    )


def test_the_app_owns_nothing():
    owned = rows(
        "select relname::text from pg_class where pg_get_userbyid(relowner) = current_user and relpersistence <> 't'"
        " union all select proname::text from pg_proc where pg_get_userbyid(proowner) = current_user"
    )

    assert owned == []


def test_the_app_may_not_create_in_public():
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows("create table public.mine (id int)")


def test_the_app_may_not_rewrite_which_migrations_ran():
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows("delete from django_migrations")


def test_the_app_may_not_touch_a_partition_behind_its_parent(tenant):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows("select count(*) from attendance_clocking_rest")


@pytest.mark.parametrize(
    "statement", ["update {} set instansi_id = instansi_id", "delete from {}", "truncate {} cascade"]
)
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_is_append_only_refuses_to_be_changed(tenant, table, statement):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows(statement.format(table))


def test_the_list_of_append_only_tables_is_whole():
    from django.apps import apps

    assert set(APPEND_ONLY) == {m._meta.db_table for m in apps.get_models() if getattr(m, "APPEND_ONLY", False)}


def test_functions_run_as_their_owner_look_nowhere_but_in_our_schema():
    loose = rows(
        "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
        " and position('search_path=' in coalesce(array_to_string(proconfig, ','), '')) = 0"
    )

    assert loose == []


def test_nothing_of_any_tenant_is_visible_before_one_is_set():
    seen = {}
    for name, *_ in rows(TABLES + " and not c.relispartition"):
        if name not in SHARED:
            seen[name] = rows(f"select count(*) from {name}")[0][0]

    assert set(seen.values()) == {0}
