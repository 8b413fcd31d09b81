-- Warnings: what several sources say of one subject of a county, weighed by a published set of rules into a score, and what people
-- made of it. Signals never judge, warnings never assign work, a score is a lead and never a verdict.

-- The rules by version. Drawn up by one person and published by another; a published version is never changed.
create table warning_rule_set (
    version           integer      primary key check (version >= 1),
    status            text         not null check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    opens_at          numeric(4,1) not null check (opens_at between 1 and 100),   -- the score at which a warning opens
    retire_below      numeric(4,3) not null check (retire_below between 0 and 1), -- a rule whose precision is less is proposed for retirement
    retire_after      integer      not null check (retire_after >= 1),            -- not before so many verdicts
    note              text         not null,
    drafted_by        uuid,                              -- absent for the built-in first version
    drafted_by_name   text         not null,
    drafted_at        timestamptz  not null,
    published_by      uuid,
    published_by_name text,
    published_at      timestamptz,
    effective_from    date,
    revision          integer      not null default 0,
    check (status <> 'PUBLISHED' or effective_from is not null and published_at is not null),
    -- Four eyes: who publishes did not draft.
    constraint warning_rule_set_four_eyes
        check (status <> 'PUBLISHED' or version = 1
               or drafted_by is not null and published_by is not null and published_by <> drafted_by)
);
create unique index warning_rule_set_one_draft on warning_rule_set (status) where status = 'DRAFT';

create table warning_rule (
    version    integer      not null references warning_rule_set,
    code       text         not null,
    position   integer      not null,
    weight     numeric(5,2) not null check (weight between 0 and 100),
    half_life  integer      not null check (half_life between 0 and 3650),  -- days; 0: does not age while it stands
    cap        numeric(5,2) not null check (cap between 0 and 79),          -- no rule alone makes a subject red
    enabled    boolean      not null,
    primary key (version, code)
);

-- The database and not the desk says who drafted, who published, and that what is published stays as it is.
create function warning_rule_set_guard() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'DRAFT' or new.drafted_by is distinct from access_account_id() then
            raise exception 'a rule set begins as the draft of who drafts it' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if old.status <> 'DRAFT' then
        raise exception 'rule set % is not a draft any more', old.version using errcode = 'restrict_violation';
    end if;
    if new.status = 'PUBLISHED' and (access_account_id() is null or new.published_by is distinct from access_account_id()
                                     or new.published_by is not distinct from new.drafted_by) then
        raise exception 'a rule set is published by a second person' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create function warning_rule_guard() returns trigger
    language plpgsql
as $$
begin
    if not exists (select 1 from warning_rule_set s where s.version = new.version and s.status = 'DRAFT') then
        raise exception 'rule set % is not a draft', new.version using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

insert into warning_rule_set (version, status, opens_at, retire_below, retire_after, note, drafted_by_name, drafted_at,
                              published_by_name, published_at, effective_from)
values (1, 'PUBLISHED', 20, 0.107, 20,
        '内置默认规则。权重由平台按公开登记数据试算设定，没有公布的官方权重可依；分级采用宿迁市公布的五级刻度。', '系统内置', now(), '系统内置',
        now(), date '2000-01-01');
insert into warning_rule (version, code, position, weight, half_life, cap, enabled)
values (1, 'FORBIDDEN_NAME',    1, 45, 0,   60, true),
       (1, 'FORBIDDEN_SCOPE',   2, 30, 0,   45, true),
       (1, 'WATCH_NAME',        3, 10, 0,   20, true),
       (1, 'WATCH_SCOPE',       4, 6,  0,   15, true),
       (1, 'MANY_TERMS',        5, 20, 0,   20, true),
       (1, 'NAME_AND_SCOPE',    6, 4,  0,   10, true),
       (1, 'TERM_ADDED',        7, 25, 90,  40, true),
       (1, 'NEW_FIRM',          8, 10, 180, 10, true),
       (1, 'POLICE_PLATFORM',   9, 60, 180, 75, true),
       (1, 'FUNDS_ANOMALY',    10, 50, 120, 75, true),
       (1, 'SUPERIOR_NOTICE',  11, 50, 180, 70, true),
       (1, 'PROVINCE_PLATFORM', 12, 45, 180, 70, true),
       (1, 'FIELD_FINDING',    13, 35, 120, 60, true),
       (1, 'COMPLAINTS',       14, 30, 90,  60, true),
       (1, 'PUBLIC_OPINION',   15, 25, 60,  50, true);

