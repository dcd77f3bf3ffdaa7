"""Presses, partitioned by month: a morning adds fifty thousand, none is ever changed, and old ones must not slow it."""

from django.db import migrations

SQL = """
create table attendance_press (
    instansi_id bigint not null,
    day date not null,
    id uuid not null,
    employee_id bigint not null,
    meaning smallint not null,
    at timestamptz not null,
    pressed_at timestamptz not null,
    sent_at timestamptz not null,
    received_at timestamptz not null,
    latitude integer,
    longitude integer,
    accuracy_m integer,
    place_id bigint,
    distance_m integer,
    device_id bigint not null,
    decision smallint not null,
    reasons jsonb not null,
    photo_sha256 text not null,
    signature bytea not null,
    primary key (instansi_id, day, id)
) partition by range (day);
create index attendance_press_of_person on attendance_press (employee_id, day);
create table attendance_press_rest partition of attendance_press default;

-- Makes the month's partition when it is missing; owned by the migrating role, so that the app needs no right to create.
create function attendance_press_month(month date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    name text := 'attendance_press_' || to_char(month, 'YYYY_MM');
begin
    if to_regclass('public.' || name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext(name));
    if to_regclass('public.' || name) is not null then
        return;
    end if;
    execute format('create table public.%I (like public.attendance_press including all)', name);
    execute format('alter table public.%I enable row level security, force row level security', name);
    execute format(
        'create policy tenant on public.%I using (instansi_id = nullif(current_setting(''sembilan.instansi'', true), '''')::bigint)', name);
    execute format('alter table public.attendance_press attach partition public.%I for values from (%L) to (%L)',
        name, date_trunc('month', month)::date, (date_trunc('month', month) + interval '1 month')::date);
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0004_presence")]
    operations = [
        migrations.RunSQL(SQL, "drop function attendance_press_month(date); drop table attendance_press")
    ]
