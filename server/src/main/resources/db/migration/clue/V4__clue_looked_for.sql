-- Looking for clues by part of a name. Row security is a barrier that no index of patterns passes, so the pieces of the names lie beside
-- the clues, in a table that the application cannot read; a function answers those within the bounds of the session.
create table clue_name (
    clue_id uuid   primary key references clue,
    pieces  text[] not null
);
alter table clue no force row level security;
insert into clue_name (clue_id, pieces) select clue_id, bigrams(subject_name) from clue;
alter table clue force row level security;
create index clue_name_pieces on clue_name using gin (pieces);

create function clue_name_kept() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    insert into clue_name (clue_id, pieces) values (new.clue_id, bigrams(new.subject_name));
    return null;
end
$$;
create trigger clue_name_kept after insert on clue for each row execute function clue_name_kept();

-- At most so many clues that the session sees and whose names have the pieces of the words.
create function clue_named(words text, most integer) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    return query
    select c.clue_id
    from clue_name n
    join clue c on c.clue_id = n.clue_id
    where n.pieces @> bigrams(words)
      and (c.region_code >= (select access_lo()) and c.region_code < (select access_hi())
           or c.assigned_unit = (select access_unit())
           or c.created_by = (select access_account_id())
           or c.grid_code = (select access_grid()))
    limit most;
end
$$;
revoke execute on function clue_named(text, integer) from public;
grant execute on function clue_named(text, integer) to "${app}";

-- A number is looked for by its beginning, in the order of its characters whatever order the database sorts names in.
alter table clue drop constraint clue_number_key;
create unique index clue_number_unique on clue (number collate "C");
-- What waits for an office, newest first, among a million that do not.
create index clue_waiting_newest on clue (registered_at desc, clue_id) where status in ('REGISTERED', 'RETURNED');
create index clue_of_code on clue (credit_code, registered_at desc) where credit_code is not null;

-- Reports of one name in one county wait for each other here, where the open clue is looked for.
create or replace function clue_join(key text, place text, coded boolean, source_word text, found_day date, region text, grid text,
                                     at_instant timestamptz, unit_name text, words text) returns uuid
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    matter uuid;
    actor  uuid := access_account_id();
begin
    if actor is null then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('clue ' || place, 0));
    select c.clue_id into matter
    from clue c
    where c.status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED')
      and (c.matter_key = key or c.matter_place = place and (c.credit_code is null or not coded))
    order by c.matter_key = key desc, c.registered_at, c.clue_id
    limit 1;
    if matter is null then
        return null;
    end if;
    insert into clue_joined (clue_id, at, source, found_on, region_code, grid_code, joined_by)
    values (matter, at_instant, source_word, found_day, region, grid, actor);
    insert into clue_event (clue_id, at, kind, by_account, by_name, by_unit, text)
    select matter, at_instant, 'JOINED', actor, a.display_name, unit_name, words
    from access_account a
    where a.account_id = actor;
    return matter;
end
$$;
