-- How people keep their lists: views they saved and columns they chose. Kept on the server, because who works on two computers
-- finds the same list on both.

-- A saved view: the filters of a list under a name. Its owner alone changes it; shared, it is read by the posts of some roles in
-- the region of the post it was shared from, or of that post's unit alone.
create table workspace_view (
    view_id      uuid        primary key,
    list         text        not null check (length(list) between 1 and 40),
    name         text        not null check (length(name) between 1 and 40),
    query        text        not null check (length(query) <= 2000 and query !~ '[[:space:][:cntrl:]<>"]'),
    columns      jsonb,
    account_id   uuid        not null,
    account_name text        not null,
    region_code  text        check (region_code ~ '^[0-9]{12}$'),
    unit_id      uuid,
    shared_roles text[]      not null default '{}',
    changed_at   timestamptz not null,
    version      integer     not null default 0,
    check (shared_roles = '{}' or region_code is not null)
);
create unique index workspace_view_name on workspace_view (account_id, list, name);
create index workspace_view_shared on workspace_view (list, region_code) where shared_roles <> '{}';

-- What an account made of a view, its own or a shared one: pinned to the menu, opened first.
create table workspace_view_use (
    account_id uuid    not null,
    view_id    uuid    not null references workspace_view on delete cascade,
    list       text    not null,
    pinned     boolean not null,
    first      boolean not null,
    primary key (account_id, view_id)
);
-- One view of a list opens first. The desk clears the other one; this index decides.
create unique index workspace_view_first on workspace_view_use (account_id, list) where first;
create index workspace_view_use_view on workspace_view_use (view_id);

-- The columns of a list as an account arranged them.
create table workspace_columns (
    account_id uuid        not null,
    list       text        not null check (length(list) between 1 and 40),
    columns    jsonb       not null,
    changed_at timestamptz not null,
    version    integer     not null,
    primary key (account_id, list)
);

alter table workspace_view enable row level security;
alter table workspace_view force row level security;
create policy workspace_view_read on workspace_view for select
    using (account_id = (select access_account_id())
           or (select access_role()) = any (shared_roles)
              and (select h.region_code from access_here() h) >= region_code
              and (select h.region_code from access_here() h) < region_hi(region_code)
              and (unit_id is null or unit_id = (select h.unit_id from access_here() h)));
create policy workspace_view_add on workspace_view for insert
    with check (account_id = (select access_account_id()) and shared_roles = '{}');
-- Shared from the own post and from nowhere else.
create policy workspace_view_change on workspace_view for update
    using (account_id = (select access_account_id()))
    with check (account_id = (select access_account_id())
                and (shared_roles = '{}' or region_code = (select h.region_code from access_here() h)
                     and (unit_id is null or unit_id = (select h.unit_id from access_here() h))));
create policy workspace_view_remove on workspace_view for delete using (account_id = (select access_account_id()));

alter table workspace_view_use enable row level security;
alter table workspace_view_use force row level security;
-- The owner of the tables removes what others made of a view that goes.
create policy workspace_view_use_own on workspace_view_use for all
    using (account_id = (select access_account_id()) or current_user = '${owner}')
    with check (account_id = (select access_account_id())
                and exists (select 1 from workspace_view v where v.view_id = workspace_view_use.view_id));

alter table workspace_columns enable row level security;
alter table workspace_columns force row level security;
create policy workspace_columns_own on workspace_columns for all
    using (account_id = (select access_account_id()))
    with check (account_id = (select access_account_id()));

grant select, insert, delete on workspace_view to "${app}";
grant update (name, query, columns, region_code, unit_id, shared_roles, changed_at, version) on workspace_view to "${app}";
grant select, insert, delete on workspace_view_use to "${app}";
grant update (pinned, first) on workspace_view_use to "${app}";
grant select, insert, delete on workspace_columns to "${app}";
grant update (columns, changed_at, version) on workspace_columns to "${app}";
