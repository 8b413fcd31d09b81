-- A session as it is, without keeping it alive: what only listens must not make an empty chair look taken.
create function access_look_session(token text, at timestamptz, idle interval)
    returns table (account_id uuid, display_name text, login_name text, must_change boolean, post_id uuid, role text,
                   reach text, region_code text, grid_code text, unit_id uuid)
    language sql stable security definer set search_path = public, pg_temp
as $$
    select a.account_id, a.display_name, a.login_name, a.must_change, p.post_id, p.role, r.reach, p.region_code,
           p.grid_code, p.unit_id
    from access_session s
    join access_account a on a.account_id = s.account_id and a.status = 'ACTIVE'
    left join access_post p on p.post_id = s.post_id and p.revoked_at is null
    left join access_reach r on r.role = p.role
    where s.token_hash = sha256(convert_to(token, 'UTF8'))
      and s.expires_at > at
      and s.last_seen_at + idle >= at
$$;
