-- Close-out 销号 and follow-up 回头看: one person says that nothing is left to do, another one agrees (AC-8), and somebody looks
-- again later. A matter that a follow-up finds open again is opened again with it.
create table ledger_close_out (
    close_out_id       uuid        primary key,
    matter             text        not null check (matter in ('CLUE', 'CASE')),
    matter_id          uuid        not null,
    clue_ids           uuid[]      not null check (cardinality(clue_ids) > 0),
    number             text        not null,
    subject_id         uuid,
    subject_name       text        not null,
    region_code        text        not null check (region_code ~ '^[0-9]{12}$'),
    unit_id            uuid,
    outcomes           text[]      not null check (cardinality(outcomes) > 0),
    summary            text        not null,
    outstanding        numeric(16, 2),
    outstanding_reason text,
    evidence           uuid[]      not null,
    follow_up_on       date[]      not null,
    status             text        not null check (status in ('PROPOSED', 'REFUSED', 'APPROVED', 'REOPENED')),
    proposed_by        uuid        not null,
    proposed_by_name   text        not null,
    proposed_at        timestamptz not null,
    decided_by         uuid,
    decided_by_name    text,
    decided_at         timestamptz,
    decision_reason    text,
    reopened_by        uuid,
    reopened_by_name   text,
    reopened_at        timestamptz,
    reopen_reason      text,
    version            integer     not null default 0,
    -- nobody approves what they proposed, whatever way the row is written
    constraint ledger_close_out_two_people check (decided_by <> proposed_by),
    constraint ledger_close_out_decided check ((status = 'PROPOSED') = (decided_by is null)),
    constraint ledger_close_out_reopened check ((status = 'REOPENED') = (reopened_by is not null))
);
-- One proposal or close-out a matter at a time, also between two requests of the same instant.
create unique index ledger_close_out_one on ledger_close_out (matter, matter_id) where status in ('PROPOSED', 'APPROVED');
create index ledger_close_out_list on ledger_close_out (status, region_code, proposed_at desc);
create index ledger_close_out_subject on ledger_close_out (subject_id);

create table ledger_follow_up (
    follow_up_id uuid        primary key,
    close_out_id uuid        not null references ledger_close_out,
    region_code  text        not null check (region_code ~ '^[0-9]{12}$'),
    unit_id      uuid,
    ordinal      integer     not null,
    due_on       date        not null,
    result       text        check (result in ('NORMAL', 'RELAPSED', 'DROPPED')),
    note         text,
    evidence     uuid[]      not null default '{}',
    done_by      uuid,
    done_by_name text,
    done_at      timestamptz,
    reminded_on  date,
    version      integer     not null default 0,
    unique (close_out_id, ordinal),
    check ((result is null) = (done_at is null))
);
create index ledger_follow_up_due on ledger_follow_up (due_on) where result is null;

alter table ledger_close_out enable row level security;
alter table ledger_close_out force row level security;
create policy ledger_close_out_read on ledger_close_out for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or unit_id = (select access_unit())
           or proposed_by = (select access_account_id())
           or current_user = '${owner}');
create policy ledger_close_out_propose on ledger_close_out for insert
    with check (status = 'PROPOSED' and proposed_by = (select access_account_id())
                and (region_code >= (select access_lo()) and region_code < (select access_hi())
                     or unit_id = (select access_unit())));
create policy ledger_close_out_step on ledger_close_out for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or unit_id = (select access_unit())
           or current_user = '${owner}')
    with check (status in ('APPROVED', 'REFUSED') and decided_by = (select access_account_id())
                and (select access_role()) in ('OFFICE_CLERK', 'OFFICE_LEAD')
                or status = 'REOPENED' and reopened_by = (select access_account_id()));

-- What was decided stays: a step goes from a proposal to its decision, and from a close-out to its reopening, and no other way.
create function ledger_close_out_forward() returns trigger
    language plpgsql
as $$
begin
    if not (old.status = 'PROPOSED' and new.status in ('APPROVED', 'REFUSED')
            or old.status = 'APPROVED' and new.status = 'REOPENED' and new.decided_by = old.decided_by) then
        raise exception 'a close-out does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger ledger_close_out_forward before update on ledger_close_out
    for each row execute function ledger_close_out_forward();

alter table ledger_follow_up enable row level security;
alter table ledger_follow_up force row level security;
create policy ledger_follow_up_read on ledger_follow_up for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or unit_id = (select access_unit())
           or current_user = '${owner}');
