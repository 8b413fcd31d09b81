-- After the rules of the text screen changed, texts that an older version read are read anew 按现行规则重新识别: in the background, in steps,
-- each text with a new screening beside the old ones. What came of it is counted and kept, so that each figure opens its texts.

-- The version of the newest screening: what bears another one than a run's is what is left to it, so that no other checkpoint is needed. By
-- the index a page asks at no cost whether a text is left.
alter table intake_item add column screen_version text;
update intake_item i
set screen_version = (select s.screen_version from intake_screening s where s.item_id = i.item_id
                      order by s.screened_at desc, s.screening_id desc limit 1);
alter table intake_item alter column screen_version set not null;
create index intake_item_version on intake_item (screen_version, region_code, item_id);
grant update (screen_version) on intake_item to "${app}";

create table intake_rescreening (
    rescreening_id uuid        primary key,
    region_code    text        not null check (region_code ~ '^[0-9]{12}$'),
    region_end     text        not null check (region_end ~ '^[0-9]{12,13}$'),   -- the first code after the territory
    screen_version text        not null,                -- by which it reads; another version wants another run
    account_id     uuid        not null,
    post_id        uuid        not null,
    started_by     text        not null,
    status         text        not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    total          bigint      not null,                -- texts of other versions when it began
    done           bigint      not null default 0,
    raised         bigint      not null default 0,      -- below yellow before, yellow and above now
    lowered        bigint      not null default 0,      -- yellow and above before, below now
    altered        bigint      not null default 0,      -- another score or other rules on the same side
    unchanged      bigint      not null default 0,
    attempts       integer     not null default 0,
    started_at     timestamptz not null,
    finished_at    timestamptz,
    message        text,
    version        integer     not null default 0,
    constraint intake_rescreening_adds_up check (done = raised + lowered + altered + unchanged),
    -- No text is read by two runs at once: the territories of runs that are not over do not overlap.
    constraint intake_rescreening_alone exclude using gist (int8range(region_code::bigint, region_end::bigint) with &&)
        where (status in ('QUEUED', 'RUNNING', 'INTERRUPTED'))
);
create index intake_rescreening_newest on intake_rescreening (started_at desc, rescreening_id);

alter table intake_screening add column rescreening_id uuid references intake_rescreening;
alter table intake_screening add column outcome text check (outcome in ('RAISED', 'LOWERED', 'ALTERED', 'UNCHANGED'));
alter table intake_screening add constraint intake_screening_of_run check ((rescreening_id is null) = (outcome is null));
-- A run reads a text once.
create unique index intake_screening_once on intake_screening (rescreening_id, item_id) where rescreening_id is not null;

alter table intake_rescreening enable row level security;
alter table intake_rescreening force row level security;
create policy intake_rescreening_read on intake_rescreening for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy intake_rescreening_add on intake_rescreening for insert
    with check (account_id = (select access_account_id())
                and region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy intake_rescreening_step on intake_rescreening for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');

-- Runs wait for a worker that has no session of its own.
create function intake_rescreening_next(server_key text)
    returns table (rescreening_id uuid, account_id uuid, post_id uuid, attempts integer)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        select r.rescreening_id, r.account_id, r.post_id, r.attempts
        from intake_rescreening r
        where r.status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
        order by r.status = 'QUEUED', r.started_at
        limit 1;
end
$$;
create function intake_rescreening_stop(server_key text, run uuid, to_status text, why text, at_instant timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update intake_rescreening r
    set status = to_status, message = why, finished_at = case when to_status = 'FAILED' then at_instant end, version = r.version + 1
    where (run is null and r.status = 'RUNNING' or r.rescreening_id = run and r.status in ('QUEUED', 'RUNNING', 'INTERRUPTED'));
end
$$;

grant select, insert on intake_rescreening to "${app}";
grant update (status, total, done, raised, lowered, altered, unchanged, attempts, finished_at, message, version)
    on intake_rescreening to "${app}";

-- As before, and with the version of the screening.
create or replace function intake_receive(server_key text, received jsonb, at_instant timestamptz)
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
                                     level, kinds, guard, screen_version)
            values (r."itemId", r.county, r.region, r.region, r.channel, r.title, r.body, r.publisher, r.url, r."publishedAt",
                    r."textHash", r.characters, r.simhash, r.marks, at_instant, at_instant, 1, array[r."sourceName"], r.score,
                    r.level, r.kinds, r.guard, r.version);
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

-- A telephone of the register tells of whom a text may speak.
alter table intake_candidate drop constraint intake_candidate_kind_check;
alter table intake_candidate add constraint intake_candidate_kind_check
    check (kind in ('CREDIT_CODE', 'FULL_NAME', 'REGISTER_PHONE', 'SHORT_NAME', 'SAME_CONTACT'));

-- How many batches a token sent in the minute that its first one began. It is counted in the row that every batch writes and holds until it
-- ends: exact, at no further write, over a restart, and for all platforms that share the database.
alter table intake_token add column minute_from timestamptz;
alter table intake_token add column minute_batches integer not null default 0;

-- Takes one batch of a token: none that is unknown, revoked or past its day. One that sent too many in its minute is told how many seconds
-- are left of it, and nothing is counted.
create function intake_token_take(server_key text, token text, most integer, at_instant timestamptz)
    returns table (token_id uuid, name text, channel text, region_code text, wait_seconds integer)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    t     intake_token;
    fresh boolean;
begin
    perform access_check_key(server_key);
    select x.* into t
    from intake_token x
    where x.token_hash = sha256(convert_to(token, 'UTF8')) and x.revoked_at is null and x.expires_at > at_instant
    for update;
    if not found then
        return;
    end if;
    fresh := t.minute_from is null or at_instant < t.minute_from or at_instant >= t.minute_from + interval '1 minute';
    if not fresh and t.minute_batches >= most then
        return query select t.token_id, t.name, t.channel, t.region_code,
                            greatest(1, ceil(extract(epoch from t.minute_from + interval '1 minute' - at_instant))::integer);
        return;
    end if;
    update intake_token x
    set last_used_at   = at_instant,
        minute_from    = case when fresh then at_instant else x.minute_from end,
        minute_batches = case when fresh then 1 else x.minute_batches + 1 end
    where x.token_id = t.token_id;
    return query select t.token_id, t.name, t.channel, t.region_code, 0;
end
$$;
drop function intake_token_of(text, text, timestamptz);
