-- The list of major risks that are still open: few among many, and looked at first.
create index clue_urgent on clue (registered_at desc, clue_id)
    where urgent and status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED');
