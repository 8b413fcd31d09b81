-- The ledger: one entry a matter, and movements that carry the facts as they became known. No balance column and no update: a
-- sum cannot disagree with its parts, and a correction is a new movement.
create table ledger_entry (
    entry_id     uuid        primary key,
    clue_id      uuid        not null unique,
    number       text        not null,
    subject_name text        not null,
    region_code  text        not null check (region_code ~ '^[0-9]{12}$'),
    opened_at    timestamptz not null
);
create index ledger_entry_opened on ledger_entry (opened_at, entry_id);
create index ledger_entry_region on ledger_entry (region_code, opened_at, entry_id);

-- A fact that a movement does not speak of is null in it. The facts of an entry at an instant are the latest of each among the
-- movements recorded until then; raised and participants are differences and are summed.
create table ledger_movement (
    source_event uuid           primary key,   -- the same event posts once, however often it comes
    movement_id  bigint         generated always as identity unique,
    entry_id     uuid           not null references ledger_entry,
    territory    text           not null,      -- the region of the entry: who sees the movement
    kind         text           not null check (kind in ('OPENED', 'VERIFIED')),
    occurred_at  timestamptz    not null,      -- when it happened in the world
    recorded_at  timestamptz    not null,      -- when it was learned; decides which report it belongs to
    by_name      text           not null,
    subject_name text,
    region_name  text,
    sector       text,
    method       text,
    source       text,
    found_on     date,
    raised       numeric(16, 2),
    participants integer,
    channel      text,
    illegality   text,
    path         text,
    filed_on     date,
    charge       text,
    remark       text
);
create index ledger_movement_entry on ledger_movement (entry_id, recorded_at, movement_id);

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change();
create trigger ledger_movement_append_only before update or delete or truncate on ledger_movement
    for each statement execute function refuse_change();

alter table ledger_entry enable row level security;
alter table ledger_entry force row level security;
create policy ledger_entry_read on ledger_entry for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy ledger_entry_write on ledger_entry for insert with check (current_user = '${owner}');

alter table ledger_movement enable row level security;
alter table ledger_movement force row level security;
create policy ledger_movement_read on ledger_movement for select
    using (territory >= (select access_lo()) and territory < (select access_hi()) or current_user = '${owner}');
create policy ledger_movement_write on ledger_movement for insert with check (current_user = '${owner}');

-- The application posts through these functions alone: an agency that concludes does not see the ledger it moves, and nobody can
-- choose when something was learned. Every writer holds the advisory lock shared from before it reads the clock until it
-- commits.
create function ledger_lock() returns bigint language sql immutable as $$ select 340323000001 $$;

create function ledger_open(event uuid, entry uuid, clue uuid, number text, subject text, region text, region_name text,
                            source text, found_on date, sector text, method text, channel text, raised numeric,
                            participants integer, occurred_at timestamptz, by_name text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
declare
    now_recorded timestamptz;
begin
    if access_account_id() is null then
        raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock_shared(ledger_lock());
    now_recorded := recording_instant();
    insert into ledger_entry (entry_id, clue_id, number, subject_name, region_code, opened_at)
    values (entry, clue, number, subject, region, now_recorded)
    on conflict (clue_id) do nothing;
    if not found then
        return;
    end if;
    insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, subject_name,
                                 region_name, sector, method, source, found_on, raised, participants, channel)
    values (event, entry, region, 'OPENED', occurred_at, now_recorded, by_name, subject, region_name, sector, method, source,
            found_on, raised, participants, channel);
end
$$;

-- raised_total and participants_total are what is known now; the movement keeps the difference to what was known before.
create function ledger_verified(event uuid, clue uuid, sector text, method text, channel text, raised_total numeric,
                                participants_total integer, illegality text, path text, filed_on date, charge text,
                                remark text, occurred_at timestamptz, by_name text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
declare
    entry ledger_entry;
begin
    if access_account_id() is null then
        raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
    end if;
    select * into strict entry from ledger_entry e where e.clue_id = clue;
    perform pg_advisory_xact_lock_shared(ledger_lock());
    insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, sector, method,
                                 channel, raised, participants, illegality, path, filed_on, charge, remark)
    select event, entry.entry_id, entry.region_code, 'VERIFIED', occurred_at, recording_instant(), by_name, sector, method,
           channel, raised_total - coalesce(sum(m.raised), 0), participants_total - coalesce(sum(m.participants), 0),
           illegality, path, filed_on, charge, remark
    from ledger_movement m
    where m.entry_id = entry.entry_id
    on conflict (source_event) do nothing;
end
$$;

-- An instant before which nothing can be recorded any more: under the exclusive lock no writer is on its way, and whoever comes
-- later reads a later clock. A row that commits later can therefore never fall before an instant that was reported.
create function ledger_horizon() returns timestamptz
    language plpgsql set search_path = public, pg_temp set lock_timeout = '10s'
as $$
declare
    horizon timestamptz;
begin
    perform pg_advisory_lock(ledger_lock());
    horizon := clock_timestamp() - interval '1 microsecond';
    perform pg_advisory_unlock(ledger_lock());
    return horizon;
end
$$;

grant select on ledger_entry, ledger_movement to "${app}";
