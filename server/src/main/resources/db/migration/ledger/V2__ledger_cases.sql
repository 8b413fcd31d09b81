-- The ledger learns the whole life of a matter: corrected findings, voided entries, cases with their money, close-out and
-- reopening, so that 附件2 and 附件3 are both read from it as of any instant.
alter table ledger_entry add column subject_id uuid;
create index ledger_entry_subject on ledger_entry (subject_id) where subject_id is not null;

alter table ledger_movement drop constraint ledger_movement_kind_check;
alter table ledger_movement add constraint ledger_movement_kind_check
    check (kind in ('OPENED', 'VERIFIED', 'CORRECTED', 'VOIDED', 'CASE_OPENED', 'CASE_CHANGED', 'DETERMINED', 'ADMIN_FILED',
                    'MEASURE_TAKEN', 'REFERRED', 'POLICE_FILED', 'PENALISED', 'MONEY_MOVED', 'CLOSED_OUT', 'REOPENED'));

-- The facts of a case stand in the entry of its lead clue, in columns of their own: the sums of 附件3 are not those of 附件2.
-- case_raised, case_returned, case_participants and case_repaid are differences. cleared names facts that are no longer known: a
-- corrected finding may take back a path or a charge, and null alone says nothing. reason is why an entry was voided, closed out or
-- reopened.
alter table ledger_movement
    add column case_id           uuid,
    add column case_number       text,
    add column case_name         text,
    add column case_subject      text,
    add column case_sector       text,
    add column case_channel      text,
    add column case_region       text,
    add column situation         text,
    add column handling_body     text,
    add column admin_filed_on    date,
    add column determination     text,
    add column referred_on       date,
    add column referred_to       text,
    add column criminal_filed_on date,
    add column case_charge       text,
    add column penalised_on      date,
    add column penalty_types     jsonb,
    add column case_raised       numeric(16, 2),
    add column case_returned     numeric(16, 2),
    add column case_participants integer,
    add column case_repaid       integer,
    add column case_remark       text,
    add column cleared           text[],
    add column reason            text;
create index ledger_movement_case on ledger_movement (case_id, recorded_at, movement_id) where case_id is not null;
-- When a case was open: read without touching the table.
create index ledger_movement_case_state on ledger_movement (case_id, recorded_at, movement_id) include (kind, territory)
    where case_id is not null and kind in ('CASE_OPENED', 'CLOSED_OUT', 'REOPENED');
create index ledger_movement_voided on ledger_movement (entry_id) include (recorded_at) where kind = 'VOIDED';

-- A case and the entry of its lead clue, which carries its facts.
create table ledger_case (
    case_id   uuid        primary key,
    entry_id  uuid        not null references ledger_entry,
    territory text        not null,
    opened_at timestamptz not null
);
create index ledger_case_entry on ledger_case (entry_id);

-- Each clue that a case speaks for: its entry prints the case's path, filing date and charge in 附件2.
create table ledger_case_clue (
    case_id   uuid        not null references ledger_case,
    entry_id  uuid        not null references ledger_entry,
    territory text        not null,
    linked_at timestamptz not null,
    primary key (case_id, entry_id)
);
create index ledger_case_clue_entry on ledger_case_clue (entry_id);

create trigger ledger_case_append_only before update or delete or truncate on ledger_case
    for each statement execute function refuse_change();
create trigger ledger_case_clue_append_only before update or delete or truncate on ledger_case_clue
    for each statement execute function refuse_change();

alter table ledger_case enable row level security;
alter table ledger_case force row level security;
create policy ledger_case_read on ledger_case for select
    using (territory >= (select access_lo()) and territory < (select access_hi()) or current_user = '${owner}');
create policy ledger_case_write on ledger_case for insert with check (current_user = '${owner}');

alter table ledger_case_clue enable row level security;
alter table ledger_case_clue force row level security;
create policy ledger_case_clue_read on ledger_case_clue for select
    using (territory >= (select access_lo()) and territory < (select access_hi()) or current_user = '${owner}');
create policy ledger_case_clue_write on ledger_case_clue for insert with check (current_user = '${owner}');

grant select on ledger_case, ledger_case_clue to "${app}";

