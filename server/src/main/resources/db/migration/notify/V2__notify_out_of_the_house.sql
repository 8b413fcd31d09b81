-- A message is told on account of a post, and is gone when the post is revoked: its text names a matter. What leaves the house is a
-- neutral sentence; it waits in an outbox written in the transaction of what it tells of.
alter table notify_message add column post_id uuid;
drop policy notify_message_own on notify_message;
create policy notify_message_own on notify_message for select
    using (account_id = (select access_account_id())
               and exists (select 1 from access_post p where p.post_id = notify_message.post_id and p.revoked_at is null)
           or current_user = '${owner}');

-- Where a person wants mail, if at all. Everybody keeps the own address; the platform sends nothing unless asked to.
create table notify_address (
    account_id uuid        primary key,
    address    text        not null check (length(address) <= 200 and address !~ '[[:cntrl:][:space:]<>]'),
    enabled    boolean     not null,
    version    integer     not null default 0,
    changed_at timestamptz not null
);
alter table notify_address enable row level security;
alter table notify_address force row level security;
create policy notify_address_own on notify_address for select
    using (account_id = (select access_account_id()) or current_user = '${owner}');
create policy notify_address_add on notify_address for insert with check (account_id = (select access_account_id()));
create policy notify_address_change on notify_address for update using (account_id = (select access_account_id()));
grant select, insert on notify_address to "${app}";
grant update (address, enabled, version, changed_at) on notify_address to "${app}";

-- The outbox. Writers only add, so nobody waits for anybody; when its time has come the first row of a person and channel takes the
-- others along (MERGED) and stands for all of them. It holds no content and names no matter.
create table notify_outgoing (
    outgoing_id  bigint      generated always as identity primary key,
    delivery     uuid        not null default gen_random_uuid(),
    channel      text        not null check (channel in ('WEBHOOK', 'MAIL')),
    account_id   uuid        not null,
    state        text        not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'DEAD', 'MERGED')),
    items        integer     check (items > 0),           -- what it stands for, once it was gathered
    attempts     integer     not null default 0,
    created_at   timestamptz not null,
    next_at      timestamptz not null,
    leased_until timestamptz,
    finished_at  timestamptz,
    last_error   text,
    version      integer     not null default 0
);
create index notify_outgoing_due on notify_outgoing (next_at) where state in ('WAITING', 'SENDING');
create index notify_outgoing_newest on notify_outgoing (outgoing_id desc) where state <> 'MERGED';
create index notify_outgoing_dead on notify_outgoing (outgoing_id desc) where state = 'DEAD';

alter table notify_outgoing enable row level security;
alter table notify_outgoing force row level security;
create policy notify_outgoing_read on notify_outgoing for select
    using ((select access_role()) = 'SYSTEM_ADMIN' or current_user = '${owner}');
create policy notify_outgoing_retry on notify_outgoing for update
    using ((select access_role()) = 'SYSTEM_ADMIN' or current_user = '${owner}');
create policy notify_outgoing_forget on notify_outgoing for delete using (current_user = '${owner}');
create policy notify_outgoing_write on notify_outgoing for insert with check (current_user = '${owner}');
grant select on notify_outgoing to "${app}";
grant update (state, attempts, next_at, version) on notify_outgoing to "${app}";

drop function notify_posts(uuid[], text[], text[], timestamptz, text, text, text, text, text);
drop function notify_account(uuid, timestamptz, text, text, text, text, text);

-- Writes a message to each of these, and what leaves the house of it. The one who acts gets none.
create function notify_write(accounts uuid[], posts uuid[], at_instant timestamptz, message_kind text, words text, path text,
                             otype text, oid text, channels text[], leaves_at timestamptz)
    returns table (message_id bigint, account_id uuid)
    language sql security definer set search_path = public, pg_temp
as $$
    with told as (
        select distinct on (t.account_id) t.account_id, t.post_id
        from unnest(accounts, posts) t(account_id, post_id)
        where t.account_id is distinct from access_account_id()
        order by t.account_id, t.post_id
    ), outbox as (
        insert into notify_outgoing (channel, account_id, created_at, next_at)
        select c.channel, t.account_id, at_instant, leaves_at
        from told t
        cross join unnest(channels) c(channel)
        where c.channel = 'WEBHOOK'
           or exists (select 1 from notify_address a where a.account_id = t.account_id and a.enabled)
    )
    insert into notify_message (account_id, post_id, at, kind, text, link, object_type, object_id)
    select t.account_id, t.post_id, at_instant, message_kind, words, path, otype, oid
    from told t
    returning message_id, account_id
$$;
revoke execute on function notify_write(uuid[], uuid[], timestamptz, text, text, text, text, text, text[], timestamptz) from public;

