-- What banks tell of the payments of subjects 资金监测 (Y18, Q7, Q9, G10; 条例 Art 12–13). A bank runs the detectors inside its own walls;
-- what leaves it is a file of alerts with sentences and weekly sums and its detached signature. Nothing of it is a single payment
-- (反洗钱法 Art 7). Whoever brings a file may not see all that is known, so that what is received is kept by functions of the owner that
-- ask for the server's key.

-- The public key of a bank: registered by one officer, confirmed by another who heard the fingerprint over the telephone. It is never
-- deleted; a key that was withdrawn stays withdrawn.
create table funds_bank_key (
    key_id          uuid        primary key,
    region_code     text        not null check (region_code ~ '^[0-9]{12}$'),     -- the county whose office registered it
    unit_id         uuid        not null,
    bank_name       text        not null check (length(bank_name) between 1 and 200),
    fingerprint     text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),  -- SM3 of the public key
    public_key      text        not null check (length(public_key) <= 4000),
    valid_from      date        not null,
    valid_until     date        not null,
    status          text        not null check (status in ('PROPOSED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
    proposed_by     uuid        not null,
    proposed_by_name text       not null,
    proposed_at     timestamptz not null,
    answered_by     uuid,
    answered_by_name text,
    answered_at     timestamptz,
    answer_note     text,
    withdrawn_by    uuid,
    withdrawn_by_name text,
    withdrawn_at    timestamptz,
    withdrawn_reason text,
    version         integer     not null default 0,
    check (valid_until >= valid_from),
    -- nobody confirms what they registered themselves
    constraint funds_bank_key_two_people check (status not in ('CONFIRMED', 'WITHDRAWN') or answered_by is null or answered_by <> proposed_by),
    check (status <> 'CONFIRMED' or answered_by is not null),
    check ((status = 'WITHDRAWN') = (withdrawn_by is not null)),
    check (status <> 'WITHDRAWN' or withdrawn_reason is not null)
);
-- One key of a fingerprint in a county: what was confirmed and withdrawn cannot come back under the same fingerprint.
create unique index funds_bank_key_once on funds_bank_key (region_code, fingerprint)
    where status <> 'DECLINED' and not (status = 'WITHDRAWN' and answered_by is null);

-- What the machine of a bank bears that sends files: until a day. Only its digest is kept, and nobody reads that back.
create table funds_token (
    token_id        uuid        primary key,
    name            text        not null check (length(name) between 1 and 100),
    unit_id         uuid        not null,
    bank_name       text        not null,
    region_code     text        not null check (region_code ~ '^[0-9]{12}$'),
    token_hash      bytea       not null unique,
    expires_at      timestamptz not null,
    created_by      uuid        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    revoked_at      timestamptz,
    revoked_by_name text,
    last_used_at    timestamptz,
    minute_from     timestamptz,
    minute_files    integer     not null default 0,
    version         integer     not null default 0
);

-- Each pair of files that came, also one that was refused, with the reason: a forged file is something the office sees.
create table funds_alert_file (
    file_id          uuid        primary key,
    region_code      text        not null check (region_code ~ '^[0-9]{12}$'),
    outcome          text        not null check (outcome in ('ACCEPTED', 'REFUSED')),
    refusal          text,                             -- why, as a word; the sentence stands beside it
    refusal_detail   text,
    key_id           uuid        references funds_bank_key,
    unit_id          uuid,
    bank_name        text,
    fingerprint      text,                             -- as the signature says, whoever wrote it
    serial           text,
    signed_at        timestamptz,
    from_day         date,
    until_day        date,
    weights          text,
    alerts           integer     not null default 0,
    added            integer     not null default 0,
    raised           integer     not null default 0,
    known            integer     not null default 0,
    file_name        text        not null,
    size             bigint      not null,
    sha256           text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    sm3              text        not null check (sm3 ~ '^[0-9a-f]{64}$'),
    signature_sha256 text        check (signature_sha256 ~ '^[0-9a-f]{64}$'),
    received_at      timestamptz not null,
    received_by      uuid,
    received_by_name text        not null,
    token_id         uuid,
    check ((outcome = 'REFUSED') = (refusal is not null)),
    check (outcome = 'REFUSED' or key_id is not null and serial is not null and signed_at is not null and alerts = added + raised + known)
);
-- A serial is taken in once, and so is a content of a bank for the days it covers: what comes again is a replay, also between two that
-- come in the same instant. The same content for later days is a run that found nothing new.
create unique index funds_alert_file_serial on funds_alert_file (region_code, serial) where outcome = 'ACCEPTED';
create unique index funds_alert_file_content on funds_alert_file (region_code, unit_id, sm3, coalesce(until_day, date '0001-01-01'))
    where outcome = 'ACCEPTED';
create index funds_alert_file_newest on funds_alert_file (received_at desc, file_id);
create index funds_alert_file_unit on funds_alert_file (unit_id, signed_at desc) where outcome = 'ACCEPTED';

-- A subject that a bank alerts of. The same alert again raises its level and nothing else.
create table funds_alert (
    alert_id          uuid          primary key,
    county            text          not null,
    region_code       text          not null check (region_code ~ '^[0-9]{12}$'),
    unit_id           uuid          not null,
    bank_name         text          not null,
    subject_key       text          not null check (length(subject_key) between 1 and 200),  -- as the bank calls it
    kind              text          not null check (kind in ('FIRM', 'OTHER_PARTY')),
    name              text          not null,           -- as officers read it
    level             text          not null check (level in ('YELLOW', 'ORANGE', 'RED')),
    score             numeric(4, 1) not null check (score between 0 and 100),
    first_day         date          not null,           -- at the end of which the bank first alerted
    last_day          date          not null,
    typologies        text[]        not null,
    marks             text[]        not null,           -- whose sentences are shown
    elements          text[]        not null,
    because           text          not null,           -- the weightiest sentence
    first_received_at timestamptz   not null,
    last_received_at  timestamptz   not null,
    lines             integer       not null,
    shown_line        uuid          not null,           -- the line of the highest level and score
    newest_line       uuid          not null,           -- the line of the last day, whose weekly sums are drawn
    verdict           text          check (verdict in ('CONFIRMED', 'FALSE_ALARM')),
    judged_marks      text[],
    judged_at         timestamptz,
    judged_by_name    text,
    reopened_at       timestamptz,                      -- a false alarm that came again at a higher level waits once more
    linked            integer       not null default 0,
    version           integer       not null default 0
);
create unique index funds_alert_once on funds_alert (county, unit_id, subject_key);
create index funds_alert_newest on funds_alert (region_code, last_received_at desc, alert_id);
create index funds_alert_waiting on funds_alert (region_code, score desc) where verdict is null;

-- What a file said of it, as it said it. A township sees the lines of its alerts and not the files of the county: what tells of the file
-- stands here as well.
create table funds_alert_line (
    line_id  uuid          primary key,
    alert_id uuid          not null references funds_alert deferrable initially deferred,
    file_id  uuid          not null references funds_alert_file deferrable initially deferred,
    line_no  integer       not null,
    day      date          not null,
    level    text          not null,
    score    numeric(4, 1) not null,
    payload  jsonb         not null,
    sha256   text          not null,
    file_name   text        not null,
    serial      text        not null,
    received_at timestamptz not null
);
create unique index funds_alert_line_once on funds_alert_line (alert_id, sha256);

-- Whom it may speak of. Nothing is linked because it looks alike: a person says so.
create table funds_alert_candidate (
    candidate_id uuid primary key,
    alert_id     uuid not null references funds_alert,
    firm_id      uuid not null,
    name         text not null,
    credit_code  text,
    place        text not null,
    reason       text not null,
    status       text not null check (status in ('OPEN', 'LINKED', 'REJECTED')),
    answered_by  text,
    answered_at  timestamptz,
    note         text
);
create unique index funds_alert_candidate_once on funds_alert_candidate (alert_id, firm_id);

create table funds_alert_link (
    link_id      uuid        primary key,
    alert_id     uuid        not null references funds_alert,
    subject_id   uuid        not null,
    subject_name text        not null,
    firm_id      uuid,
    credit_code  text,
    place        text        not null,
    reason       text        not null,
    automatic    boolean     not null,
    made_by      uuid,
    made_by_name text        not null,
    made_at      timestamptz not null,
    ended_at     timestamptz,
    ended_by     text,
    ended_reason text
);
-- A bank means one subject: there is one link that stands, however many make one at once.
create unique index funds_alert_link_once on funds_alert_link (alert_id) where ended_at is null;
create index funds_alert_link_subject on funds_alert_link (subject_id) where ended_at is null;

create table funds_alert_verdict (
    verdict_id    uuid        primary key,
    alert_id      uuid        not null references funds_alert,
    line_id       uuid        not null references funds_alert_line,
    verdict       text        not null check (verdict in ('CONFIRMED', 'FALSE_ALARM')),
    reason        text        not null,
    note          text        not null,
    marks         text[]      not null,
    given_by      uuid        not null,
    given_by_name text        not null,
    given_at      timestamptz not null
);
create index funds_alert_verdict_alert on funds_alert_verdict (alert_id, given_at desc);

create trigger funds_alert_file_append_only before update or delete or truncate on funds_alert_file
    for each statement execute function refuse_change();
create trigger funds_alert_line_append_only before update or delete or truncate on funds_alert_line
    for each statement execute function refuse_change();
create trigger funds_alert_verdict_append_only before update or delete or truncate on funds_alert_verdict
    for each statement execute function refuse_change();

-- A key is what it was when it was registered; only what people made of it moves.
create function funds_bank_key_stays() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'funds_bank_key is never deleted' using errcode = 'restrict_violation';
    end if;
    if (old.region_code, old.unit_id, old.fingerprint, old.public_key, old.valid_from, old.valid_until, old.proposed_by)
       is distinct from (new.region_code, new.unit_id, new.fingerprint, new.public_key, new.valid_from, new.valid_until, new.proposed_by)
       or old.status in ('DECLINED', 'WITHDRAWN')
       or old.answered_by is not null and (new.answered_by, new.answered_at) is distinct from (old.answered_by, old.answered_at) then
        raise exception 'funds_bank_key keeps what was registered' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger funds_bank_key_stays before update or delete on funds_bank_key
    for each row execute function funds_bank_key_stays();

-- A system administrator keeps the tokens of the territory of the post, and of no other.
create function funds_keeper_lo() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.region_code from access_here() h where h.role = 'SYSTEM_ADMIN' $$;
create function funds_keeper_hi() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select region_hi(h.region_code) from access_here() h where h.role = 'SYSTEM_ADMIN' $$;

alter table funds_bank_key enable row level security;
alter table funds_bank_key force row level security;
create policy funds_bank_key_read on funds_bank_key for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy funds_bank_key_add on funds_bank_key for insert
    with check (proposed_by = (select access_account_id()) and status = 'PROPOSED'
                and region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy funds_bank_key_step on funds_bank_key for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()))
    with check (status in ('CONFIRMED', 'DECLINED') and answered_by = (select access_account_id())
                or status = 'WITHDRAWN' and withdrawn_by = (select access_account_id()));

