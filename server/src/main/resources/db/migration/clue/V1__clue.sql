-- Clues. Who sees one: its territory, the unit it is assigned to, the account that made it, and the grid it lies in. What is
-- reported a second time while the first report is open joins it; who joins sees nothing of what it joined.
create table clue (
    clue_id         uuid           primary key,
    number          text           not null unique,
    matter_key      text           not null,
    matter_place    text           not null,
    subject_name    text           not null check (length(subject_name) between 1 and 200),
    credit_code     text           check (credit_code ~ '^[0-9A-Z]{18}$'),
    firm_id         uuid,
    source          text           not null,
    region_code     text           not null check (region_code ~ '^[0-9]{12}$'),
    grid_code       text,
    found_on        date           not null,
    sector          text,
    method          text,
    channel         text,
    amount          numeric(16, 2) check (amount >= 0),
    participants    integer        check (participants >= 0),
    description     text           not null,
    status          text           not null check (status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'CONCLUDED', 'CLOSED')),
    assigned_unit   uuid,
    due_on          date,
    due_sentence    text,
    illegality      text,
    created_by      uuid           not null,
    created_by_name text           not null,
    registered_at   timestamptz    not null,
    version         integer        not null default 0,
    check (status = 'REGISTERED' or assigned_unit is not null),
    check (status not in ('CONCLUDED', 'CLOSED') or illegality is not null)
);

-- The guarantee that one matter has one open clue. ClueDesk only asks; this index decides, also between two requests that
-- arrive in the same instant. Its key holds no more than the caller sent, so a conflict tells nobody anything but "joined".
create unique index clue_one_open_per_matter on clue (matter_key)
    where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING');
create index clue_open_place on clue (matter_place) where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING');

-- The lists of every role: newest first, by territory, by unit, by maker, by grid; and what waits.
create index clue_newest on clue (registered_at desc, clue_id);
create index clue_territory on clue (region_code, registered_at desc, clue_id);
create index clue_of_unit on clue (assigned_unit, registered_at desc, clue_id);
create index clue_of_maker on clue (created_by, registered_at desc, clue_id);
create index clue_of_grid on clue (grid_code, registered_at desc, clue_id) where grid_code is not null;
create index clue_waiting_office on clue (region_code) where status = 'REGISTERED';
create index clue_waiting_unit on clue (assigned_unit) where status in ('ASSIGNED', 'VERIFYING');
create index clue_of_firm on clue (firm_id) where firm_id is not null;

-- The last number given in a county and year. A row lock makes two clues of one second get two numbers.
create table clue_number (
    county text    not null,
    year   integer not null,
    last   integer not null,
    primary key (county, year)
);

-- The timeline: what was done, by whom. Append-only.
create table clue_event (
    event_id   bigint      generated always as identity primary key,
    clue_id    uuid        not null references clue,
    at         timestamptz not null,
    kind       text        not null,
    by_account uuid        not null,
    by_name    text        not null,
    by_unit    text,
    text       text        not null
);
create index clue_event_clue on clue_event (clue_id, event_id);

-- Who had a hand in which clue, kept by a trigger: the list of what I handled asks this and not the whole timeline.
create table clue_hand (
    account_id uuid not null,
    clue_id    uuid not null references clue,
    primary key (account_id, clue_id)
);

create function clue_hand_keep() returns trigger
    language plpgsql
as $$
begin
    insert into clue_hand (account_id, clue_id) values (new.by_account, new.clue_id) on conflict do nothing;
    return null;
end
$$;
create trigger clue_event_hand after insert on clue_event for each row execute function clue_hand_keep();

-- A further report of a matter that was open already: where it came from. Append-only.
create table clue_joined (
    joined_id   bigint         generated always as identity primary key,
    clue_id     uuid           not null references clue,
    at          timestamptz    not null,
    source      text           not null,
    found_on    date           not null,
    region_code text           not null,
    grid_code   text,
    joined_by   uuid           not null
);
create index clue_joined_clue on clue_joined (clue_id);

create trigger clue_event_append_only before update or delete or truncate on clue_event
    for each statement execute function refuse_change();
create trigger clue_joined_append_only before update or delete or truncate on clue_joined
    for each statement execute function refuse_change();

-- Terms in working days, each from a day on. They are a default of this house and no law: the nearest written rule gives 15
-- working days for checking a reported clue (市场监督管理投诉举报处理暂行办法).
create table clue_term (
    step         text    not null,
    since        date    not null,
    working_days integer not null check (working_days between 1 and 250),
    basis        text    not null,
    primary key (step, since)
);
insert into clue_term (step, since, working_days, basis)
values ('VERIFICATION', date '2000-01-01', 15, '平台默认值，参照《市场监督管理投诉举报处理暂行办法》的线索核查期限');

alter table clue enable row level security;
alter table clue force row level security;
create policy clue_read on clue for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or assigned_unit = (select access_unit())
           or created_by = (select access_account_id())
           or grid_code = (select access_grid())
           or current_user = '${owner}');
create policy clue_write on clue for insert
    with check (created_by = (select access_account_id())
                and region_code >= (select h.region_code from access_here() h)
                and region_code < (select region_hi(h.region_code) from access_here() h));
create policy clue_step on clue for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or assigned_unit = (select access_unit()))
    with check (region_code >= (select access_lo()) and region_code < (select access_hi())
                or assigned_unit = (select access_unit()));

alter table clue_event enable row level security;
alter table clue_event force row level security;
create policy clue_event_read on clue_event for select
    using (by_account = (select access_account_id()) and kind <> 'JOINED'
           or exists (select 1 from clue c where c.clue_id = clue_event.clue_id)
           or current_user = '${owner}');
create policy clue_event_write on clue_event for insert
    with check (by_account = (select access_account_id()) and kind <> 'JOINED'
                and exists (select 1 from clue c where c.clue_id = clue_event.clue_id)
                or current_user = '${owner}');

alter table clue_hand enable row level security;
alter table clue_hand force row level security;
create policy clue_hand_read on clue_hand for select using (account_id = (select access_account_id()));
create policy clue_hand_write on clue_hand for insert with check (account_id = (select access_account_id()));

alter table clue_joined enable row level security;
alter table clue_joined force row level security;
create policy clue_joined_read on clue_joined for select
    using (exists (select 1 from clue c where c.clue_id = clue_joined.clue_id) or current_user = '${owner}');
create policy clue_joined_write on clue_joined for insert with check (current_user = '${owner}');

-- Joins a report to the open clue of its matter, if there is one: the clue of the same key, or one of the same name in the same
-- county when either of the two does not know the credit code. Runs as the owner, because who reports may not see the clue;
-- who joins is taken from the session and not from the caller. Answers the clue, which the caller may show only when its own
-- query finds it.
create function clue_join(key text, place text, coded boolean, source_word text, found_day date, region text, grid text,
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
    where c.status in ('REGISTERED', 'ASSIGNED', 'VERIFYING')
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

grant select, insert on clue to "${app}";
grant update (status, assigned_unit, due_on, due_sentence, illegality, version) on clue to "${app}";
grant select, insert, update on clue_number to "${app}";
grant select, insert on clue_event, clue_hand to "${app}";
grant select on clue_joined, clue_term to "${app}";
