-- What the post behind a session may see lies with the session: the bounds of row security are asked for by nearly every statement and
-- now cost one row. Triggers keep it true: whoever revokes a post or disables an account does so in the same transaction for its
-- sessions, and whoever opens a session waits for them.
alter table access_session
    add column role text,
    add column lo   text,
    add column hi   text,
    add column grid text,
    add column unit uuid;

create function access_session_bounds() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform 1 from access_account a where a.account_id = new.account_id and a.status = 'ACTIVE' for share;
    if not found then
        return null;
    end if;
    select p.role,
           case when r.reach = 'TERRITORY' then p.region_code end,
           case when r.reach = 'TERRITORY' then region_hi(p.region_code) end,
           case when r.reach = 'GRID' then p.grid_code end,
           case when r.reach in ('TERRITORY', 'UNIT') then p.unit_id end
    into new.role, new.lo, new.hi, new.grid, new.unit
    from access_post p
    left join access_reach r on r.role = p.role
    where p.post_id = new.post_id and p.revoked_at is null
    for share of p;
    return new;
end
$$;
create trigger access_session_bounds before insert on access_session for each row execute function access_session_bounds();

create function access_session_unbound() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    update access_session s
    set role = null, lo = null, hi = null, grid = null, unit = null
    where s.post_id = new.post_id;
    return null;
end
$$;
create trigger access_post_revoked after update on access_post
    for each row when (new.revoked_at is not null) execute function access_session_unbound();

create function access_session_ended() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    delete from access_session s where s.account_id = new.account_id;
    return null;
end
$$;
create trigger access_account_disabled after update on access_account
    for each row when (new.status <> 'ACTIVE') execute function access_session_ended();

-- Sessions that are open while the platform is upgraded.
delete from access_session s
where not exists (select 1 from access_account a where a.account_id = s.account_id and a.status = 'ACTIVE');
update access_session s
set role = p.role,
    lo   = case when r.reach = 'TERRITORY' then p.region_code end,
    hi   = case when r.reach = 'TERRITORY' then region_hi(p.region_code) end,
    grid = case when r.reach = 'GRID' then p.grid_code end,
    unit = case when r.reach in ('TERRITORY', 'UNIT') then p.unit_id end
from access_post p
left join access_reach r on r.role = p.role
where p.post_id = s.post_id and p.revoked_at is null;

do $do$
declare
    bound record;
begin
    for bound in
        select *
        from (values ('access_account_id', 'uuid', 'account_id'), ('access_role', 'text', 'role'), ('access_lo', 'text', 'lo'),
                     ('access_hi', 'text', 'hi'), ('access_grid', 'text', 'grid'), ('access_unit', 'uuid', 'unit')) b(name, type, answer)
    loop
        -- the plan stays with the connection, whatever mode the statement that asks is planned in
        execute format($body$
            create or replace function %I() returns %s
                language plpgsql stable security definer
                set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
            as $$
            begin
                return (select s.%I
                        from access_session s
                        where s.token_hash = sha256(convert_to(nullif(current_setting('app.tok', true), ''), 'UTF8'))
                          and s.expires_at > now());
            end
            $$
            $body$, bound.name, bound.type, bound.answer);
    end loop;
end
$do$;

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
