-- Adverts, posts, news and complaints 采集: each text as it was received, what is the same made one item, what the screen said of it at
-- the time, whom it speaks of, what people made of it, and how an unlawful advert was taken down (Q7, Q9). Texts come by file, by API
-- token and from sources that are asked in turn; whoever brings one may not see all that is known, so that what is received is kept by
-- functions of the owner that ask for the server's key.

-- A source that is asked in turn. The system administrator keeps the address; where its texts belong is part of it.
create table intake_source (
    source_id        uuid        primary key,
    name             text        not null check (length(name) between 1 and 100),
    channel          text        not null check (channel in ('ADVERT', 'POST', 'NEWS', 'COMPLAINT')),
    region_code      text        not null check (region_code ~ '^[0-9]{12}$'),
    url              text        not null check (length(url) <= 1000),
    interval_minutes integer     not null check (interval_minutes between 1 and 10080),
    active           boolean     not null,
    created_by       uuid        not null,
    created_by_name  text        not null,
    created_at       timestamptz not null,
    changed_by_name  text        not null,
    changed_at       timestamptz not null,
    version          integer     not null default 0,
    next_poll_at     timestamptz not null,
    polled_at        timestamptz,
    succeeded_at     timestamptz,
    last_result      text,
    last_error       text,
    failures         integer     not null default 0,
    etag             text,
    last_modified    text
);
create unique index intake_source_once on intake_source (region_code, url);
create index intake_source_due on intake_source (next_poll_at) where active;

-- What a machine bears that sends texts: for one source and region, until a day. Only its digest is kept, and nobody reads that back.
create table intake_token (
    token_id        uuid        primary key,
    name            text        not null check (length(name) between 1 and 100),
    channel         text        not null check (channel in ('ADVERT', 'POST', 'NEWS', 'COMPLAINT')),
    region_code     text        not null check (region_code ~ '^[0-9]{12}$'),
    token_hash      bytea       not null unique,
    expires_at      timestamptz not null,
    created_by      uuid        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    revoked_at      timestamptz,
    revoked_by_name text,
    last_used_at    timestamptz,
    version         integer     not null default 0
);

-- A file that somebody sent, without the columns that tell who complained: those were left out before anything was kept.
create table intake_file (
    upload_id  uuid        primary key,
    account_id uuid        not null,
    channel    text        not null check (channel in ('ADVERT', 'POST', 'NEWS', 'COMPLAINT')),
    sha256     text        not null,                 -- of what is kept
    file_name  text        not null,
    rewritten  boolean     not null,                 -- whether anything was left out
    dropped    text[]      not null,                 -- the headers of the columns that were
    masked     bigint      not null,                 -- texts in which an identity was hidden
    rows       bigint      not null,
    bad        jsonb       not null,                 -- rows that could not be read: line, field, message, remedy
    kept_at    timestamptz not null
);

create table intake_import (
    import_id    uuid        primary key,
    upload_id    uuid        not null,
    sha256       text        not null,
    file_name    text        not null,
    channel      text        not null check (channel in ('ADVERT', 'POST', 'NEWS', 'COMPLAINT')),
    region_code  text        not null check (region_code ~ '^[0-9]{12}$'),
    source_name  text        not null,               -- where a row names none
    dropped      text[]      not null,
    account_id   uuid        not null,
    post_id      uuid        not null,
    started_by   text        not null,
    status       text        not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    rows_read    bigint      not null default 0,     -- the checkpoint
    added        bigint      not null default 0,
    sighted      bigint      not null default 0,     -- known texts seen once more
    unchanged    bigint      not null default 0,     -- rows received before
    rejected     bigint      not null default 0,
    bytes_done   bigint      not null default 0,
    bytes_total  bigint      not null,
    attempts     integer     not null default 0,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    message      text,
    version      integer     not null default 0,
    constraint intake_import_adds_up check (status <> 'DONE' or rows_read = added + sighted + unchanged + rejected)
);
create index intake_import_newest on intake_import (started_at desc, import_id);
create index intake_import_waiting on intake_import (started_at) where status in ('QUEUED', 'RUNNING', 'INTERRUPTED');

