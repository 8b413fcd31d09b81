-- What the verification of a clue found. One finding a clue, never changed. It carries the bounds of its clue, so that it is seen
-- by those who see the clue and row security needs no other room's table.
create table verification (
    verification_id   uuid           primary key,
    clue_id           uuid           not null unique,
    region_code       text           not null,
    grid_code         text,
    assigned_unit     uuid           not null,
    clue_created_by   uuid           not null,
    visited_on        date           not null,
    officers          text[]         not null check (cardinality(officers) >= 2),
    illegality        text           not null,
    path              text,
    sector            text           not null,
    method            text           not null,
    channel           text           not null,
    amount            numeric(16, 2) check (amount >= 0),
    participants      integer        check (participants >= 0),
    filed_on          date,
    charge            text,
    summary           text           not null,
    remark            text,
    concluded_by      uuid           not null,
    concluded_by_name text           not null,
    concluded_at      timestamptz    not null
);
create trigger verification_append_only before update or delete or truncate on verification
    for each statement execute function refuse_change();

alter table verification enable row level security;
alter table verification force row level security;
create policy verification_read on verification for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or assigned_unit = (select access_unit())
           or clue_created_by = (select access_account_id())
           or grid_code = (select access_grid()));
create policy verification_write on verification for insert
    with check (concluded_by = (select access_account_id())
                and (region_code >= (select access_lo()) and region_code < (select access_hi())
                     or assigned_unit = (select access_unit())));

grant select, insert on verification to "${app}";