create trigger warning_rule_set_guarded before insert or update on warning_rule_set
    for each row execute function warning_rule_set_guard();
create trigger warning_rule_guarded before insert or update on warning_rule
    for each row execute function warning_rule_guard();

-- Signals: one source's word on one subject. The same word of the same source stands once.
create table warning_signal (
    signal_id        uuid         primary key,
    subject_id       uuid         not null,
    subject_name     text         not null,
    credit_code      text,
    firm_id          uuid,
    county           text         not null,
    region_code      text         not null check (region_code ~ '^[0-9]{12}$'),
    rule             text         not null,
    origin           text         not null,              -- REGISTER, or the platform or office it came from
    source_key       text         not null,
    strength         numeric(4,3) not null check (strength between 0 and 1),
    because          text         not null,
    lexicon_version  integer,
    occurred_at      timestamptz  not null,
    recorded_at      timestamptz  not null,
    recorded_by      uuid,
    recorded_by_name text         not null,
    expires_at       timestamptz,
    ended_at         timestamptz,
    answered_in      uuid,                               -- the warning whose verdict answered it
    answered_as      text         check (answered_as in ('CONFIRMED', 'REFUTED', 'DUPLICATE', 'UNVERIFIABLE'))
);
create unique index warning_signal_once on warning_signal (county, origin, source_key) where ended_at is null;
create index warning_signal_subject on warning_signal (subject_id, county);
create index warning_signal_firm on warning_signal (firm_id) where firm_id is not null and ended_at is null;
create index warning_signal_region on warning_signal (region_code) where ended_at is null;

-- One open warning a subject and county, however many sources speak at the same moment.
create table warning (
    warning_id       uuid         primary key,
    number           text         not null unique,
    subject_id       uuid         not null,
    subject_name     text         not null,
    credit_code      text,
    firm_id          uuid,
    county           text         not null,
    region_code      text         not null check (region_code ~ '^[0-9]{12}$'),
    status           text         not null check (status in ('OPEN', 'SNOOZED', 'CLUE', 'ANSWERED', 'FADED')),
    score            numeric(4,1) not null check (score between 0 and 100),       -- by the rules
    shown_score      numeric(4,1) not null check (shown_score between 0 and 100), -- what a person set instead, while that holds
    peak_score       numeric(4,1) not null,
    rule_version     integer      not null references warning_rule_set,
    rules            text[]       not null,              -- codes that count today
    because          text         not null,              -- the weightiest sentence
    opened_at        timestamptz  not null,
    signalled_at     timestamptz  not null,              -- the newest signal that counts
    scored_at        timestamptz  not null,
    falls_on         date,                               -- when the level falls by age alone
    override_until   timestamptz,
    snooze_until     timestamptz,
    clue_id          uuid,
    clue_number      text,
    verdict          text         check (verdict in ('CONFIRMED', 'REFUTED', 'DUPLICATE', 'UNVERIFIABLE')),
    verdict_by       text,
    closed_at        timestamptz,
    version          integer      not null default 0,
    check (status <> 'ANSWERED' or verdict is not null),
    check (status <> 'CLUE' or clue_id is not null)
);
create unique index warning_one_open on warning (subject_id, county) where status in ('OPEN', 'SNOOZED', 'CLUE');
create index warning_list on warning (shown_score desc, warning_id) where status = 'OPEN';
create index warning_territory on warning (region_code, shown_score desc, warning_id);
create index warning_subject on warning (subject_id);
create index warning_clue on warning (clue_id) where clue_id is not null;

create table warning_number (
    county text    not null,
    year   integer not null,
    last   integer not null,
    primary key (county, year)
);

-- What was counted when: a row for each signal in a warning, with what it brought when it was last weighed.
create table warning_reason (
    warning_id   uuid          not null references warning,
    signal_id    uuid          not null references warning_signal,
    rule         text          not null,
    points       numeric(8,4)  not null,
    decay        numeric(8,6)  not null,
    counted_at   timestamptz   not null,
    weighed_at   timestamptz   not null,
    dropped_at   timestamptz,
    primary key (warning_id, signal_id)
);