create table intake_reject (
    import_id uuid   not null references intake_import,
    row_no    bigint not null,
    line      bigint not null,
    field     text,
    message   text   not null,
    remedy    text   not null,
    primary key (import_id, row_no)
);

-- What was received, as it was received.
create table intake_raw (
    raw_id      uuid        primary key,
    county      text        not null,
    channel     text        not null,
    source_name text        not null,
    import_id   uuid,
    source_id   uuid,
    token_id    uuid,
    payload     text        not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    received_at timestamptz not null
);
-- The same file, batch or feed brings nothing twice.
create unique index intake_raw_once on intake_raw (county, channel, source_name, sha256);

-- A text, however many portals show it. The columns after `sightings` say how it stands today; how it came to that is in the tables below.
create table intake_item (
    item_id        uuid        primary key,
    county         text        not null,
    given_region   text        not null,              -- where its source says it belongs
    region_code    text        not null check (region_code ~ '^[0-9]{12}$'),
    channel        text        not null check (channel in ('ADVERT', 'POST', 'NEWS', 'COMPLAINT')),
    title          text        not null,
    body           text        not null,
    publisher      text,
    url            text,
    published_at   timestamptz,
    text_hash      text        not null,
    characters     integer     not null,
    simhash        bigint      not null,
    band0          integer     generated always as (((simhash >> 48) & 65535)::integer) stored,
    band1          integer     generated always as (((simhash >> 32) & 65535)::integer) stored,
    band2          integer     generated always as (((simhash >> 16) & 65535)::integer) stored,
    band3          integer     generated always as ((simhash & 65535)::integer) stored,
    marks          text[]      not null,              -- firms, telephones, accounts that it names: two texts with other ones are two
    first_seen_at  timestamptz not null,
    last_seen_at   timestamptz not null,
    sightings      integer     not null,
    sources        text[]      not null,
    score          numeric(4,1) not null check (score between 0 and 100),
    level          text        not null check (level in ('GREEN', 'BLUE', 'YELLOW', 'ORANGE', 'RED')),
    kinds          text[]      not null,              -- rules that speak in the newest screening
    guard          text,
    verdict        text        check (verdict in ('CONFIRMED', 'FALSE_ALARM')),
    judged_kinds   text[],                            -- rules that spoke in the screening that was judged
    judged_at      timestamptz,
    judged_by_name text,
    linked         integer     not null default 0,    -- subjects it is linked to today
    version        integer     not null default 0
);
create index intake_item_hash on intake_item (county, channel, text_hash);
create index intake_item_band0 on intake_item (county, channel, band0);
create index intake_item_band1 on intake_item (county, channel, band1);
create index intake_item_band2 on intake_item (county, channel, band2);
create index intake_item_band3 on intake_item (county, channel, band3);
create index intake_item_marks on intake_item using gin (marks);
create index intake_item_newest on intake_item (region_code, first_seen_at desc, item_id);
create index intake_item_waiting on intake_item (region_code, score desc) where verdict is null and score >= 40;

create table intake_sighting (
    sighting_id  uuid        primary key,
    item_id      uuid        not null references intake_item,
    raw_id       uuid        not null references intake_raw,
    source_name  text        not null,
    external_id  text,
    url          text,
    publisher    text,
    published_at timestamptz,
    received_at  timestamptz not null,
    distance     integer     not null                 -- bits in which its fingerprint differs
);
create index intake_sighting_item on intake_sighting (item_id, received_at);
create unique index intake_sighting_raw on intake_sighting (raw_id);

