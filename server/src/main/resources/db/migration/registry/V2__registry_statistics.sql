-- After a bulk load the planner knows nothing of the new rows until autovacuum comes by, and searches for a code by computing
-- every name's pieces. Only the owner may ANALYZE before PostgreSQL 17, hence a function of the owner.
create function registry_refresh_statistics() returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    analyze firm;
    analyze wording_hit;
end
$$;