-- An event that touches several entries posts to each under an id of its own, the same one however often the event comes.
create function ledger_derived(event uuid, part text) returns uuid
    language sql immutable strict
    as $$ select md5(event::text || '/' || part)::uuid $$;

drop function ledger_open(uuid, uuid, uuid, text, text, text, text, text, date, text, text, text, numeric, integer, timestamptz,
                          text);
create function ledger_open(event uuid, entry uuid, clue uuid, number text, subject text, subject_id uuid, region text,
                            region_name text, source text, found_on date, sector text, method text, channel text,
                            raised numeric, participants integer, occurred_at timestamptz, by_name text) returns void
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
    insert into ledger_entry (entry_id, clue_id, number, subject_name, subject_id, region_code, opened_at)
    values (entry, clue, number, subject, subject_id, region, now_recorded)
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

-- A finding, the first one or a corrected one. raised_total and participants_total are what is known now; the movement keeps the
-- difference. What an earlier finding said and this one no longer says is cleared, unless the case has said it since.
drop function ledger_verified(uuid, uuid, text, text, text, numeric, integer, text, text, date, text, text, timestamptz, text);
create function ledger_found(event uuid, kind text, clue uuid, sector text, method text, channel text, raised_total numeric,
                             participants_total integer, illegality text, path text, filed_on date, charge text, remark text,
                             occurred_at timestamptz, by_name text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
declare
    entry ledger_entry;
begin
    if access_account_id() is null then
        raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
    end if;
    if kind not in ('VERIFIED', 'CORRECTED') then
        raise exception '% is no finding', kind using errcode = 'invalid_parameter_value';
    end if;
    select * into strict entry from ledger_entry e where e.clue_id = clue;
    perform pg_advisory_xact_lock_shared(ledger_lock());
    insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, sector, method,
                                 channel, raised, participants, illegality, path, filed_on, charge, remark, cleared)
    select event, entry.entry_id, entry.region_code, kind, occurred_at, recording_instant(), by_name, sector, method,
           channel, raised_total - coalesce(sum(m.raised), 0), participants_total - coalesce(sum(m.participants), 0),
           illegality, path, filed_on, charge, remark,
           (select array_agg(f.fact order by f.fact)
            from (values ('path', path), ('filed_on', filed_on::text), ('charge', charge), ('remark', remark)) f (fact, told)
            where f.told is null
              and (select k.kind in ('VERIFIED', 'CORRECTED')
                   from ledger_movement k
                   where k.entry_id = entry.entry_id
                     and (case f.fact when 'path' then k.path when 'filed_on' then k.filed_on::text
                                      when 'charge' then k.charge else k.remark end is not null
                          or f.fact = any (k.cleared))
                   order by k.recorded_at desc, k.movement_id desc
                   limit 1))
    from ledger_movement m
    where m.entry_id = entry.entry_id
    on conflict (source_event) do nothing;
end
$$;

-- A mistyped clue: the entry stays, and no form counts it from now on.
create function ledger_voided(event uuid, clue uuid, reason text, occurred_at timestamptz, by_name text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
begin
    if access_account_id() is null then
        raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock_shared(ledger_lock());
    insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, reason)
    select event, e.entry_id, e.region_code, 'VOIDED', occurred_at, recording_instant(), by_name, reason
    from ledger_entry e
    where e.clue_id = clue
    on conflict (source_event) do nothing;
end
$$;

-- A move of a case. Its facts go to the entry of the lead clue, the first of the list when the case was opened; what 附件2 prints –
-- path, filing date, charge – goes to the entry of every clue of the case. Of an administrative and a criminal filing 附件2 prints
-- the criminal one only (its note 6), so an administrative date never replaces it.
create function ledger_moved(event uuid, case_ uuid, clues uuid[], kind text, facts jsonb, occurred_at timestamptz, by_name text)
    returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
declare
    lead      ledger_entry;
    linked    ledger_entry;
    recorded  timestamptz;
    criminal  boolean;
    told      record;
