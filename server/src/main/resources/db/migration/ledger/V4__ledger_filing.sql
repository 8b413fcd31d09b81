-- A finding and a case both speak of 立案时间, path and charge. What each of them says is kept apart and put together when it is read:
-- a corrected finding takes back what an earlier finding said and nothing that the case said, and of an administrative and a
-- criminal filing 附件2 prints the criminal one (its note 6), whoever told it and in whatever order they were learned.
create or replace function ledger_found(event uuid, kind text, clue uuid, sector text, method text, channel text,
                                        raised_total numeric, participants_total integer, illegality text, path text,
                                        filed_on date, charge text, remark text, occurred_at timestamptz, by_name text)
    returns void
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
              and (select case f.fact when 'path' then k.path when 'filed_on' then k.filed_on::text
                                      when 'charge' then k.charge else k.remark end is not null
                   from ledger_movement k
                   where k.entry_id = entry.entry_id
                     and k.kind in ('VERIFIED', 'CORRECTED')
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

create or replace function ledger_moved(event uuid, case_ uuid, clues uuid[], kind text, facts jsonb, occurred_at timestamptz,
                                        by_name text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
declare
    lead     ledger_entry;
    linked   ledger_entry;
    recorded timestamptz;
    told     record;
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
    insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, case_id, case_number,
                                 case_name, case_subject, case_sector, case_channel, case_region, situation, handling_body,
                                 admin_filed_on, determination, referred_on, referred_to, criminal_filed_on, path, charge,
                                 case_charge, penalised_on, penalty_types, case_raised, case_returned, case_participants,
                                 case_repaid, case_remark)
    values (event, lead.entry_id, lead.region_code, kind, occurred_at, recorded, by_name, case_, told.case_number, told.case_name,
            told.case_subject, told.case_sector, told.case_channel, told.case_region, told.situation, told.handling_body,
            told.admin_filed_on, told.determination, told.referred_on, told.referred_to, told.criminal_filed_on, told.path,
            told.case_charge, told.case_charge, told.penalised_on, told.penalty_types, told.case_raised, told.case_returned,
            told.case_participants, told.case_repaid, told.case_remark);
    insert into ledger_case_clue (case_id, entry_id, territory, linked_at)
    values (case_, lead.entry_id, lead.region_code, recorded)
    on conflict do nothing;
    for linked in select e.* from ledger_entry e where e.clue_id = any (clues) and e.entry_id <> lead.entry_id loop
        if exists (select 1 from ledger_case_clue c where c.case_id = case_ and c.entry_id = linked.entry_id) then
            if coalesce(told.path, told.case_charge) is not null
               or coalesce(told.admin_filed_on, told.criminal_filed_on) is not null then
                insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name,
                                             case_number, path, admin_filed_on, criminal_filed_on, charge)
                values (ledger_derived(event, linked.entry_id::text), linked.entry_id, linked.region_code, kind, occurred_at,
                        recorded, by_name, told.case_number, told.path, told.admin_filed_on, told.criminal_filed_on,
                        told.case_charge);
            end if;
        else
            -- a clue that joins the case learns all that the case has said so far
            insert into ledger_case_clue (case_id, entry_id, territory, linked_at)
            values (case_, linked.entry_id, linked.region_code, recorded);
            insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name,
                                         case_number, path, admin_filed_on, criminal_filed_on, charge)
            select ledger_derived(event, linked.entry_id::text), linked.entry_id, linked.region_code, kind, occurred_at, recorded,
                   by_name,
                   (array_agg(m.case_number order by m.recorded_at desc, m.movement_id desc)
                       filter (where m.case_number is not null))[1],
                   (array_agg(m.path order by m.recorded_at desc, m.movement_id desc) filter (where m.path is not null))[1],
                   (array_agg(m.admin_filed_on order by m.recorded_at desc, m.movement_id desc)
                       filter (where m.admin_filed_on is not null))[1],
                   (array_agg(m.criminal_filed_on order by m.recorded_at desc, m.movement_id desc)
                       filter (where m.criminal_filed_on is not null))[1],
                   (array_agg(m.charge order by m.recorded_at desc, m.movement_id desc) filter (where m.charge is not null))[1]
            from ledger_movement m
            where m.case_id = case_;
        end if;
    end loop;
end
$$;