-- What the screen said, and the version of it that said so. A new look is a new row.
create table intake_screening (
    screening_id   uuid         primary key,
    item_id        uuid         not null references intake_item,
    screened_at    timestamptz  not null,
    screen_version text         not null,
    score          numeric(4,1) not null,
    level          text         not null,
    guard          text,
    elements       text[]       not null,
    rates          jsonb        not null,
    spans          jsonb        not null,
    entities       jsonb        not null,
    screened_by    text         not null
);
create index intake_screening_item on intake_screening (item_id, screened_at desc, screening_id desc);

-- Whom a text may speak of. Nothing is linked because it looks alike: a person says so.
create table intake_candidate (
    candidate_id uuid        primary key,
    item_id      uuid        not null references intake_item,
    kind         text        not null check (kind in ('CREDIT_CODE', 'FULL_NAME', 'SHORT_NAME', 'SAME_CONTACT')),
    firm_id      uuid,
    subject_id   uuid,
    name         text        not null,
    credit_code  text,
    place        text        not null,                -- the division it lies in
    reason       text        not null,
    status       text        not null check (status in ('OPEN', 'LINKED', 'REJECTED')),
    answered_by  text,
    answered_at  timestamptz,
    note         text
);
create unique index intake_candidate_firm on intake_candidate (item_id, firm_id) where firm_id is not null;
create unique index intake_candidate_subject on intake_candidate (item_id, subject_id) where subject_id is not null;

