-- The verbs of a clue: accepted, returned, transferred, recalled, suspended, extended, voided, claimed, urgent (Z8, G11, users 2.12
-- and 2.23). Statuses RETURNED, SUSPENDED and VOIDED; the clock as rows; reasons as dated lists; reminders that come once.
alter table clue
    add column urgent          boolean     not null default false,
    add column working_source  text,
    add column warning_id      uuid,
    add column subject_id      uuid,
    add column round           integer     not null default 0,
    add column dispatched_at   timestamptz,
    add column term_amount     integer     check (term_amount between 1 and 1000),
    add column term_unit       text,
    add column accept_by       date,
    add column returns         integer     not null default 0,
    add column extended        integer     not null default 0,
    add column extension_by    uuid,
    add column suspensions     integer     not null default 0,
    add column claimed_by      uuid,
    add column claimed_by_name text,
    add column claimed_until   timestamptz;

do $$
declare
    rule text;
begin
    for rule in
        select conname
        from pg_constraint
        where conrelid = 'clue'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%status%'
    loop
        execute format('alter table clue drop constraint %I', rule);
    end loop;
end
$$;
alter table clue
    add constraint clue_status check (status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED', 'CONCLUDED',
                                                 'CLOSED', 'VOIDED')),
    add constraint clue_has_unit check (status in ('REGISTERED', 'VOIDED') or assigned_unit is not null),
    add constraint clue_has_finding check (status not in ('CONCLUDED', 'CLOSED') or illegality is not null),
    add constraint clue_claim_whole check ((claimed_by is null) = (claimed_until is null)
                                           and (claimed_by is null) = (claimed_by_name is null));

-- A clue that was assigned before this room knew rounds is in its first.
alter table clue no force row level security;
update clue
set round = 1,
    dispatched_at = coalesce((select max(e.at) from clue_event e where e.clue_id = clue.clue_id and e.kind = 'ASSIGNED'),
                             registered_at),
    term_amount = 15,
    term_unit = 'WORKING_DAYS'
where status <> 'REGISTERED';
alter table clue force row level security;

drop index clue_one_open_per_matter;
drop index clue_open_place;
drop index clue_waiting_office;
-- The guarantee that one matter has one open clue, over the five statuses that are open.
create unique index clue_one_open_per_matter on clue (matter_key)
    where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED');
create index clue_open_place on clue (matter_place)
    where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED');
create index clue_waiting_office on clue (region_code) where status in ('REGISTERED', 'RETURNED');
create index clue_open_newest on clue (registered_at desc, clue_id)
    where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED');
create index clue_due on clue (due_on) where status in ('ASSIGNED', 'VERIFYING');
create index clue_accept on clue (accept_by) where status = 'ASSIGNED';
create index clue_of_subject on clue (subject_id, registered_at desc) where subject_id is not null;
create index clue_extension_waits on clue (region_code) where extension_by is not null;

-- The maker may void or press what nobody has taken up yet, also one who sees no territory.
create policy clue_own on clue for update
    using (created_by = (select access_account_id()) and status = 'REGISTERED')
    with check (created_by = (select access_account_id()) and status in ('REGISTERED', 'VOIDED'));

-- A line of the timeline may show what a value was and what it became. What the platform does by itself has no account.
alter table clue_event
    add column was     text,
    add column becomes text,
    alter column by_account drop not null;
drop trigger clue_event_hand on clue_event;
create trigger clue_event_hand after insert on clue_event
    for each row when (new.by_account is not null) execute function clue_hand_keep();

