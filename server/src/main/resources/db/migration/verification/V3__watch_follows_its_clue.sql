-- A clue that goes to another unit takes its place on the watchlist with it: the unit that verifies it again is the one that may find
-- that there is nothing to watch.
grant update (assigned_unit) on watchlist_entry to "${app}";
