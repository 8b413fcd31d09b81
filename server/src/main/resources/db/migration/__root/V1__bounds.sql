-- The bodies below name tables of the room access, which is migrated later.
set local check_function_bodies = off;

-- What every room's migration and query may use. The owner runs migrations; the application role owns nothing.
create extension if not exists pg_trgm;

-- The first code after a division, see RegionCode.hi(): a region is a half-open range, never a `like`.
create function region_hi(code text) returns text
    language sql immutable strict parallel safe
as $$
    select case
        when code = '000000000000' then '9999999999999'
        when substr(code, 3) = '0000000000' then lpad((substr(code, 1, 2)::int + 1)::text, 2, '0') || '0000000000'
        when substr(code, 5) = '00000000' then lpad((substr(code, 1, 4)::int + 1)::text, 4, '0') || '00000000'
        when substr(code, 7) = '000000' then lpad((substr(code, 1, 6)::int + 1)::text, 6, '0') || '000000'
        when substr(code, 10) = '000' then lpad((substr(code, 1, 9)::bigint + 1)::text, 9, '0') || '000'
        else lpad((code::bigint + 1)::text, 12, '0')
    end
$$;

-- Refuses update, delete and truncate of an append-only table, whoever asks.
create function refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- When something is learned, for what must never be written under another instant. A function of its own, because the demo, which
-- tells a story of the past, replaces it (db/migration/demo).
create function recording_instant() returns timestamptz
    language sql volatile
    as $$ select clock_timestamp() $$;

-- The two-character pieces of a name. A GIN index over them finds two characters anywhere in a million names in under a
-- millisecond, where a trigram index needs three.
create function bigrams(t text) returns text[]
    language sql immutable strict parallel safe
as $$
    select array(select distinct substr(t, i, 2) from generate_series(1, greatest(length(t) - 1, 1)) i)
$$;

-- The session behind the token of this transaction; no token, an unknown, ended or disabled one: no row.
create function access_here(out account_id uuid, out post_id uuid, out role text, out reach text, out region_code text,
                            out grid_code text, out unit_id uuid)
    returns setof record
    language sql stable security definer rows 1 set search_path = public, pg_temp
as $$
    select s.account_id, p.post_id, p.role, r.reach, p.region_code, p.grid_code, p.unit_id
    from access_session s
    join access_account a on a.account_id = s.account_id and a.status = 'ACTIVE'
    left join access_post p on p.post_id = s.post_id and p.revoked_at is null
    left join access_reach r on r.role = p.role
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.tok', true), ''), 'UTF8'))
      and s.expires_at > now()
$$;

-- The bounds of row security. A policy calls each in a sub-select, so that it is evaluated once for a statement.
create function access_account_id() returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.account_id from access_here() h $$;
create function access_role() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.role from access_here() h $$;
create function access_lo() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.region_code from access_here() h where h.reach = 'TERRITORY' $$;
create function access_hi() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select region_hi(h.region_code) from access_here() h where h.reach = 'TERRITORY' $$;
create function access_grid() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.grid_code from access_here() h where h.reach = 'GRID' $$;
create function access_unit() returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.unit_id from access_here() h where h.reach in ('TERRITORY', 'UNIT') $$;
