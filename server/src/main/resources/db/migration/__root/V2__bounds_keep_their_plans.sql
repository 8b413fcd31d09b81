-- The session behind the token in PL/pgSQL: in SQL the body was parsed and planned anew in every statement that called it. Now the plan
-- stays with the connection, whatever mode a statement is planned in; the tables behind a session are asked row by row, because
-- building hashes of them cost more than the rows. The bounds themselves follow with the sessions (access/V5).
set local check_function_bodies = off;

create or replace function access_here(out account_id uuid, out post_id uuid, out role text, out reach text, out region_code text,
                                       out grid_code text, out unit_id uuid)
    returns setof record
    language plpgsql stable security definer rows 1
    set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_hashjoin = off
as $$
begin
    return query
    select s.account_id, p.post_id, p.role, r.reach, p.region_code, p.grid_code, p.unit_id
    from access_session s
    join access_account a on a.account_id = s.account_id and a.status = 'ACTIVE'
    left join access_post p on p.post_id = s.post_id and p.revoked_at is null
    left join access_reach r on r.role = p.role
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.tok', true), ''), 'UTF8'))
      and s.expires_at > now();
end
$$;
