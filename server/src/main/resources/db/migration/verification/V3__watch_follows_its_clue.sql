-- A clue that goes to another unit takes its place on the watchlist with it: the unit that verifies it again is the one that may find
-- that there is nothing to watch.
grant update (assigned_unit) on watchlist_entry to "${app}";

-- A unit that verifies a clue again may not see what another unit found before, and its finding still stands behind that one.
create policy verification_counted on verification for select using (current_user = '${owner}');
create function verification_next(clue uuid) returns integer
    language sql stable security definer set search_path = public, pg_temp
    as $$
    select 1 + count(*)::integer from verification v where v.clue_id = clue
    $$;