alter table funds_token enable row level security;
alter table funds_token force row level security;
create policy funds_token_read on funds_token for select
    using (region_code >= (select funds_keeper_lo()) and region_code < (select funds_keeper_hi()) or current_user = '${owner}');
create policy funds_token_add on funds_token for insert
    with check (region_code >= (select funds_keeper_lo()) and region_code < (select funds_keeper_hi()));
create policy funds_token_step on funds_token for update
    using (region_code >= (select funds_keeper_lo()) and region_code < (select funds_keeper_hi()) or current_user = '${owner}');

alter table funds_alert_file enable row level security;
alter table funds_alert_file force row level security;
create policy funds_alert_file_read on funds_alert_file for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy funds_alert_file_add on funds_alert_file for insert with check (current_user = '${owner}');

alter table funds_alert enable row level security;
alter table funds_alert force row level security;
create policy funds_alert_read on funds_alert for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy funds_alert_add on funds_alert for insert with check (current_user = '${owner}');
create policy funds_alert_step on funds_alert for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');

alter table funds_alert_line enable row level security;
alter table funds_alert_line force row level security;
create policy funds_alert_line_read on funds_alert_line for select
    using (exists (select 1 from funds_alert a where a.alert_id = funds_alert_line.alert_id) or current_user = '${owner}');