-- The people on posts of units, those of the lead offices nearest to a place, and the leaders of a region. `chain` holds the place and
-- the divisions above it; the first of their offices is responsible, the second stands above it. No roles means all.
create function notify_posts(units uuid[], chain text[], offices integer, roles text[], leaders_of text, at_instant timestamptz,
                             message_kind text, words text, path text, otype text, oid text, channels text[],
                             leaves_at timestamptz) returns table (message_id bigint, account_id uuid)
    language sql security definer set search_path = public, pg_temp
as $$
    with office as (
        select u.unit_id
        from unit u
        where u.kind = 'LEAD_OFFICE' and u.active and u.region_code = any(chain)
        order by u.region_code desc
        limit offices
    ), told as (
        select p.account_id, p.post_id
        from access_post p
        join access_account a on a.account_id = p.account_id and a.status = 'ACTIVE'
        where p.revoked_at is null
          and ((p.unit_id = any(units) or p.unit_id in (select unit_id from office))
                   and (cardinality(roles) = 0 or p.role = any(roles))
               or p.role = 'LEADER' and p.region_code = leaders_of)
    )
    select w.message_id, w.account_id
    from (select coalesce(array_agg(account_id), '{}') as accounts, coalesce(array_agg(post_id), '{}') as posts from told) t
    cross join lateral notify_write(t.accounts, t.posts, at_instant, message_kind, words, path, otype, oid, channels, leaves_at) w
$$;

-- One person, on the post that was granted last.
create function notify_account(told uuid, at_instant timestamptz, message_kind text, words text, path text, otype text, oid text,
                               channels text[], leaves_at timestamptz) returns table (message_id bigint, account_id uuid)
    language sql security definer set search_path = public, pg_temp
as $$
    select w.message_id, w.account_id
    from (select p.account_id, p.post_id
          from access_post p
          join access_account a on a.account_id = p.account_id and a.status = 'ACTIVE'
          where p.account_id = told and p.revoked_at is null
          order by p.granted_at desc, p.post_id
          limit 1) t
    cross join lateral notify_write(array[t.account_id], array[t.post_id], at_instant, message_kind, words, path, otype, oid,
                                    channels, leaves_at) w
$$;

-- Gathers what is due for one person by one channel, then takes some of it, or what somebody took and did not finish, for as long as
-- the lease. Who takes must know the server's key: the answer holds addresses.
create function notify_take(server_key text, at_instant timestamptz, lease timestamptz, most integer)
    returns table (outgoing_id bigint, delivery uuid, channel text, login_name text, address text, items integer, attempts integer)
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    with due as (
        select o.outgoing_id, o.channel, o.account_id
        from notify_outgoing o
        where o.state = 'WAITING' and o.items is null and o.next_at <= at_instant
        order by o.next_at, o.outgoing_id
        limit 10000
        for update skip locked
    ), gathered as (
        select min(d.outgoing_id) as first, array_agg(d.outgoing_id) as all_of_them, count(*)::integer as n
        from due d
        group by d.channel, d.account_id
    )
    update notify_outgoing o
    set state = case when o.outgoing_id = g.first then 'WAITING' else 'MERGED' end,
        items = case when o.outgoing_id = g.first then g.n end
    from gathered g
    where o.outgoing_id = any(g.all_of_them);
    return query
        with due as (
            select o.outgoing_id
            from notify_outgoing o
            where o.state in ('WAITING', 'SENDING')
              and o.items is not null
              and o.next_at <= at_instant
              and (o.state = 'WAITING' or o.leased_until <= at_instant)
            order by o.next_at, o.outgoing_id
            limit most
            for update skip locked
        ), taken as (
            update notify_outgoing o
            set state = 'SENDING', leased_until = lease, attempts = o.attempts + 1, version = o.version + 1
            from due d
            where o.outgoing_id = d.outgoing_id
            returning o.outgoing_id, o.delivery, o.channel, o.account_id, o.items, o.attempts
        )
        select t.outgoing_id, t.delivery, t.channel, a.login_name, m.address, t.items, t.attempts
        from taken t
        join access_account a on a.account_id = t.account_id
        left join notify_address m on m.account_id = t.account_id and m.enabled
        order by t.outgoing_id;
end
$$;

-- Ends an attempt. Whoever lost the lease meanwhile changes nothing.
create function notify_settle(server_key text, outgoing bigint, attempt integer, new_state text, at_instant timestamptz,
                              again_at timestamptz, error text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update notify_outgoing o
    set state = new_state, next_at = coalesce(again_at, o.next_at), leased_until = null, last_error = error,
        finished_at = case when new_state in ('SENT', 'DEAD') then at_instant end, version = o.version + 1
    where o.outgoing_id = outgoing and o.state = 'SENDING' and o.attempts = attempt;
    return found;
end
$$;

-- What was delivered long ago says nothing any more.
create function notify_forget(server_key text, before timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    gone integer;
begin
    perform access_check_key(server_key);
    delete from notify_outgoing where state in ('SENT', 'MERGED') and created_at < before;
    get diagnostics gone = row_count;
    return gone;
end
$$;