create table intake_link (
    link_id      uuid        primary key,
    item_id      uuid        not null references intake_item,
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
-- One link of a text to a subject, however many do it at once.
create unique index intake_link_once on intake_link (item_id, subject_id) where ended_at is null;
create index intake_link_subject on intake_link (subject_id) where ended_at is null;

create table intake_verdict (
    verdict_id    uuid        primary key,
    item_id       uuid        not null references intake_item,
    screening_id  uuid        not null references intake_screening,
    verdict       text        not null check (verdict in ('CONFIRMED', 'FALSE_ALARM')),
    reason        text        not null,
    note          text        not null,
    kinds         text[]      not null,
    given_by      uuid        not null,
    given_by_name text        not null,
    given_at      timestamptz not null
);
create index intake_verdict_item on intake_verdict (item_id, given_at desc);

-- Taking an advert down: determined unlawful, handed over to the authority, its result. How it stands, and each step with its day.
create table intake_takedown (
    item_id        uuid        primary key references intake_item,
    region_code    text        not null check (region_code ~ '^[0-9]{12}$'),
    state          text        not null check (state in ('NONE', 'DETERMINED', 'HANDED_OVER', 'ANSWERED')),
    unit_id        uuid,
    result         text        check (result in ('DELETED', 'RECTIFIED', 'NOT_HANDLED')),
    version        integer     not null default 0,
    check (state not in ('HANDED_OVER', 'ANSWERED') or unit_id is not null),
    check (state <> 'ANSWERED' or result is not null)
);
create index intake_takedown_unit on intake_takedown (unit_id) where unit_id is not null;

create table intake_takedown_step (
    step_id      uuid        primary key,
    item_id      uuid        not null references intake_takedown,
    kind         text        not null check (kind in ('DETERMINED', 'HANDED_OVER', 'ANSWERED', 'ANNULLED')),
    day          date        not null,
    bases        text[]      not null default '{}',
    unit_id      uuid,
    unit_name    text,
    paper_number text,
    result       text        check (result in ('DELETED', 'RECTIFIED', 'NOT_HANDLED')),
    annuls       uuid        references intake_takedown_step,
    note         text        not null default '',
    by_account   uuid        not null,
    by_name      text        not null,
    by_unit_name text        not null,
    at           timestamptz not null,
    check ((kind = 'ANNULLED') = (annuls is not null))
);
create index intake_takedown_step_item on intake_takedown_step (item_id, at, step_id);
create index intake_takedown_step_month on intake_takedown_step (at, kind);
-- A step is annulled once.
create unique index intake_takedown_step_annulled on intake_takedown_step (annuls) where annuls is not null;

create trigger intake_raw_append_only before update or delete or truncate on intake_raw
    for each statement execute function refuse_change();
create trigger intake_sighting_append_only before update or delete or truncate on intake_sighting
    for each statement execute function refuse_change();
create trigger intake_screening_append_only before update or delete or truncate on intake_screening
    for each statement execute function refuse_change();
create trigger intake_verdict_append_only before update or delete or truncate on intake_verdict
    for each statement execute function refuse_change();
create trigger intake_takedown_step_append_only before update or delete or truncate on intake_takedown_step
    for each statement execute function refuse_change();

-- Row security. A text is seen in its region, and by the unit it was handed over to; all that hangs on it is seen with it.
alter table intake_source enable row level security;
alter table intake_source force row level security;
create policy intake_source_read on intake_source for select
    using ((select access_role()) = 'SYSTEM_ADMIN'
           or region_code >= (select access_lo()) and region_code < (select access_hi())
           or current_user = '${owner}');
create policy intake_source_add on intake_source for insert with check ((select access_role()) = 'SYSTEM_ADMIN');
create policy intake_source_step on intake_source for update
    using ((select access_role()) = 'SYSTEM_ADMIN' or current_user = '${owner}')
    with check ((select access_role()) = 'SYSTEM_ADMIN' or current_user = '${owner}');

alter table intake_token enable row level security;
alter table intake_token force row level security;
create policy intake_token_read on intake_token for select
    using ((select access_role()) = 'SYSTEM_ADMIN' or current_user = '${owner}');
create policy intake_token_add on intake_token for insert with check ((select access_role()) = 'SYSTEM_ADMIN');
create policy intake_token_step on intake_token for update
    using ((select access_role()) = 'SYSTEM_ADMIN' or current_user = '${owner}')
    with check ((select access_role()) = 'SYSTEM_ADMIN' or current_user = '${owner}');

alter table intake_file enable row level security;
alter table intake_file force row level security;
create policy intake_file_own on intake_file for select using (account_id = (select access_account_id()));
create policy intake_file_add on intake_file for insert with check (account_id = (select access_account_id()));

alter table intake_import enable row level security;
alter table intake_import force row level security;
create policy intake_import_read on intake_import for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy intake_import_add on intake_import for insert
    with check (account_id = (select access_account_id())
                and region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy intake_import_step on intake_import for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');

alter table intake_reject enable row level security;
alter table intake_reject force row level security;
create policy intake_reject_read on intake_reject for select
    using (exists (select 1 from intake_import i where i.import_id = intake_reject.import_id));
create policy intake_reject_add on intake_reject for insert
    with check (exists (select 1 from intake_import i where i.import_id = intake_reject.import_id));

alter table intake_takedown enable row level security;
alter table intake_takedown force row level security;
create policy intake_takedown_read on intake_takedown for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or unit_id = (select access_unit())
           or current_user = '${owner}');
create policy intake_takedown_add on intake_takedown for insert
    with check (region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy intake_takedown_step on intake_takedown for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or unit_id = (select access_unit())
           or current_user = '${owner}');

alter table intake_item enable row level security;
alter table intake_item force row level security;
create policy intake_item_read on intake_item for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or exists (select 1 from intake_takedown t where t.item_id = intake_item.item_id and t.unit_id = (select access_unit()))
           or current_user = '${owner}');
create policy intake_item_add on intake_item for insert with check (current_user = '${owner}');
create policy intake_item_step on intake_item for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');

alter table intake_sighting enable row level security;
alter table intake_sighting force row level security;
create policy intake_sighting_read on intake_sighting for select
    using (exists (select 1 from intake_item i where i.item_id = intake_sighting.item_id) or current_user = '${owner}');
create policy intake_sighting_add on intake_sighting for insert with check (current_user = '${owner}');