create policy funds_alert_line_add on funds_alert_line for insert with check (current_user = '${owner}');

alter table funds_alert_candidate enable row level security;
alter table funds_alert_candidate force row level security;
create policy funds_alert_candidate_read on funds_alert_candidate for select
    using (exists (select 1 from funds_alert a where a.alert_id = funds_alert_candidate.alert_id) or current_user = '${owner}');
create policy funds_alert_candidate_add on funds_alert_candidate for insert with check (current_user = '${owner}');
create policy funds_alert_candidate_step on funds_alert_candidate for update
    using (exists (select 1 from funds_alert a where a.alert_id = funds_alert_candidate.alert_id) or current_user = '${owner}');

alter table funds_alert_link enable row level security;
alter table funds_alert_link force row level security;
create policy funds_alert_link_read on funds_alert_link for select
    using (exists (select 1 from funds_alert a where a.alert_id = funds_alert_link.alert_id) or current_user = '${owner}');
create policy funds_alert_link_add on funds_alert_link for insert with check (current_user = '${owner}');
create policy funds_alert_link_step on funds_alert_link for update
    using (current_user = '${owner}') with check (current_user = '${owner}');

alter table funds_alert_verdict enable row level security;
alter table funds_alert_verdict force row level security;
create policy funds_alert_verdict_read on funds_alert_verdict for select
    using (exists (select 1 from funds_alert a where a.alert_id = funds_alert_verdict.alert_id) or current_user = '${owner}');