-- The timeline. Append-only.
create table warning_event (
    event_id     bigint       generated always as identity primary key,
    warning_id   uuid         not null references warning,
    at           timestamptz  not null,
    kind         text         not null,
    score        numeric(4,1) not null,
    by_account   uuid,
    by_name      text         not null,
    text         text         not null
);
create index warning_event_warning on warning_event (warning_id, event_id);

create table warning_override (
    override_id    uuid         primary key,
    warning_id     uuid         not null references warning,
    score          numeric(4,1) not null check (score between 0 and 100),
    reason         text         not null check (length(reason) between 1 and 1000),
    until          timestamptz  not null,
    made_by        uuid         not null,
    made_by_name   text         not null,
    made_at        timestamptz  not null,
    lifted_at      timestamptz,
    lifted_because text
);
create unique index warning_override_one on warning_override (warning_id) where lifted_at is null;

create table warning_snooze (
    snooze_id      uuid         primary key,
    warning_id     uuid         not null references warning,
    score          numeric(4,1) not null,                -- what it stood at: a higher level wakes it
    reason         text         not null check (length(reason) between 1 and 1000),
    until          timestamptz  not null,
    made_by        uuid         not null,
    made_by_name   text         not null,
    made_at        timestamptz  not null,
    ended_at       timestamptz,
    ended_because  text
);
create unique index warning_snooze_one on warning_snooze (warning_id) where ended_at is null;

-- What it turned out to be. The newest counts. Append-only.
create table warning_verdict (
    verdict_id   uuid         primary key,
    warning_id   uuid         not null references warning,
    verdict      text         not null check (verdict in ('CONFIRMED', 'REFUTED', 'DUPLICATE', 'UNVERIFIABLE')),
    note         text         not null,
    rules        text[]       not null,                  -- the rules that counted then: their precision is reckoned from this
    given_by     uuid         not null,
    given_by_name text        not null,
    given_at     timestamptz  not null,
    clue_id      uuid                                    -- when it is the finding of a clue
);
create index warning_verdict_warning on warning_verdict (warning_id, given_at desc);

create trigger warning_event_append_only before update or delete or truncate on warning_event
    for each statement execute function refuse_change();
create trigger warning_verdict_append_only before update or delete or truncate on warning_verdict
    for each statement execute function refuse_change();

-- Subjects whose score is to be reckoned anew, and how far the whole work has come.
create table warning_due (
    subject_id uuid        not null,
    county     text        not null,
    since      timestamptz not null,
    primary key (subject_id, county)
);
create table warning_work (
    only_row      boolean primary key default true check (only_row),
    replayed_to   uuid,                                  -- firms of the register up to this one are read in
    replayed      boolean not null default false,
    rule_version  integer not null default 1,            -- the rules all scores are reckoned by
    swept_on      date                                   -- the day whose ageing is reckoned
);
insert into warning_work default values;

alter table warning_signal enable row level security;
alter table warning_signal force row level security;
create policy warning_signal_read on warning_signal for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or recorded_by = (select access_account_id())
           or current_user = '${owner}');
create policy warning_signal_write on warning_signal for insert with check (current_user = '${owner}');
create policy warning_signal_step on warning_signal for update using (current_user = '${owner}') with check (current_user = '${owner}');

