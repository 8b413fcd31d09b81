-- The same in PL/pgSQL: a body in SQL is parsed and planned anew at every step.
create or replace function subject_tied(subject uuid, region text, grid text, unit uuid, account uuid, at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    insert into subject_tie (subject_id, region_code, grid_code, unit_id, account_id, tied_at)
    values (subject, region, grid, unit, account, at)
    on conflict do nothing;
end
$$;