create policy funds_alert_verdict_add on funds_alert_verdict for insert
    with check (given_by = (select access_account_id())
                and exists (select 1 from funds_alert a where a.alert_id = funds_alert_verdict.alert_id));

-- The token of a machine, counted against its minute; none that is unknown, revoked or past its day.
create function funds_token_take(server_key text, token text, most integer, at_instant timestamptz)
    returns table (token_id uuid, name text, unit_id uuid, bank_name text, region_code text, wait_seconds integer)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    t     funds_token;
    fresh boolean;
begin
    perform access_check_key(server_key);
    select x.* into t
    from funds_token x
    where x.token_hash = sha256(convert_to(token, 'UTF8')) and x.revoked_at is null and x.expires_at > at_instant
    for update;
    if not found then
        return;
    end if;
    fresh := t.minute_from is null or at_instant < t.minute_from or at_instant >= t.minute_from + interval '1 minute';
    if not fresh and t.minute_files >= most then
        return query select t.token_id, t.name, t.unit_id, t.bank_name, t.region_code,
                            greatest(1, ceil(extract(epoch from t.minute_from + interval '1 minute' - at_instant))::integer);
        return;
    end if;
    update funds_token x
    set last_used_at = at_instant,
        minute_from  = case when fresh then at_instant else x.minute_from end,
        minute_files = case when fresh then 1 else x.minute_files + 1 end
    where x.token_id = t.token_id;
    return query select t.token_id, t.name, t.unit_id, t.bank_name, t.region_code, 0;
end
$$;

-- The keys of a fingerprint within some bounds, those that count first, each with how far its bank's files have come. Files of one bank
-- wait for each other from here on: what is out of order is out of order by what was taken in.
create function funds_keys_of(server_key text, of_fingerprint text, lo text, hi text)
    returns table (key_id uuid, region_code text, unit_id uuid, bank_name text, public_key text, valid_from date, valid_until date,
                   status text, last_signed_at timestamptz, last_until date)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    bank record;
