-- The upper bound of a post's region, asked for by nearly every statement.
alter table access_post add column region_hi text generated always as (region_hi(region_code)) stored;

-- Whoever asks is looked up at every request. The session is read first and written only when it ended or was last seen a while ago; the
-- plan stays with the connection.
create or replace function access_touch_session(token text, at timestamptz, idle interval)
    returns table (account_id uuid, display_name text, login_name text, must_change boolean, post_id uuid, role text,
                   reach text, region_code text, grid_code text, unit_id uuid)
    language plpgsql security definer
    set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_hashjoin = off
as $$
declare
    hash bytea := sha256(convert_to(token, 'UTF8'));
    seat access_session;
begin
    select s.* into seat from access_session s where s.token_hash = hash;
    if not found then
        return;
    end if;
    if seat.expires_at <= at or seat.last_seen_at + idle < at then
        delete from access_session s where s.token_hash = hash and (s.expires_at <= at or s.last_seen_at + idle < at);
        if found then
            return;
        end if;
    end if;
    if seat.last_seen_at < at - interval '30 seconds' then
        update access_session s set last_seen_at = at where s.token_hash = hash and s.last_seen_at < at - interval '30 seconds';
    end if;
    return query
        select a.account_id, a.display_name, a.login_name, a.must_change, p.post_id, p.role, r.reach, p.region_code,
               p.grid_code, p.unit_id
        from access_account a
        left join access_post p on p.post_id = seat.post_id and p.revoked_at is null
        left join access_reach r on r.role = p.role
        where a.account_id = seat.account_id and a.status = 'ACTIVE';
end
$$;