alter table intake_raw enable row level security;
alter table intake_raw force row level security;
create policy intake_raw_read on intake_raw for select
    using (exists (select 1 from intake_sighting s where s.raw_id = intake_raw.raw_id) or current_user = '${owner}');
create policy intake_raw_add on intake_raw for insert with check (current_user = '${owner}');

alter table intake_screening enable row level security;
alter table intake_screening force row level security;
create policy intake_screening_read on intake_screening for select
    using (exists (select 1 from intake_item i where i.item_id = intake_screening.item_id) or current_user = '${owner}');
create policy intake_screening_add on intake_screening for insert
    with check (exists (select 1 from intake_item i where i.item_id = intake_screening.item_id) or current_user = '${owner}');

alter table intake_candidate enable row level security;
alter table intake_candidate force row level security;
create policy intake_candidate_read on intake_candidate for select
    using (exists (select 1 from intake_item i where i.item_id = intake_candidate.item_id) or current_user = '${owner}');
create policy intake_candidate_add on intake_candidate for insert with check (current_user = '${owner}');
create policy intake_candidate_step on intake_candidate for update
    using (exists (select 1 from intake_item i where i.item_id = intake_candidate.item_id) or current_user = '${owner}');

alter table intake_link enable row level security;
alter table intake_link force row level security;
create policy intake_link_read on intake_link for select
    using (exists (select 1 from intake_item i where i.item_id = intake_link.item_id) or current_user = '${owner}');
create policy intake_link_add on intake_link for insert with check (current_user = '${owner}');
create policy intake_link_step on intake_link for update
    using (current_user = '${owner}') with check (current_user = '${owner}');

alter table intake_verdict enable row level security;
alter table intake_verdict force row level security;
create policy intake_verdict_read on intake_verdict for select
    using (exists (select 1 from intake_item i where i.item_id = intake_verdict.item_id) or current_user = '${owner}');
create policy intake_verdict_add on intake_verdict for insert
    with check (given_by = (select access_account_id())
                and exists (select 1 from intake_item i where i.item_id = intake_verdict.item_id));

alter table intake_takedown_step enable row level security;
alter table intake_takedown_step force row level security;
create policy intake_takedown_step_read on intake_takedown_step for select
    using (exists (select 1 from intake_takedown t where t.item_id = intake_takedown_step.item_id) or current_user = '${owner}');
create policy intake_takedown_step_add on intake_takedown_step for insert
    with check (by_account = (select access_account_id())
                and exists (select 1 from intake_takedown t where t.item_id = intake_takedown_step.item_id));

-- Takes texts in: what was received before changes nothing; what says the same as a known text is a sighting of it; the rest is new.
-- Two that bring the same text at once wait for each other.
create function intake_receive(server_key text, received jsonb, at_instant timestamptz)
    returns table (ordinal integer, outcome text, item uuid)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    lane  record;
    r     record;
    known uuid;
    bits  integer;
