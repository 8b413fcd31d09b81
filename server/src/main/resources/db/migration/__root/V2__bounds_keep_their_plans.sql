-- The bounds in PL/pgSQL, each asking the session by itself. In SQL their bodies were parsed and planned anew in every statement that
-- called them, which cost a step more than its own work; now the plan stays with the connection, whatever mode a statement is planned
-- in. The tables behind a session are asked row by row: building hashes of them cost more than the rows.
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

-- Each bound with the reach that it is for.
do $do$
declare
    bound record;
begin
    for bound in
        select *
        from (values ('access_account_id', 'uuid', 's.account_id', 'true'),
                     ('access_role', 'text', 'p.role', 'true'),
                     ('access_lo', 'text', 'p.region_code', 'r.reach = ''TERRITORY'''),
                     ('access_hi', 'text', 'p.region_hi', 'r.reach = ''TERRITORY'''),
                     ('access_grid', 'text', 'p.grid_code', 'r.reach = ''GRID'''),
                     ('access_unit', 'uuid', 'p.unit_id', 'r.reach in (''TERRITORY'', ''UNIT'')')) b(name, type, answer, wanted)
    loop
        execute format($body$
            create or replace function %I() returns %s
                language plpgsql stable security definer
                set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_hashjoin = off
            as $$
            begin
                return (select %s
                        from access_session s
                        join access_account a on a.account_id = s.account_id and a.status = 'ACTIVE'
                        left join access_post p on p.post_id = s.post_id and p.revoked_at is null
                        left join access_reach r on r.role = p.role
                        where s.token_hash = sha256(convert_to(nullif(current_setting('app.tok', true), ''), 'UTF8'))
                          and s.expires_at > now()
                          and %s);
            end
            $$
            $body$, bound.name, bound.type, bound.answer, bound.wanted);
    end loop;
end
$do$;
