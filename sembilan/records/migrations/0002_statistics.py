"""Statistics for the planner, at once after a load: ANALYZE is the owner's, so the app calls a function of the owner's."""

from django.db import migrations

SQL = """
create function sembilan_analyze() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    name text;
begin
    foreach name in array array[
        'organisation_unor', 'organisation_jabatan', 'allowance_tppkelas', 'people_employee', 'people_riwayatgolongan',
        'people_riwayatjabatan', 'people_riwayatunor', 'attendance_terminalpin', 'attendance_clocking',
        'attendance_absence', 'performance_dailyactivity', 'performance_periodicrating',
        'assessment_assessmentresult', 'learning_training', 'discipline_sanction']
    loop
        if to_regclass('public.' || name) is not null then
            execute format('analyze public.%I', name);
        end if;
    end loop;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunSQL(SQL, "drop function sembilan_analyze()")]
