-- What somebody handled is read newest first from the hands themselves: whoever has handled a hundred thousand clues does not have all
-- of them, or all clues there are, looked through for a page.
alter table clue_hand add column registered_at timestamptz;
alter table clue_hand no force row level security;
alter table clue no force row level security;
update clue_hand h set registered_at = c.registered_at from clue c where c.clue_id = h.clue_id;
alter table clue force row level security;
alter table clue_hand force row level security;
alter table clue_hand alter column registered_at set not null;
create index clue_hand_newest on clue_hand (account_id, registered_at desc, clue_id);

create or replace function clue_hand_keep() returns trigger
    language plpgsql
as $$
begin
    insert into clue_hand (account_id, clue_id, registered_at)
    select new.by_account, c.clue_id, c.registered_at
    from clue c
    where c.clue_id = new.clue_id
    on conflict do nothing;
    return null;
end
$$;