-- Why a clue may be returned or suspended. A reason is in force from one day to another and is never edited.
create table clue_reason (
    kind  text not null check (kind in ('RETURN', 'SUSPENSION')),
    code  text not null,
    label text not null,
    basis text not null,
    since date not null,
    until date,
    place integer not null,
    primary key (kind, code, since)
);
insert into clue_reason (kind, code, label, basis, since, place)
values ('RETURN', 'NOT_OUR_TERRITORY', '不在本辖区', '属地管理：由实际经营地所在的乡镇承办', date '2000-01-01', 1),
       ('RETURN', 'NOT_OUR_DUTY', '不属于本单位职责', '谁审批谁监管、谁主管谁负责', date '2000-01-01', 2),
       ('RETURN', 'FACTS_MISSING', '要素不全，无法核查', '线索应写明主体、地点和集资方式', date '2000-01-01', 3),
       ('RETURN', 'ALREADY_IN_HAND', '与本单位在办事项重复', '同一事项只立一条线索', date '2000-01-01', 4),
       ('RETURN', 'RECUSAL', '应当回避', '《行政处罚法》第四十三条', date '2000-01-01', 5),
       ('SUSPENSION', 'APPRAISAL', '鉴定、检测、检验', '参照《市场监督管理行政处罚程序规定》：鉴定、检测、检验时间不计入办理期限', date '2000-01-01', 1),
       ('SUSPENSION', 'OTHER_DECISION', '须以相关案件裁判或其他行政决定为依据，尚未作出', '参照《市场监督管理行政处罚程序规定》关于中止调查的规定', date '2000-01-01', 2),
       ('SUSPENSION', 'LEGAL_QUESTION', '法律适用问题已送有权机关解释', '参照《市场监督管理行政处罚程序规定》关于中止调查的规定', date '2000-01-01', 3),
       ('SUSPENSION', 'FORCE_MAJEURE', '不可抗力，暂时无法核查', '参照《市场监督管理行政处罚程序规定》关于中止调查的规定', date '2000-01-01', 4),
       ('SUSPENSION', 'WHEREABOUTS_UNKNOWN', '当事人下落不明，暂时无法核查', '参照《市场监督管理行政处罚程序规定》关于中止调查的规定', date '2000-01-01', 5);

-- When the clock of a round stood still. The day of the suspension does not count; that of the resumption does.
create table clue_pause (
    pause_id   uuid   primary key,
    clue_id    uuid   not null references clue,
    round      integer not null,
    reason     text   not null,
    label      text   not null,
    since      date   not null,
    until      date,
    opened_by  uuid   not null,
    check (until >= since - 1)
);
create unique index clue_pause_open on clue_pause (clue_id) where until is null;
create index clue_pause_clue on clue_pause (clue_id, round);

-- Requests for more time. Who decides is not who asked: the database says so too.
create table clue_extension (
    extension_id      uuid        primary key,
    clue_id           uuid        not null references clue,
    round             integer     not null,
    amount            integer     not null check (amount between 1 and 1000),
    reason            text        not null,
    requested_by      uuid        not null,
    requested_by_name text        not null,
    requested_at      timestamptz not null,
    granted           boolean,
    note              text,
    decided_by        uuid,
    decided_by_name   text,
    decided_at        timestamptz,
    lapsed_at         timestamptz,
    constraint clue_extension_two_people check (decided_by <> requested_by),
    check ((granted is null) = (decided_by is null) and (granted is null) = (decided_at is null)),
    check (granted is null or lapsed_at is null)
);
create unique index clue_extension_waiting on clue_extension (clue_id) where granted is null and lapsed_at is null;
create index clue_extension_clue on clue_extension (clue_id, round);

-- What the clock told whom, once for every due day it was told about.
create table clue_reminder (
    clue_id uuid        not null references clue,
    round   integer     not null,
    due_on  date        not null,
    kind    text        not null check (kind in ('DUE_SOON', 'OVERDUE', 'ESCALATED', 'NOT_ACCEPTED')),
    at      timestamptz not null,
    primary key (clue_id, round, due_on, kind)
);

alter table clue_pause enable row level security;
alter table clue_pause force row level security;
create policy clue_pause_read on clue_pause for select
    using (exists (select 1 from clue c where c.clue_id = clue_pause.clue_id));
create policy clue_pause_write on clue_pause for insert
    with check (opened_by = (select access_account_id())
                and exists (select 1 from clue c where c.clue_id = clue_pause.clue_id));
create policy clue_pause_end on clue_pause for update
    using (exists (select 1 from clue c where c.clue_id = clue_pause.clue_id));

alter table clue_extension enable row level security;
alter table clue_extension force row level security;
create policy clue_extension_read on clue_extension for select
    using (exists (select 1 from clue c where c.clue_id = clue_extension.clue_id));
