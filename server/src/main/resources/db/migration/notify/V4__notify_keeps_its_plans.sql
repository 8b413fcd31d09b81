-- The same functions in PL/pgSQL: a step tells somebody each time, and a body in SQL is parsed and planned anew each time.
create or replace function notify_write(accounts uuid[], posts uuid[], at_instant timestamptz, message_kind text, words text, path text,
                                        otype text, oid text, channels text[], leaves_at timestamptz)
    returns table (message_id bigint, account_id uuid)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    if cardinality(accounts) = 0 then
        return;
    end if;
    return query
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
    returning message_id, account_id;
end
$$;

create or replace function notify_posts(units uuid[], chain text[], offices integer, roles text[], leaders_of text,
                                        at_instant timestamptz, message_kind text, words text, path text, otype text, oid text,
                                        channels text[], leaves_at timestamptz)
    returns table (message_id bigint, account_id uuid)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    accounts uuid[];
    posts    uuid[];
begin
    with office as (
        select u.unit_id
        from unit u
        where u.kind = 'LEAD_OFFICE' and u.active and u.region_code = any(chain)
        order by u.region_code desc
        limit offices
    ), post as (
        select p.account_id, p.post_id, p.role
        from access_post p
        where p.revoked_at is null and p.unit_id = any(units)
        union all
        select p.account_id, p.post_id, p.role
        from office o
        join access_post p on p.unit_id = o.unit_id and p.revoked_at is null
    ), told as (
        select p.account_id, p.post_id
        from post p
        where cardinality(roles) = 0 or p.role = any(roles)
        union all
        select p.account_id, p.post_id
        from access_post p
        where p.role = 'LEADER' and p.revoked_at is null and p.region_code = leaders_of
    )
    select coalesce(array_agg(t.account_id), '{}'), coalesce(array_agg(t.post_id), '{}')
    into accounts, posts
    from told t
    join access_account a on a.account_id = t.account_id and a.status = 'ACTIVE';
    return query
    select w.message_id, w.account_id
    from notify_write(accounts, posts, at_instant, message_kind, words, path, otype, oid, channels, leaves_at) w;
end
$$;
