"""Clockings, partitioned by month from the start: a region adds two million rows a month and none is ever changed."""

from django.db import migrations

SQL = """
create table attendance_clocking (
    instansi_id bigint not null,
    terminal_id bigint not null,
    pin bigint not null,
    at timestamptz not null,
    status smallint not null,
    verify smallint not null,
    workcode integer not null,
    primary key (instansi_id, pin, at, terminal_id)
) partition by range (at);
create table attendance_clocking_rest partition of attendance_clocking default;

-- Makes the month's partition when it is missing; owned by the migrating role, so that the app needs no right to create.
create function attendance_clocking_month(month date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    name text := 'attendance_clocking_' || to_char(month, 'YYYY_MM');
begin
    if to_regclass('public.' || name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext(name));
    if to_regclass('public.' || name) is not null then
        return;
    end if;
    execute format('create table public.%I (like public.attendance_clocking including all)', name);
    execute format('alter table public.%I enable row level security, force row level security', name);
    execute format(
        'create policy tenant on public.%I using (instansi_id = nullif(current_setting(''sembilan.instansi'', true), '''')::bigint)', name);
    execute format('alter table public.attendance_clocking attach partition public.%I for values from (%L) to (%L)',
        name, date_trunc('month', month)::date::timestamptz at time zone 'UTC', (date_trunc('month', month) + interval '1 month')::date::timestamptz at time zone 'UTC');
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0001_initial")]
    operations = [
        migrations.RunSQL(
            SQL, "drop function attendance_clocking_month(date); drop table attendance_clocking"
        )
    ]