begin
    if access_account_id() is null then
        raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
    end if;
    if kind in ('OPENED', 'VERIFIED', 'CORRECTED', 'VOIDED', 'CLOSED_OUT', 'REOPENED') then
        raise exception '% is no move of a case', kind using errcode = 'invalid_parameter_value';
    end if;
    perform pg_advisory_xact_lock_shared(ledger_lock());
    if exists (select 1 from ledger_movement m where m.source_event = event) then
        return;
    end if;
    recorded := recording_instant();
    if not exists (select 1 from ledger_case c where c.case_id = case_) then
        insert into ledger_case (case_id, entry_id, territory, opened_at)
        select case_, e.entry_id, e.region_code, recorded from ledger_entry e where e.clue_id = clues[1];
    end if;
    select e.* into strict lead from ledger_case c join ledger_entry e using (entry_id) where c.case_id = case_;
    select * into told
    from jsonb_to_record(facts) as f (case_number text, case_name text, case_subject text, case_sector text, case_channel text,
                                      case_region text, situation text, handling_body text, admin_filed_on date,
                                      determination text, referred_on date, referred_to text, criminal_filed_on date, path text,
                                      case_charge text, penalised_on date, penalty_types jsonb, case_raised numeric,
                                      case_returned numeric, case_participants integer, case_repaid integer,
                                      case_remark text);
    criminal := told.criminal_filed_on is not null or exists (
        select 1 from ledger_movement m where m.case_id = case_ and m.criminal_filed_on is not null);
    insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, case_id, case_number,
                                 case_name, case_subject, case_sector, case_channel, case_region, situation, handling_body,
                                 admin_filed_on, determination, referred_on, referred_to, criminal_filed_on, path, filed_on,
                                 charge, case_charge, penalised_on, penalty_types, case_raised, case_returned,
                                 case_participants, case_repaid, case_remark)
    values (event, lead.entry_id, lead.region_code, kind, occurred_at, recorded, by_name, case_, told.case_number, told.case_name,
            told.case_subject, told.case_sector, told.case_channel, told.case_region, told.situation, told.handling_body,
            told.admin_filed_on, told.determination, told.referred_on, told.referred_to, told.criminal_filed_on, told.path,
            coalesce(told.criminal_filed_on, case when not criminal then told.admin_filed_on end), told.case_charge,
            told.case_charge, told.penalised_on, told.penalty_types, told.case_raised, told.case_returned,
            told.case_participants, told.case_repaid, told.case_remark);
    insert into ledger_case_clue (case_id, entry_id, territory, linked_at)
    values (case_, lead.entry_id, lead.region_code, recorded)
    on conflict do nothing;
    for linked in select e.* from ledger_entry e where e.clue_id = any (clues) and e.entry_id <> lead.entry_id loop
        if exists (select 1 from ledger_case_clue c where c.case_id = case_ and c.entry_id = linked.entry_id) then
            if told.path is not null or told.admin_filed_on is not null and not criminal
               or told.criminal_filed_on is not null or told.case_charge is not null then
                insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name,
                                             case_number, path, filed_on, charge)
                values (ledger_derived(event, linked.entry_id::text), linked.entry_id, linked.region_code, kind, occurred_at,
                        recorded, by_name, told.case_number, told.path,
                        coalesce(told.criminal_filed_on, case when not criminal then told.admin_filed_on end),
                        told.case_charge);
            end if;
        else
            -- a clue that joins the case learns all that the case has said so far
            insert into ledger_case_clue (case_id, entry_id, territory, linked_at)
            values (case_, linked.entry_id, linked.region_code, recorded);
            insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name,
                                         case_number, path, filed_on, charge)
            select ledger_derived(event, linked.entry_id::text), linked.entry_id, linked.region_code, kind, occurred_at, recorded,
                   by_name,
                   (array_agg(m.case_number order by m.recorded_at desc, m.movement_id desc)
                       filter (where m.case_number is not null))[1],
                   (array_agg(m.path order by m.recorded_at desc, m.movement_id desc) filter (where m.path is not null))[1],
                   (array_agg(m.filed_on order by m.recorded_at desc, m.movement_id desc)
                       filter (where m.filed_on is not null))[1],
                   (array_agg(m.charge order by m.recorded_at desc, m.movement_id desc) filter (where m.charge is not null))[1]
            from ledger_movement m
            where m.case_id = case_;
        end if;
    end loop;
end
$$;