begin
    perform access_check_key(server_key);
    for lane in select distinct x.county || ' ' || x.channel as name
                from jsonb_to_recordset(received) as x (county text, channel text)
                order by 1 loop
        perform pg_advisory_xact_lock(hashtextextended('intake ' || lane.name, 0));
    end loop;
    for r in select *
             from jsonb_to_recordset(received) as x ("ordinal" integer, "itemId" uuid, "rawId" uuid, "sightingId" uuid,
                  "screeningId" uuid, county text, region text, channel text, "sourceName" text, "importId" uuid, "sourceId" uuid,
                  "tokenId" uuid, payload text, sha256 text, "externalId" text, title text, body text, publisher text, url text,
                  "publishedAt" timestamptz, "textHash" text, characters integer, simhash bigint, marks text[], score numeric,
                  level text, guard text, elements text[], rates jsonb, spans jsonb, entities jsonb, kinds text[], version text,
                  "by" text)
             order by x."ordinal" loop
        ordinal := r."ordinal";
        select s.item_id into known
        from intake_raw w
        join intake_sighting s on s.raw_id = w.raw_id
        where w.county = r.county and w.channel = r.channel and w.source_name = r."sourceName" and w.sha256 = r.sha256;
        if found then
            outcome := 'UNCHANGED';
            item := known;
            return next;
            continue;
        end if;
        bits := 0;
        select t.item_id into known
        from intake_item t
        where t.county = r.county and t.channel = r.channel and t.text_hash = r."textHash"
        order by t.first_seen_at, t.item_id
        limit 1;
        if known is null and r.characters >= 40 then
            select t.item_id, bit_count((t.simhash # r.simhash)::bit(64)) into known, bits
            from intake_item t
            where t.county = r.county and t.channel = r.channel
              and (t.band0 = ((r.simhash >> 48) & 65535) or t.band1 = ((r.simhash >> 32) & 65535)
                   or t.band2 = ((r.simhash >> 16) & 65535) or t.band3 = (r.simhash & 65535))
              and t.characters >= 40
              and bit_count((t.simhash # r.simhash)::bit(64)) <= 3
              and (t.marks <@ r.marks or t.marks @> r.marks)
            order by 2, t.first_seen_at, t.item_id
            limit 1;
        end if;
        if known is null then
            outcome := 'NEW';
            item := r."itemId";
            bits := 0;
            insert into intake_item (item_id, county, given_region, region_code, channel, title, body, publisher, url, published_at,
                                     text_hash, characters, simhash, marks, first_seen_at, last_seen_at, sightings, sources, score,
                                     level, kinds, guard)
            values (r."itemId", r.county, r.region, r.region, r.channel, r.title, r.body, r.publisher, r.url, r."publishedAt",
                    r."textHash", r.characters, r.simhash, r.marks, at_instant, at_instant, 1, array[r."sourceName"], r.score,
                    r.level, r.kinds, r.guard);
            insert into intake_screening (screening_id, item_id, screened_at, screen_version, score, level, guard, elements, rates,
                                          spans, entities, screened_by)
            values (r."screeningId", r."itemId", at_instant, r.version, r.score, r.level, r.guard, r.elements, r.rates, r.spans,
                    r.entities, r."by");
        else
            outcome := 'SIGHTED';
            item := known;
            update intake_item t
            set last_seen_at = at_instant,
                sightings    = t.sightings + 1,
                sources      = case when r."sourceName" = any (t.sources) then t.sources else t.sources || r."sourceName" end
            where t.item_id = known;
        end if;
        insert into intake_raw (raw_id, county, channel, source_name, import_id, source_id, token_id, payload, sha256, received_at)
        values (r."rawId", r.county, r.channel, r."sourceName", r."importId", r."sourceId", r."tokenId", r.payload, r.sha256, at_instant);
        insert into intake_sighting (sighting_id, item_id, raw_id, source_name, external_id, url, publisher, published_at, received_at,
                                     distance)
        values (r."sightingId", item, r."rawId", r."sourceName", r."externalId", r.url, r.publisher, r."publishedAt", at_instant, bits);
        return next;
    end loop;
end
$$;

-- Subjects that texts with the same telephone, WeChat id or account are linked to by a person.
create function intake_same_contact(server_key text, in_county text, contacts text[])
    returns table (mark text, subject_id uuid, subject_name text, firm_id uuid, credit_code text, place text)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        select distinct m.mark, l.subject_id, l.subject_name, l.firm_id, l.credit_code, l.place
        from intake_item i
        cross join unnest(i.marks) m(mark)
        join intake_link l on l.item_id = i.item_id and l.ended_at is null and not l.automatic
        where i.county = in_county and i.marks && contacts and m.mark = any (contacts);
end
$$;

create function intake_keep_candidates(server_key text, candidates jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    insert into intake_candidate (candidate_id, item_id, kind, firm_id, subject_id, name, credit_code, place, reason, status)
    select x."candidateId", x."itemId", x.kind, x."firmId", x."subjectId", x.name, x."creditCode", x.place, x.reason, 'OPEN'
    from jsonb_to_recordset(candidates) as x ("candidateId" uuid, "itemId" uuid, kind text, "firmId" uuid, "subjectId" uuid,
         name text, "creditCode" text, place text, reason text)
    on conflict do nothing;
end
$$;

-- A text whose source names the county alone lies where the firm it is linked to lies.
create function intake_place(of_item uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    region text;
begin
    select case when substr(i.given_region, 7) = '000000'
                then coalesce((select l.place from intake_link l
                               where l.item_id = i.item_id and l.ended_at is null and substr(l.place, 1, 6) = substr(i.county, 1, 6)
                                 and substr(l.place, 7) <> '000000'
                               order by l.made_at, l.link_id limit 1), i.given_region)
                else i.given_region end
    into region
    from intake_item i
    where i.item_id = of_item;
    update intake_item i
    set region_code = region,
        linked      = (select count(*) from intake_link l where l.item_id = of_item and l.ended_at is null)
    where i.item_id = of_item;
    update intake_takedown t set region_code = region where t.item_id = of_item and t.region_code <> region;
end
$$;

-- Links a text to a subject; false when it was linked before.
create function intake_link_subject(server_key text, l jsonb, at_instant timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    added boolean;
begin
    perform access_check_key(server_key);
    insert into intake_link (link_id, item_id, subject_id, subject_name, firm_id, credit_code, place, reason, automatic, made_by,
                             made_by_name, made_at)
    values ((l ->> 'linkId')::uuid, (l ->> 'itemId')::uuid, (l ->> 'subjectId')::uuid, l ->> 'subjectName', (l ->> 'firmId')::uuid,
            l ->> 'creditCode', l ->> 'place', l ->> 'reason', (l ->> 'automatic')::boolean, access_account_id(), l ->> 'by', at_instant)
    on conflict (item_id, subject_id) where ended_at is null do nothing;
    added := found;
    update intake_candidate c
    set status = 'LINKED', answered_by = l ->> 'by', answered_at = at_instant
    where c.item_id = (l ->> 'itemId')::uuid
      and (c.firm_id = (l ->> 'firmId')::uuid or c.subject_id = (l ->> 'subjectId')::uuid);
    perform intake_place((l ->> 'itemId')::uuid);
    return added;
end
$$;

create function intake_unlink_subject(server_key text, link uuid, why text, by_name text, at_instant timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    ended intake_link;
begin
    perform access_check_key(server_key);
    update intake_link x
    set ended_at = at_instant, ended_by = by_name, ended_reason = why
    where x.link_id = link and x.ended_at is null
    returning x.* into ended;
    if not found then
        return false;
    end if;
    update intake_candidate c
    set status = 'REJECTED', answered_by = by_name, answered_at = at_instant, note = why
    where c.item_id = ended.item_id and (c.firm_id = ended.firm_id or c.subject_id = ended.subject_id);
    perform intake_place(ended.item_id);
    return true;
end
$$;

-- What some texts say of the subjects they are, or were, linked to.
create function intake_links_of(server_key text, items uuid[])
    returns table (link_id uuid, item_id uuid, subject_id uuid, subject_name text, firm_id uuid, credit_code text, stands boolean,
                   region_code text, channel text, title text, body text, score numeric, level text, kinds text[], guard text,
                   verdict text, sources text[], first_seen_at timestamptz, published_at timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        select distinct on (l.item_id, l.subject_id)
               l.link_id, l.item_id, l.subject_id, l.subject_name, l.firm_id, l.credit_code, l.ended_at is null, i.region_code, i.channel,
               i.title, i.body, i.score, i.level, i.kinds, i.guard, i.verdict, i.sources, i.first_seen_at, i.published_at
        from intake_link l
        join intake_item i on i.item_id = l.item_id
        where l.item_id = any (items)
        order by l.item_id, l.subject_id, l.ended_at desc nulls first;
end
$$;

-- The token of a machine; none that is unknown, revoked or past its day.
create function intake_token_of(server_key text, token text, at_instant timestamptz)
    returns table (token_id uuid, name text, channel text, region_code text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        update intake_token t
        set last_used_at = at_instant
        where t.token_hash = sha256(convert_to(token, 'UTF8')) and t.revoked_at is null and t.expires_at > at_instant
        returning t.token_id, t.name, t.channel, t.region_code;
end
$$;

-- The next source to be asked, put off at once so that nobody else asks it.
create function intake_source_take(server_key text, at_instant timestamptz) returns setof intake_source
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    return query
        update intake_source s
        set next_poll_at = at_instant + make_interval(mins => s.interval_minutes), polled_at = at_instant
        where s.source_id = (select d.source_id from intake_source d
                             where d.active and d.next_poll_at <= at_instant
                             order by d.next_poll_at, d.source_id
                             limit 1 for update skip locked)
        returning s.*;
end
$$;

create function intake_source_told(server_key text, source uuid, result text, error text, new_etag text, new_modified text,
                                   next_at timestamptz, at_instant timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update intake_source s
    set last_result   = coalesce(result, s.last_result),
        last_error    = error,
        succeeded_at  = case when error is null then at_instant else s.succeeded_at end,
        failures      = case when error is null then 0 else s.failures + 1 end,
        etag          = case when error is null then new_etag else s.etag end,
        last_modified = case when error is null then new_modified else s.last_modified end,
        next_poll_at  = case when s.next_poll_at > at_instant then next_at else s.next_poll_at end
    where s.source_id = source;
end
$$;

-- Imports wait for a worker that has no session of its own.
create function intake_import_next(server_key text) returns table (import_id uuid, account_id uuid, post_id uuid, attempts integer)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        select i.import_id, i.account_id, i.post_id, i.attempts
        from intake_import i
        where i.status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
        order by i.status = 'QUEUED', i.started_at
        limit 1;
end
$$;
create function intake_import_stop(server_key text, import uuid, to_status text, why text, at_instant timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update intake_import i
    set status = to_status, message = why, finished_at = case when to_status = 'FAILED' then at_instant end, version = i.version + 1
    where (import is null and i.status = 'RUNNING' or i.import_id = import and i.status in ('QUEUED', 'RUNNING', 'INTERRUPTED'));
end
$$;

revoke execute on function intake_place(uuid) from public;

grant select, insert on intake_source to "${app}";
grant update (name, url, interval_minutes, active, changed_by_name, changed_at, version, next_poll_at) on intake_source to "${app}";
grant select (token_id, name, channel, region_code, expires_at, created_by, created_by_name, created_at, revoked_at, revoked_by_name,
              last_used_at, version), insert on intake_token to "${app}";
grant update (revoked_at, revoked_by_name, version) on intake_token to "${app}";
grant select, insert on intake_file, intake_import, intake_reject to "${app}";
grant update (status, rows_read, added, sighted, unchanged, rejected, bytes_done, attempts, finished_at, message, version)
    on intake_import to "${app}";
grant select on intake_raw, intake_sighting, intake_link to "${app}";
grant select, insert on intake_screening, intake_verdict, intake_takedown, intake_takedown_step to "${app}";
grant select on intake_item, intake_candidate to "${app}";
grant update (score, level, kinds, guard, verdict, judged_kinds, judged_at, judged_by_name, version) on intake_item to "${app}";
grant update (status, answered_by, answered_at, note) on intake_candidate to "${app}";
grant update (state, unit_id, result, version) on intake_takedown to "${app}";
