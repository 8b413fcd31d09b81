-- Who is told is asked for every step of every clue: each of the three ways to belong to the audience now goes by its own index
-- instead of reading all posts.
create or replace function notify_posts(units uuid[], chain text[], offices integer, roles text[], leaders_of text,
                                        at_instant timestamptz, message_kind text, words text, path text, otype text, oid text,
                                        channels text[], leaves_at timestamptz)
    returns table (message_id bigint, account_id uuid)
    language sql security definer set search_path = public, pg_temp
as $$
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
    select w.message_id, w.account_id
    from (select coalesce(array_agg(t.account_id), '{}') as accounts, coalesce(array_agg(t.post_id), '{}') as posts
          from told t
          join access_account a on a.account_id = t.account_id and a.status = 'ACTIVE') t
    cross join lateral notify_write(t.accounts, t.posts, at_instant, message_kind, words, path, otype, oid, channels, leaves_at) w
$$;
