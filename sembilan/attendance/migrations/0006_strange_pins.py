"""PINs that are nobody's yet; clockings of a few days found without reading the month; a month made by two at once."""

import django.db.models.deletion
from django.db import migrations, models


# After the lock the catalogue itself is asked: what `to_regclass` said before stays in memory, and of two that met at
# the first line of a month the second would make the partition again and fail.
AT_ONCE = """
create or replace function attendance_clocking_month(month date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    name text := 'attendance_clocking_' || to_char(month, 'YYYY_MM');
begin
    if to_regclass('public.' || name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext(name));
    if exists (select from pg_class where relnamespace = 'public'::regnamespace and relname = name) then
        return;
    end if;
    execute format('create table public.%I (like public.attendance_clocking including all)', name);
    execute format('alter table public.%I enable row level security, force row level security', name);
    execute format(
        'create policy tenant on public.%I using (instansi_id = nullif(current_setting(''sembilan.instansi'', true), '''')::bigint)', name);
    execute format('alter table public.attendance_clocking attach partition public.%I for values from (%L) to (%L)',
        name, date_trunc('month', month)::date::timestamptz at time zone 'UTC', (date_trunc('month', month) + interval '1 month')::date::timestamptz at time zone 'UTC');
end $$;

create or replace function attendance_press_month(month date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    name text := 'attendance_press_' || to_char(month, 'YYYY_MM');
begin
    if to_regclass('public.' || name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext(name));
    if exists (select from pg_class where relnamespace = 'public'::regnamespace and relname = name) then
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
    dependencies = [
        ("attendance", "0005_press_table"),
        ("organisation", "0004_places_and_leave"),
    ]
    operations = [
        migrations.CreateModel(
            name="StrangePin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pin", models.BigIntegerField()),
                ("name", models.CharField(blank=True, db_default="", max_length=80)),
                ("lines", models.IntegerField(db_default=0)),
                ("last_at", models.DateTimeField(null=True)),
                ("instansi", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.instansi")),
                ("terminal", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="attendance.terminal")),
            ],
        ),
        migrations.AddConstraint(
            model_name="strangepin",
            constraint=models.UniqueConstraint(fields=("instansi", "pin"), name="strange_pin_once"),
        ),
        # Lines come nearly in the order of their time, so an index of block ranges costs their insertion nothing.
        migrations.RunSQL(
            "create index attendance_clocking_of_days on attendance_clocking using brin (at) with (autosummarize = on)",
            "drop index attendance_clocking_of_days",
        ),
        migrations.RunSQL(AT_ONCE, migrations.RunSQL.noop),
    ]