create policy clue_extension_write on clue_extension for insert
    with check (requested_by = (select access_account_id()) and granted is null
                and exists (select 1 from clue c where c.clue_id = clue_extension.clue_id));
create policy clue_extension_decide on clue_extension for update
    using (granted is null and lapsed_at is null
           and exists (select 1 from clue c where c.clue_id = clue_extension.clue_id))
    with check (lapsed_at is not null and granted is null
                or decided_by = (select access_account_id()) and (select access_role()) = 'OFFICE_LEAD');

alter table clue_reminder enable row level security;
alter table clue_reminder force row level security;
create policy clue_reminder_read on clue_reminder for select
    using (exists (select 1 from clue c where c.clue_id = clue_reminder.clue_id) or current_user = '${owner}');
create policy clue_reminder_write on clue_reminder for insert with check (current_user = '${owner}');

-- As in V1, over the five open statuses.
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

-- Whether a matter has an open clue besides this one: all that who checks it again may learn of a clue of another scope.
create function clue_matter_open(this uuid, key text, place text, coded boolean) returns boolean
    language sql stable security definer set search_path = public, pg_temp
as $$
    select access_account_id() is not null and exists (
        select 1
        from clue c
        where c.status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED')
          and c.clue_id <> this
          and (c.matter_key = key or c.matter_place = place and (c.credit_code is null or not coded)))
$$;

-- Finds what the clocks have to tell today, keeps that it was told and writes the lines of the timeline. It looks over all
-- territories, as nobody's session may, and therefore wants the server's key.
create function clue_remind(server_key text, today date, soon date, escalate date, at_instant timestamptz)
    returns table (clue_id uuid, number text, subject_name text, region_code text, unit_id uuid, due_on date, kind text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    return query
        with told as (
            insert into clue_reminder (clue_id, round, due_on, kind, at)
            select c.clue_id, c.round, d.due_on, d.kind, at_instant
            from clue c
            cross join lateral (
                select c.due_on, 'DUE_SOON' as kind where c.due_on between today and soon
                union all
                select c.due_on, 'OVERDUE' where c.due_on < today
                union all
                select c.due_on, 'ESCALATED' where c.due_on <= escalate
                union all
                select c.accept_by, 'NOT_ACCEPTED' where c.status = 'ASSIGNED' and c.accept_by < today
            ) d
            where c.status in ('ASSIGNED', 'VERIFYING') and (c.due_on <= soon or c.status = 'ASSIGNED' and c.accept_by < today)
            on conflict do nothing
            returning clue_reminder.clue_id, clue_reminder.due_on, clue_reminder.kind
        ), lines as (
            insert into clue_event (clue_id, at, kind, by_name, text)
            select t.clue_id, at_instant, 'REMINDED', '平台',
                   case t.kind
                       when 'DUE_SOON' then '临期提醒：' || to_char(t.due_on, 'FMMM"月"FMDD"日"') || '到期'
                       when 'OVERDUE' then '逾期提醒：' || to_char(t.due_on, 'FMMM"月"FMDD"日"') || '已到期'
                       when 'ESCALATED' then '逾期升级：已报处非办负责人'
                       else '签收提醒：应于' || to_char(t.due_on, 'FMMM"月"FMDD"日"') || '前签收'
                   end
            from told t
        )
        select c.clue_id, c.number, c.subject_name, c.region_code, c.assigned_unit, t.due_on, t.kind
        from told t
        join clue c on c.clue_id = t.clue_id
        order by t.due_on, c.number;
end
$$;

drop table clue_term;

grant update (urgent, round, dispatched_at, term_amount, term_unit, accept_by, returns, extended, extension_by, suspensions, claimed_by,
              claimed_by_name, claimed_until) on clue to "${app}";
grant select on clue_reason, clue_reminder to "${app}";
grant select, insert on clue_pause, clue_extension to "${app}";
grant update (until) on clue_pause to "${app}";
grant update (granted, note, decided_by, decided_by_name, decided_at, lapsed_at) on clue_extension to "${app}";