alter table warning enable row level security;
alter table warning force row level security;
create policy warning_read on warning for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy warning_write on warning for insert with check (current_user = '${owner}');
create policy warning_step on warning for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}')
    with check (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');

alter table warning_reason enable row level security;
alter table warning_reason force row level security;
create policy warning_reason_read on warning_reason for select
    using (exists (select 1 from warning w where w.warning_id = warning_reason.warning_id) or current_user = '${owner}');
create policy warning_reason_write on warning_reason for all
    using (current_user = '${owner}') with check (current_user = '${owner}');

alter table warning_event enable row level security;
alter table warning_event force row level security;
create policy warning_event_read on warning_event for select
    using (exists (select 1 from warning w where w.warning_id = warning_event.warning_id) or current_user = '${owner}');
create policy warning_event_write on warning_event for insert
    with check (by_account = (select access_account_id())
                and exists (select 1 from warning w where w.warning_id = warning_event.warning_id)
                or current_user = '${owner}');

alter table warning_override enable row level security;
alter table warning_override force row level security;
create policy warning_override_read on warning_override for select
    using (exists (select 1 from warning w where w.warning_id = warning_override.warning_id) or current_user = '${owner}');
create policy warning_override_write on warning_override for insert
    with check (made_by = (select access_account_id())
                and exists (select 1 from warning w where w.warning_id = warning_override.warning_id));
create policy warning_override_step on warning_override for update
    using (exists (select 1 from warning w where w.warning_id = warning_override.warning_id) or current_user = '${owner}');

alter table warning_snooze enable row level security;
alter table warning_snooze force row level security;
create policy warning_snooze_read on warning_snooze for select
    using (exists (select 1 from warning w where w.warning_id = warning_snooze.warning_id) or current_user = '${owner}');
create policy warning_snooze_write on warning_snooze for insert
    with check (made_by = (select access_account_id())
                and exists (select 1 from warning w where w.warning_id = warning_snooze.warning_id));
create policy warning_snooze_step on warning_snooze for update
    using (exists (select 1 from warning w where w.warning_id = warning_snooze.warning_id) or current_user = '${owner}');

alter table warning_verdict enable row level security;
alter table warning_verdict force row level security;
create policy warning_verdict_read on warning_verdict for select
    using (exists (select 1 from warning w where w.warning_id = warning_verdict.warning_id) or current_user = '${owner}');
create policy warning_verdict_write on warning_verdict for insert
    with check (given_by = (select access_account_id())
                and exists (select 1 from warning w where w.warning_id = warning_verdict.warning_id)
                or current_user = '${owner}');

-- What follows runs as the owner and only for the platform itself, which knows the server's key: what is weighed is everything that
-- is known of a subject in a county, also what whoever set the weighing off may not see.

-- A signal of another platform or of a person. Answers false when its source said the same before.
create function warning_record(server_key text, s jsonb, at_instant timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    insert into warning_signal (signal_id, subject_id, subject_name, credit_code, firm_id, county, region_code, rule, origin,
                                source_key, strength, because, occurred_at, recorded_at, recorded_by, recorded_by_name)
    values ((s ->> 'signalId')::uuid, (s ->> 'subjectId')::uuid, s ->> 'subjectName', s ->> 'creditCode', (s ->> 'firmId')::uuid,
            s ->> 'county', s ->> 'region', s ->> 'rule', s ->> 'origin', s ->> 'sourceKey', (s ->> 'strength')::numeric,
            s ->> 'because', (s ->> 'occurredAt')::timestamptz, at_instant, access_account_id(), s ->> 'by')
    on conflict (county, origin, source_key) where ended_at is null do nothing;
    return found;
end
$$;

-- The signals of some firms of the register as they stand now: what stands stays, what is gone ends, what is new is added. In one
-- statement for thousands of firms. Answers how many subjects are to be weighed anew.
create function warning_keep_register(server_key text, firms uuid[], signals jsonb, at_instant timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    touched integer;
begin
    perform access_check_key(server_key);
    with now_standing as materialized (
        select s.*
        from jsonb_to_recordset(signals) as s ("signalId" uuid, "subjectId" uuid, "subjectName" text, "creditCode" text,
             "firmId" uuid, county text, region text, rule text, "sourceKey" text, strength numeric, because text,
             "lexiconVersion" integer, "occurredAt" timestamptz, "expiresAt" timestamptz)
    ), before as materialized (
        select w.signal_id, w.subject_id, w.county, w.region_code, w.subject_name, w.lexicon_version, n."signalId" is not null as stands,
               n."subjectId" as now_subject, n.county as now_county, n.region as now_region, n."subjectName" as now_name,
               n."lexiconVersion" as now_lexicon
        from warning_signal w
        left join now_standing n
               on n."firmId" = w.firm_id and n."sourceKey" = w.source_key and n.because = w.because
              and n.strength = w.strength and n.county = w.county and n."subjectId" = w.subject_id
        where w.firm_id = any(firms)
          and w.origin = 'REGISTER'
          and w.ended_at is null
    ), ended as (
        update warning_signal w
        set ended_at = at_instant
        from before b
        where w.signal_id = b.signal_id and not b.stands
        returning w.subject_id, w.county
    ), moved as (
        update warning_signal w
        set region_code = b.now_region, subject_name = b.now_name, lexicon_version = b.now_lexicon
        from before b
        where w.signal_id = b.signal_id
          and b.stands
          and (b.region_code, b.subject_name, b.lexicon_version) is distinct from (b.now_region, b.now_name, b.now_lexicon)
        returning w.subject_id, w.county
    ), due as (
        insert into warning_due (subject_id, county, since)
        select distinct d.subject_id, d.county, at_instant
        from (select * from ended union all select * from moved
              union all
              select n."subjectId", n.county
              from now_standing n
              where not exists (select 1 from before b
                                where b.stands and b.subject_id = n."subjectId" and b.county = n.county
                                  and exists (select 1 from warning_signal w
                                              where w.signal_id = b.signal_id and w.source_key = n."sourceKey"))) d
        on conflict do nothing
        returning 1
    )
    select count(*) into touched from due;
    insert into warning_signal (signal_id, subject_id, subject_name, credit_code, firm_id, county, region_code, rule, origin,
                                source_key, strength, because, lexicon_version, occurred_at, recorded_at, recorded_by_name,
                                expires_at)
    select s."signalId", s."subjectId", s."subjectName", s."creditCode", s."firmId", s.county, s.region, s.rule, 'REGISTER',
           s."sourceKey", s.strength, s.because, s."lexiconVersion", s."occurredAt", at_instant, '登记筛查', s."expiresAt"
    from jsonb_to_recordset(signals) as s ("signalId" uuid, "subjectId" uuid, "subjectName" text, "creditCode" text,
         "firmId" uuid, county text, region text, rule text, "sourceKey" text, strength numeric, because text,
         "lexiconVersion" integer, "occurredAt" timestamptz, "expiresAt" timestamptz)
    on conflict (county, origin, source_key) where ended_at is null do nothing;
    return touched;
end
$$;

-- Everything that has an open warning, or everything that has a signal, is weighed anew.
create function warning_all_due(server_key text, everything boolean, at_instant timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    marked integer;
begin
    perform access_check_key(server_key);
    insert into warning_due (subject_id, county, since)
    select w.subject_id, w.county, at_instant from warning w where w.status in ('OPEN', 'SNOOZED', 'CLUE')
    union
    select s.subject_id, s.county, at_instant from warning_signal s where everything and s.ended_at is null
    on conflict do nothing;
    get diagnostics marked = row_count;
    return marked;
end
$$;

-- The next subjects to weigh; whoever takes them holds them until its transaction ends.
create function warning_take_due(server_key text, most integer) returns table (subject_id uuid, county text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    return query
        delete from warning_due d
        where (d.subject_id, d.county) in (select x.subject_id, x.county from warning_due x
                                           order by x.subject_id, x.county
                                           limit most for update skip locked)
        returning d.subject_id, d.county;
end
$$;

-- The signals that may count for these subjects.
create function warning_signals_of(server_key text, subjects uuid[]) returns setof warning_signal
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    return query select s.* from warning_signal s where s.subject_id = any(subjects) and s.ended_at is null;
end
$$;

-- The open warnings of these subjects, and what people have set.
create function warning_open_of(server_key text, subjects uuid[])
    returns table (warning_id uuid, subject_id uuid, county text, region_code text, subject_name text, status text,
                   score numeric, shown_score numeric, rule_version integer, rules text[], because text, falls_on date,
                   signalled_at timestamptz, override_score numeric, override_until timestamptz, snooze_score numeric,
                   snooze_until timestamptz, told_score numeric)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    return query
        select w.warning_id, w.subject_id, w.county, w.region_code, w.subject_name, w.status, w.score, w.shown_score, w.rule_version, w.rules,
               w.because, w.falls_on, w.signalled_at, o.score, o.until, z.score, z.until,
               (select e.score from warning_event e where e.warning_id = w.warning_id order by e.event_id desc limit 1)
        from warning w
        left join warning_override o on o.warning_id = w.warning_id and o.lifted_at is null
        left join warning_snooze z on z.warning_id = w.warning_id and z.ended_at is null
        where w.subject_id = any(subjects) and w.status in ('OPEN', 'SNOOZED', 'CLUE');
end
$$;

-- Subjects are weighed by one at a time.
create function warning_hold(server_key text, keys text[]) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    k text;
begin
    perform access_check_key(server_key);
    for k in select distinct x from unnest(keys) x order by x loop
        perform pg_advisory_xact_lock(hashtextextended('warning ' || k, 0));
    end loop;
end
$$;

-- Opens warnings. Answers those that were opened: where one is open already none is.
create function warning_open(server_key text, opened jsonb, at_instant timestamptz, in_year integer)
    returns table (warning_id uuid, number text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    w      record;
    serial integer;
begin
    perform access_check_key(server_key);
    for w in select * from jsonb_to_recordset(opened) as x ("warningId" uuid, "subjectId" uuid, "subjectName" text,
             "creditCode" text, "firmId" uuid, county text, region text, score numeric, "ruleVersion" integer, rules text[],
             because text, "signalledAt" timestamptz, "fallsOn" date) loop
        if exists (select 1 from warning o where o.subject_id = w."subjectId" and o.county = w.county
                   and o.status in ('OPEN', 'SNOOZED', 'CLUE')) then
            continue;
        end if;
        insert into warning_number as n (county, year, last)
        values (w.county, in_year, 1)
        on conflict (county, year) do update set last = n.last + 1
        returning n.last into serial;
        number := substr(w.county, 1, 6) || '-警-' || in_year || '-' || lpad(serial::text, 5, '0');
        insert into warning (warning_id, number, subject_id, subject_name, credit_code, firm_id, county, region_code, status,
                             score, shown_score, peak_score, rule_version, rules, because, opened_at, signalled_at, scored_at,
                             falls_on)
        values (w."warningId", number, w."subjectId", w."subjectName", w."creditCode", w."firmId", w.county, w.region, 'OPEN',
                w.score, w.score, w.score, w."ruleVersion", w.rules, w.because, at_instant, w."signalledAt", at_instant,
                w."fallsOn")
        on conflict do nothing;
        if found then
            warning_id := w."warningId";
            return next;
        end if;
    end loop;
end
$$;

-- Writes what a weighing came to: the scores that changed, the reasons, and the lines of the timeline.
create function warning_keep_scores(server_key text, scored jsonb, reasons jsonb, events jsonb, at_instant timestamptz)
    returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update warning w
    set status         = x.status,
        score          = x.score,
        shown_score    = x."shownScore",
        peak_score     = greatest(w.peak_score, x.score),
        rule_version   = x."ruleVersion",
        rules          = x.rules,
        because        = x.because,
        region_code    = x.region,
        subject_name   = x."subjectName",
        signalled_at   = x."signalledAt",
        scored_at      = at_instant,
        falls_on       = x."fallsOn",
        override_until = x."overrideUntil",
        snooze_until   = x."snoozeUntil",
        closed_at      = case when x.status = 'FADED' then at_instant end,
        version        = w.version + case when w.status <> x.status then 1 else 0 end
    from jsonb_to_recordset(scored) as x ("warningId" uuid, status text, score numeric, "shownScore" numeric,
         "ruleVersion" integer, rules text[], because text, region text, "subjectName" text, "signalledAt" timestamptz,
         "fallsOn" date, "overrideUntil" timestamptz, "snoozeUntil" timestamptz)
    where w.warning_id = x."warningId";
    update warning_override o
    set lifted_at = at_instant, lifted_because = '到期'
    from jsonb_to_recordset(scored) as x ("warningId" uuid, "overrideUntil" timestamptz)
    where o.warning_id = x."warningId" and o.lifted_at is null and x."overrideUntil" is null;
    update warning_snooze z
    set ended_at = at_instant, ended_because = x."snoozeEnded"
    from jsonb_to_recordset(scored) as x ("warningId" uuid, "snoozeUntil" timestamptz, "snoozeEnded" text)
    where z.warning_id = x."warningId" and z.ended_at is null and x."snoozeUntil" is null;
    with counted as materialized (
        select r.* from jsonb_to_recordset(reasons) as r ("warningId" uuid, "signalId" uuid, rule text, points numeric, decay numeric)
    ), gone as (
        update warning_reason w
        set dropped_at = at_instant
        where w.warning_id in (select (x ->> 'warningId')::uuid from jsonb_array_elements(scored) x)
          and w.dropped_at is null
          and not exists (select 1 from counted c where c."warningId" = w.warning_id and c."signalId" = w.signal_id)
    )
    insert into warning_reason as w (warning_id, signal_id, rule, points, decay, counted_at, weighed_at)
    select c."warningId", c."signalId", c.rule, c.points, c.decay, at_instant, at_instant
    from counted c
    on conflict (warning_id, signal_id) do update
    set points = excluded.points, decay = excluded.decay, weighed_at = excluded.weighed_at, dropped_at = null;
    insert into warning_event (warning_id, at, kind, score, by_name, text)
    select e."warningId", at_instant, e.kind, e.score, '平台', e.text
    from jsonb_to_recordset(events) as e ("warningId" uuid, kind text, score numeric, text text);
end
$$;

-- A verdict ends a warning and answers the signals that counted in it. Also the finding of a clue is one, given by an officer who
-- may not see the warning.
create function warning_answer(server_key text, warning uuid, clue uuid, verdict_id uuid, verdict_word text, note text,
                               by_name text, at_instant timestamptz) returns table (warning_id uuid, number text, region_code text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    w record;
begin
    perform access_check_key(server_key);
    for w in select x.* from warning x where x.warning_id = warning or warning is null and x.clue_id = clue for update loop
        insert into warning_verdict (verdict_id, warning_id, verdict, note, rules, given_by, given_by_name, given_at, clue_id)
        values (case when warning is null then gen_random_uuid() else verdict_id end, w.warning_id, verdict_word, note, w.rules,
                access_account_id(), by_name, at_instant, clue);
        update warning_signal s
        set answered_in = w.warning_id, answered_as = verdict_word
        from warning_reason r
        where r.warning_id = w.warning_id and r.signal_id = s.signal_id
          and (r.dropped_at is null or s.answered_in = w.warning_id);
        update warning x
        set status = 'ANSWERED', verdict = verdict_word, verdict_by = by_name, closed_at = at_instant,
            snooze_until = null, version = x.version + 1
        where x.warning_id = w.warning_id;
        update warning_snooze z set ended_at = at_instant, ended_because = '已有结果' where z.warning_id = w.warning_id and z.ended_at is null;
        insert into warning_event (warning_id, at, kind, score, by_account, by_name, text)
        values (w.warning_id, at_instant, 'ANSWERED', w.shown_score, access_account_id(), by_name, note);
        warning_id := w.warning_id;
        number := w.number;
        region_code := w.region_code;
        return next;
    end loop;
end
$$;

create function warning_work_state(server_key text) returns warning_work
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
    found_row warning_work;
begin
    perform access_check_key(server_key);
    select * into found_row from warning_work;
    return found_row;
end
$$;
create function warning_work_keep(server_key text, to_firm uuid, done boolean, by_version integer, day date) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update warning_work set replayed_to = to_firm, replayed = done, rule_version = by_version, swept_on = day;
end
$$;

grant select, insert on warning_rule_set, warning_rule to "${app}";
grant update (status, opens_at, retire_below, retire_after, note, published_by, published_by_name, published_at, effective_from, revision)
    on warning_rule_set to "${app}";
grant update (weight, half_life, cap, enabled) on warning_rule to "${app}";
grant select on warning_signal, warning, warning_reason to "${app}";
grant update (status, shown_score, override_until, snooze_until, clue_id, clue_number, version) on warning to "${app}";
grant select, insert on warning_event, warning_override, warning_snooze to "${app}";
grant update (lifted_at, lifted_because) on warning_override to "${app}";
grant update (ended_at, ended_because) on warning_snooze to "${app}";
grant select on warning_verdict to "${app}";