create policy ledger_follow_up_plan on ledger_follow_up for insert
    with check (region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy ledger_follow_up_step on ledger_follow_up for update
    using (result is null
           and (region_code >= (select access_lo()) and region_code < (select access_hi())
                or unit_id = (select access_unit()))
           or current_user = '${owner}')
    with check (done_by = (select access_account_id()) or current_user = '${owner}');

grant select, insert on ledger_close_out, ledger_follow_up to "${app}";
grant update (status, decided_by, decided_by_name, decided_at, decision_reason, reopened_by, reopened_by_name, reopened_at,
              reopen_reason, version) on ledger_close_out to "${app}";
grant update (result, note, evidence, done_by, done_by_name, done_at, version) on ledger_follow_up to "${app}";

-- Posts what a close-out did to the entries of its clues; of a case the lead entry carries it. Only the second person of an approved
-- close-out, or who opened one again, gets anything posted.
create function ledger_closed(close_out uuid, words text, occurred_at timestamptz, by_name text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
declare
    closed   ledger_close_out;
    recorded timestamptz;
    step     text;
begin
    select * into strict closed from ledger_close_out c where c.close_out_id = close_out;
    step := case closed.status when 'APPROVED' then 'CLOSED_OUT' when 'REOPENED' then 'REOPENED' end;
    if step is null or access_account_id() is distinct from
       (case closed.status when 'APPROVED' then closed.decided_by else closed.reopened_by end) then
        raise exception 'nothing was closed out or opened again by this account' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock_shared(ledger_lock());
    recorded := recording_instant();
    insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, case_id, reason)
    select ledger_derived(close_out, step || '/' || e.entry_id), e.entry_id, e.region_code, step, occurred_at, recorded, by_name,
           c.case_id, words
    from ledger_entry e
    left join ledger_case c on closed.matter = 'CASE' and c.case_id = closed.matter_id and c.entry_id = e.entry_id
    where e.clue_id = any (closed.clue_ids)
    on conflict (source_event) do nothing;
end
$$;

-- The follow-ups that are near or late and whose people were not told today, marked as told; the job that tells them has no session.
create function ledger_follow_ups_to_remind(today date, near date)
    returns table (follow_up_id uuid, close_out_id uuid, number text, subject_name text, region_code text, unit_id uuid,
                   due_on date, ordinal integer)
    language sql security definer set search_path = public, pg_temp
as $$
    with told as (
        update ledger_follow_up f
        set reminded_on = today
        where f.result is null and f.due_on <= near
          and (f.reminded_on is null
               or f.due_on = today and f.reminded_on < today
               or f.due_on < today and f.reminded_on <= today - 7)
        returning f.follow_up_id, f.close_out_id, f.region_code, f.unit_id, f.due_on, f.ordinal
    )
    select t.follow_up_id, t.close_out_id, c.number, c.subject_name, t.region_code, t.unit_id, t.due_on, t.ordinal
    from told t
    join ledger_close_out c using (close_out_id)
$$;

-- The matters that were found out about and are not closed out 待销号: a list that follows the movements, so that it need not be sought
-- among all entries. Facts stay in the movements.
create table ledger_pending (
    entry_id     uuid        primary key references ledger_entry,
    matter       text        not null,
    matter_id    uuid        not null,
    number       text        not null,
    subject_name text        not null,
    region_code  text        not null,
    illegality   text,
    since        timestamptz not null
);
create index ledger_pending_list on ledger_pending (region_code, since desc);
alter table ledger_pending enable row level security;
alter table ledger_pending force row level security;
create policy ledger_pending_read on ledger_pending for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy ledger_pending_write on ledger_pending using (current_user = '${owner}') with check (current_user = '${owner}');
grant select on ledger_pending to "${app}";

create function ledger_pending_follow() returns trigger
    language plpgsql
as $$
declare
    held ledger_case;
begin
    select c.* into held from ledger_case c where c.entry_id = new.entry_id order by c.opened_at desc limit 1;
    if new.kind in ('VOIDED', 'CLOSED_OUT')
       or held is null and exists (select 1 from ledger_case_clue k where k.entry_id = new.entry_id) then
        delete from ledger_pending p where p.entry_id = new.entry_id;
    elsif new.kind in ('VERIFIED', 'CORRECTED', 'CASE_OPENED', 'REOPENED') then
        insert into ledger_pending (entry_id, matter, matter_id, number, subject_name, region_code, illegality, since)
        select e.entry_id, case when held is null then 'CLUE' else 'CASE' end, coalesce(held.case_id, e.clue_id),
               coalesce(new.case_number, e.number), e.subject_name, e.region_code,
               coalesce(new.illegality, (select m.illegality from ledger_movement m
                                         where m.entry_id = e.entry_id and m.illegality is not null
                                         order by m.recorded_at desc, m.movement_id desc limit 1)), new.recorded_at
        from ledger_entry e
        where e.entry_id = new.entry_id
        on conflict (entry_id) do update
        set matter = excluded.matter, matter_id = excluded.matter_id, illegality = excluded.illegality, since = excluded.since,
            number = case when excluded.matter = ledger_pending.matter then ledger_pending.number else excluded.number end;
    end if;
    return null;
end
$$;
create trigger ledger_pending_follow after insert on ledger_movement
    for each row execute function ledger_pending_follow();
insert into ledger_pending (entry_id, matter, matter_id, number, subject_name, region_code, illegality, since)
select distinct on (e.entry_id) e.entry_id, 'CLUE', e.clue_id, e.number, e.subject_name, e.region_code, m.illegality, m.recorded_at
from ledger_entry e
join ledger_movement m on m.entry_id = e.entry_id and m.kind = 'VERIFIED'
order by e.entry_id, m.recorded_at desc;
