"""How names sound, and the listing kept true by the database: no write to people can leave it behind.

A statement that changes records notes whose (few) or that it were many; before its transaction ends the rows are
written anew, once. Statement triggers cost a bulk load one look at what it wrote, where row triggers would cost as
much as the rows.
"""

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations

ACCENTS = "áàâäãåéèêëíìîïóòôöõúùûüçñÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÇÑ", "aaaaaaeeeeiiiiooooouuuucn" * 2

SOUND = f"""
create function directory_sound(said text) returns text language sql immutable parallel safe
set search_path = pg_catalog, public
as $$
    select trim(regexp_replace(regexp_replace(
        translate(
            replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
                regexp_replace(
                    translate(lower(translate(said, '{ACCENTS[0]}', '{ACCENTS[1]}')), '''’`´', ''),
                    '[^a-z]+', ' ', 'g'),
                'oe', 'u'), 'dj', 'j'), 'tj', 'c'), 'ch', 'h'), 'kh', 'h'), 'sy', 's'), 'sj', 's'), 'sh', 's'),
                'ph', 'f'), 'th', 't'), 'dh', 'd'), 'gh', 'g'),
            'yvzq', 'ifsk'),
        '([a-z])\\1+', '\\1', 'g'), 'h( |$)', '\\1', 'g'))
$$
"""

FACTS = """
create function directory_facts(on_day date) returns table (
    employee_id bigint, instansi_id bigint, nip varchar, name varchar, gelar_depan varchar, gelar_belakang varchar,
    kind varchar, status varchar, sex varchar, birth_date date, phone varchar, email varchar, tmt_cpns date,
    education smallint, golongan varchar, tmt_golongan date, jabatan_id bigint, tmt_jabatan date, unor_id bigint)
language sql stable as $$
    select e.id, e.instansi_id, e.nip, e.name, e.gelar_depan, e.gelar_belakang, e.kind, e.status, e.sex, e.birth_date,
        e.phone, e.email, e.tmt_cpns, e.education, g.golongan, lower(g.valid), j.jabatan_id, lower(j.valid), u.unor_id
    from people_employee e
    left join people_riwayatgolongan g on g.employee_id = e.id and coalesce(g.valid @> on_day, false)
    left join people_riwayatjabatan j on j.employee_id = e.id and coalesce(j.valid @> on_day, false)
    left join people_riwayatunor u on u.employee_id = e.id and coalesce(u.valid @> on_day, false)
$$
"""

COLUMNS = (
    "employee_id, instansi_id, nip, name, gelar_depan, gelar_belakang, kind, status, sex, birth_date, phone, email, "
    "tmt_cpns, education, golongan, tmt_golongan, jabatan_id, tmt_jabatan, unor_id"
)
OLD, NEW = (", ".join(f"{side}.{name}" for name in COLUMNS.split(", ")) for side in ("l", "excluded"))
PUT = f"""
    insert into directory_listing as l ({COLUMNS}, sounds)
    select {COLUMNS}, ' ' || left(directory_sound(f.name), 198) || ' ' from directory_facts(on_day) f where %s
    on conflict (employee_id) do update set ({COLUMNS}, sounds) = row({NEW}, excluded.sounds)
    where ({OLD}) is distinct from ({NEW});
    insert into directory_word (instansi_id, sound)
    select distinct l.instansi_id, w from directory_listing l, unnest(string_to_array(trim(l.sounds), ' ')) w
    where w <> '' and %s on conflict do nothing;
    delete from directory_listing l where not exists (select from people_employee e where e.id = l.employee_id) and %s;
"""
ALL = PUT % ("true", "true", "true")
SOME = PUT % tuple(f"{one}.employee_id = any(ids)" for one in ("f", "l", "l"))

RENEW = f"""
create function directory_renew(on_day date, ids bigint[]) returns void language plpgsql as $$
begin
    {SOME}
end $$
"""