begin
    perform access_check_key(server_key);
    for bank in select distinct k.region_code, k.unit_id
                from funds_bank_key k
                where k.fingerprint = of_fingerprint and k.region_code >= lo and k.region_code < hi
                order by k.region_code, k.unit_id loop
        perform pg_advisory_xact_lock(hashtextextended('funds ' || bank.region_code || ' ' || bank.unit_id, 0));
    end loop;
    return query
        select k.key_id, k.region_code, k.unit_id, k.bank_name, k.public_key, k.valid_from, k.valid_until, k.status, f.signed_at, f.until_day
        from funds_bank_key k
        left join lateral (select max(x.signed_at) as signed_at, max(x.until_day) as until_day
                           from funds_alert_file x
                           where x.unit_id = k.unit_id and x.region_code = k.region_code and x.outcome = 'ACCEPTED') f on true
        where k.fingerprint = of_fingerprint and k.region_code >= lo and k.region_code < hi
        order by array_position(array['CONFIRMED', 'WITHDRAWN', 'PROPOSED', 'DECLINED'], k.status), k.proposed_at desc, k.key_id;
end
$$;

-- Whether a serial, or a content of a bank for the same days, was taken in before.
create function funds_replayed(server_key text, in_region text, of_unit uuid, of_serial text, of_sm3 text, of_until date) returns text
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    return (select case when f.serial = of_serial then 'SERIAL' else 'CONTENT' end
            from funds_alert_file f
            where f.outcome = 'ACCEPTED' and f.region_code = in_region and (f.serial = of_serial or f.unit_id = of_unit and f.sm3 = of_sm3 and f.until_day is not distinct from of_until)
            order by f.serial = of_serial desc
            limit 1);
end
$$;