# Right after a load the planner knows nothing of the new rows and would walk one table for each row of another.
RENEW_ALL = f"""
create function directory_renew_all(on_day date) returns void language plpgsql set enable_nestloop = off as $$
begin
    {ALL}
end $$
"""

# The regions' common clock; `TIME_ZONE` of the settings.
TODAY = "(now() at time zone 'Asia/Jakarta')::date"

RENEW_DUE = f"""
create function directory_renew_due() returns trigger language plpgsql as $$
declare
    before text := current_setting('sembilan.instansi', true);
    ids bigint[];
    everybody boolean;
begin
    perform set_config('sembilan.instansi', new.instansi_id::text, true);
    with gone as (delete from directory_listingdue returning employee_id)
    select array_agg(distinct employee_id), bool_or(employee_id is null) into ids, everybody from gone;
    if everybody is not null then
        if everybody then
            perform directory_renew_all({TODAY});
        else
            perform directory_renew({TODAY}, ids);
        end if;
        insert into directory_listingday as d (instansi_id, day) values (new.instansi_id, {TODAY})
        on conflict (instansi_id) do update set turn = d.turn + 1;
    end if;
    perform set_config('sembilan.instansi', coalesce(before, ''), true);
    return null;
end $$;
create constraint trigger directory_renew_due after insert on directory_listingdue
deferrable initially deferred for each row execute function directory_renew_due()
"""

# More than this many people, and everybody's row is written anew: one statement for all is then the cheaper way.
MANY = 200
MARK = """
create function directory_mark_{by}() returns trigger language plpgsql as $$
begin
    if (select count(*) from (select from changed limit {many} + 1) c) > {many} then
        insert into directory_listingdue (instansi_id)
        select distinct c.instansi_id from changed c
        where not exists (select from directory_listingdue d
            where d.instansi_id = c.instansi_id and d.employee_id is null);
    else
        insert into directory_listingdue (instansi_id, employee_id) select distinct instansi_id, {by} from changed;
    end if;
    return null;
end $$
"""

WATCHED = {
    "people_employee": "id",
    "people_riwayatgolongan": "employee_id",
    "people_riwayatjabatan": "employee_id",
    "people_riwayatunor": "employee_id",
}
TRIGGER = (
    "create trigger directory_{event} after {event} on {table} referencing {side} table as changed "
    "for each statement execute function directory_mark_{by}()"
)
EVENTS = {"insert": "new", "update": "new", "delete": "old"}

# Who has people already gets their rows now: region by region, for the owner too sees none without a tenant.
FILL = f"""
do $$
declare
    one bigint;
begin
    for one in select id from organisation_instansi loop
        perform set_config('sembilan.instansi', one::text, true);
        perform directory_renew_all({TODAY});
        insert into directory_listingday (instansi_id, day) values (one, {TODAY});
    end loop;
    perform set_config('sembilan.instansi', '', true);
end $$
"""

MAKE = [
    SOUND,
    FACTS,
    RENEW,
    RENEW_ALL,
    RENEW_DUE,
    *(MARK.format(by=by, many=MANY) for by in ("id", "employee_id")),
    *(
        TRIGGER.format(event=event, table=table, side=side, by=by)
        for table, by in WATCHED.items()
        for event, side in EVENTS.items()
    ),
    FILL,
]
UNMAKE = [
    *(f"drop trigger directory_{event} on {table}" for table in WATCHED for event in EVENTS),
    "drop function directory_mark_id()",
    "drop function directory_mark_employee_id()",
    "drop trigger directory_renew_due on directory_listingdue",
    "drop function directory_renew_due()",
    "drop function directory_renew_all(date)",
    "drop function directory_renew(date, bigint[])",
    "drop function directory_facts(date)",
    "drop function directory_sound(text)",
]


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_whom_one_finds"), ("people", "0003_the_whole_file")]
    operations = [CreateExtension("fuzzystrmatch"), migrations.RunSQL(MAKE, UNMAKE)]