-- Keeps a file that came, taken in or refused. Answers whether it is the first of its kind within an hour: a machine that sends the same
-- again and again is told of once.
create function funds_file_keep(server_key text, f jsonb, at_instant timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    fresh boolean;
begin
    perform access_check_key(server_key);
    if f ->> 'outcome' = 'ACCEPTED'
       and not exists (select 1 from funds_bank_key k where k.key_id = (f ->> 'keyId')::uuid and k.status = 'CONFIRMED') then
        raise exception 'a file is taken in under a confirmed key alone' using errcode = 'restrict_violation';
    end if;
    fresh := not exists (select 1
                         from funds_alert_file x
                         where x.region_code = f ->> 'region' and x.received_at > at_instant - interval '1 hour'
                           and x.refusal = f ->> 'refusal' and x.fingerprint is not distinct from f ->> 'fingerprint'
                           and x.token_id is not distinct from (f ->> 'tokenId')::uuid);
    insert into funds_alert_file (file_id, region_code, outcome, refusal, refusal_detail, key_id, unit_id, bank_name, fingerprint, serial,
                                  signed_at, from_day, until_day, weights, alerts, added, raised, known, file_name, size, sha256, sm3,
                                  signature_sha256, received_at, received_by, received_by_name, token_id)
    select x."fileId", x.region, x.outcome, x.refusal, x."refusalDetail", x."keyId", x."unitId", x."bankName", x.fingerprint, x.serial,
           x."signedAt", x."from", x."until", x.weights, x.alerts, x.added, x.raised, x.known, x."fileName", x.size, x.sha256, x.sm3,
           x."signatureSha256", at_instant, access_account_id(), x."by", x."tokenId"
    from jsonb_to_record(f) as x ("fileId" uuid, region text, outcome text, refusal text, "refusalDetail" text, "keyId" uuid,
         "unitId" uuid, "bankName" text, fingerprint text, serial text, "signedAt" timestamptz, "from" date, "until" date,
         weights text, alerts integer, added integer, raised integer, known integer, "fileName" text, size bigint, sha256 text, sm3 text,
         "signatureSha256" text, "by" text, "tokenId" uuid);
    return fresh;
end
$$;

-- Takes the lines of a file in, in their order. A subject that the bank alerted of before is the same alert: a line that was said before
-- adds nothing, a higher one raises it. What people called a false alarm waits again when it comes at a higher level than they judged.
create function funds_receive(server_key text, told jsonb, at_instant timestamptz)
    returns table (ordinal integer, outcome text, alert uuid)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    r     record;
    a     funds_alert;
    ranks constant text[] := array['YELLOW', 'ORANGE', 'RED'];
    up    boolean;
    new_score boolean;
begin
    perform access_check_key(server_key);
    for r in select *
             from jsonb_to_recordset(told) as x ("ordinal" integer, "alertId" uuid, "lineId" uuid, "fileId" uuid, county text, region text,
                  "unitId" uuid, "bankName" text, "subjectKey" text, kind text, name text, level text, score numeric, day date,
                  typologies text[], marks text[], elements text[], because text, payload jsonb, sha256 text, "lineNo" integer, "fileName" text, serial text)
             order by x."ordinal" loop
        ordinal := r."ordinal";
        select x.* into a
        from funds_alert x
        where x.county = r.county and x.unit_id = r."unitId" and x.subject_key = r."subjectKey"
        for update;
        if not found then
            insert into funds_alert (alert_id, county, region_code, unit_id, bank_name, subject_key, kind, name, level, score, first_day,
                                     last_day, typologies, marks, elements, because, first_received_at, last_received_at, lines,
                                     shown_line, newest_line)
            values (r."alertId", r.county, r.region, r."unitId", r."bankName", r."subjectKey", r.kind, r.name, r.level, r.score, r.day,
                    r.day, r.typologies, r.marks, r.elements, r.because, at_instant, at_instant, 1, r."lineId", r."lineId");
            insert into funds_alert_line (line_id, alert_id, file_id, line_no, day, level, score, payload, sha256, file_name, serial,
                                          received_at)
            values (r."lineId", r."alertId", r."fileId", r."lineNo", r.day, r.level, r.score, r.payload, r.sha256, r."fileName", r.serial,
                    at_instant);
            outcome := 'NEW';
            alert := r."alertId";
            return next;
            continue;
        end if;
        alert := a.alert_id;
        if exists (select 1 from funds_alert_line l where l.alert_id = a.alert_id and l.sha256 = r.sha256) then
            outcome := 'KNOWN';
            return next;
            continue;
        end if;
        insert into funds_alert_line (line_id, alert_id, file_id, line_no, day, level, score, payload, sha256, file_name, serial,
                                      received_at)
        values (r."lineId", a.alert_id, r."fileId", r."lineNo", r.day, r.level, r.score, r.payload, r.sha256, r."fileName", r.serial, at_instant);
        up := array_position(ranks, r.level) > array_position(ranks, a.level);
        new_score := up or r.level = a.level and r.score > a.score;
        update funds_alert x
        set level            = case when up then r.level else x.level end,
            score            = case when new_score then r.score else x.score end,
            typologies       = case when new_score then r.typologies else x.typologies end,
            marks            = case when new_score then r.marks else x.marks end,
            elements         = case when new_score then r.elements else x.elements end,
            because          = case when new_score then r.because else x.because end,
            shown_line       = case when new_score then r."lineId" else x.shown_line end,
            newest_line      = case when r.day >= x.last_day then r."lineId" else x.newest_line end,
            first_day        = least(x.first_day, r.day),
            last_day         = greatest(x.last_day, r.day),
            last_received_at = at_instant,
            lines            = x.lines + 1,
            verdict          = case when up and x.verdict = 'FALSE_ALARM' then null else x.verdict end,
            reopened_at      = case when up and x.verdict = 'FALSE_ALARM' then at_instant else x.reopened_at end,
            version          = x.version + 1
        where x.alert_id = a.alert_id;
        outcome := case when up then 'RAISED' else 'KNOWN' end;
        return next;
    end loop;
end
$$;

create function funds_keep_candidates(server_key text, candidates jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    insert into funds_alert_candidate (candidate_id, alert_id, firm_id, name, credit_code, place, reason, status)
    select x."candidateId", x."alertId", x."firmId", x.name, x."creditCode", x.place, x.reason, 'OPEN'
    from jsonb_to_recordset(candidates) as x ("candidateId" uuid, "alertId" uuid, "firmId" uuid, name text, "creditCode" text,
         place text, reason text)
    on conflict do nothing;
end
$$;

-- Links an alert to a subject, in the place of the one it was linked to; false when it was linked to that one before. An alert lies where
-- its subject lies, as far as that is in its county.
create function funds_link_subject(server_key text, l jsonb, at_instant timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    of_alert uuid := (l ->> 'alertId')::uuid;
    subject  uuid := (l ->> 'subjectId')::uuid;
begin
    perform access_check_key(server_key);
    perform 1 from funds_alert a where a.alert_id = of_alert for update;
    if exists (select 1 from funds_alert_link x where x.alert_id = of_alert and x.subject_id = subject and x.ended_at is null) then
        return false;
    end if;
    update funds_alert_link x
    set ended_at = at_instant, ended_by = l ->> 'by', ended_reason = '改为关联“' || (l ->> 'subjectName') || '”'
    where x.alert_id = of_alert and x.ended_at is null;
    insert into funds_alert_link (link_id, alert_id, subject_id, subject_name, firm_id, credit_code, place, reason, automatic, made_by,
                                  made_by_name, made_at)
    values ((l ->> 'linkId')::uuid, of_alert, subject, l ->> 'subjectName', (l ->> 'firmId')::uuid, l ->> 'creditCode', l ->> 'place',
            l ->> 'reason', (l ->> 'automatic')::boolean, access_account_id(), l ->> 'by', at_instant);
    update funds_alert_candidate c
    set status = 'OPEN', answered_by = null, answered_at = null
    where c.alert_id = of_alert and c.status = 'LINKED' and c.firm_id is distinct from (l ->> 'firmId')::uuid;
    update funds_alert_candidate c
    set status = 'LINKED', answered_by = l ->> 'by', answered_at = at_instant
    where c.alert_id = of_alert and c.firm_id = (l ->> 'firmId')::uuid;
    update funds_alert a
    set linked      = 1,
        region_code = case when substr(l ->> 'place', 1, 6) = substr(a.county, 1, 6) then l ->> 'place' else a.region_code end
    where a.alert_id = of_alert;
    return true;
end
$$;

-- What some alerts say of the subjects they are, or were, linked to.
create function funds_links_of(server_key text, alerts uuid[])
    returns table (alert_id uuid, subject_id uuid, subject_name text, firm_id uuid, credit_code text, stands boolean, region_code text,
                   bank_name text, level text, score numeric, because text, verdict text, last_day date)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        select distinct on (l.alert_id, l.subject_id)
               l.alert_id, l.subject_id, l.subject_name, l.firm_id, l.credit_code, l.ended_at is null, a.region_code, a.bank_name, a.level,
               a.score, a.because, a.verdict, a.last_day
        from funds_alert_link l
        join funds_alert a on a.alert_id = l.alert_id
        where l.alert_id = any (alerts)
        order by l.alert_id, l.subject_id, l.ended_at desc nulls first;
end
$$;

grant select, insert on funds_bank_key to "${app}";
grant update (status, answered_by, answered_by_name, answered_at, answer_note, withdrawn_by, withdrawn_by_name, withdrawn_at,
              withdrawn_reason, version) on funds_bank_key to "${app}";
grant select (token_id, name, unit_id, bank_name, region_code, expires_at, created_by, created_by_name, created_at, revoked_at,
              revoked_by_name, last_used_at, version), insert on funds_token to "${app}";
grant update (revoked_at, revoked_by_name, version) on funds_token to "${app}";
grant select on funds_alert_file, funds_alert, funds_alert_line, funds_alert_candidate, funds_alert_link to "${app}";
grant select, insert on funds_alert_verdict to "${app}";
grant update (verdict, judged_marks, judged_at, judged_by_name, version) on funds_alert to "${app}";
grant update (status, answered_by, answered_at, note) on funds_alert_candidate to "${app}";
