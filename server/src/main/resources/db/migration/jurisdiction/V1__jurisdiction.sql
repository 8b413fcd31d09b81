-- The territory: divisions to the village, grids below them, and the units that work there. Public reference data, so no row
-- security; lists are held to the post's region by the query.

-- The national divisions, 665,000 of them, copied in at the first start. A parent is not stored: it is the code, cut short.
create table region (
    code text primary key check (code ~ '^[0-9]{12}$'),
    name text not null
);
insert into region (code, name)
values ('000000000000', '全国');

-- Provinces, cities, counties, and the townships that a city without counties governs directly (东莞, 中山, 儋州, 嘉峪关):
-- a few thousand of the 665,000, found without reading the villages between them.
create index region_upper on region (code)
    where substr(code, 7) = '000000' or substr(code, 5, 2) = '00';

grant select, insert on region to "${app}";

-- A unit 单位: an office, a township government, a committee or an agency. The administration is the one unit of the three
-- administrators; it is made here and nowhere else.
create table unit (
    unit_id     uuid        primary key,
    name        text        not null,
    kind        text        not null check (kind in ('LEAD_OFFICE', 'TOWNSHIP', 'COMMUNITY', 'AGENCY', 'ADMINISTRATION')),
    region_code text        not null references region,
    active      boolean     not null default true,
    version     integer     not null default 0,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    constraint one_administration check ((kind = 'ADMINISTRATION') = (unit_id = '00000000-0000-4000-8000-000000000001'))
);
-- A division has one lead office, and two units of one division are not named alike.
create unique index unit_one_lead_office on unit (region_code) where kind = 'LEAD_OFFICE' and active;
create unique index unit_name_once on unit (region_code, name);
insert into unit (unit_id, name, kind, region_code, changed_by, changed_at)
values ('00000000-0000-4000-8000-000000000001', '平台管理', 'ADMINISTRATION', '000000000000', '平台', now());

grant select, insert on unit to "${app}";
grant update (name, active, version, changed_by, changed_at) on unit to "${app}";

-- A grid 网格 below a township or community: the code of that division and three characters of its own. A dedicated grid
-- watches one building.
create table grid (
    grid_code   text        primary key,
    region_code text        not null references region,
    name        text        not null,
    kind        text        not null check (kind in ('ORDINARY', 'DEDICATED', 'POLICE')),
    building    text,
    active      boolean     not null default true,
    version     integer     not null default 0,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    constraint grid_code_continues_region check (
        grid_code ~ '^[0-9]{12}[G-Z][0-9]{2}$' and substr(grid_code, 1, 12) = region_code),
    constraint dedicated_grid_has_building check ((kind = 'DEDICATED') = (building is not null))
);
create index grid_region on grid (region_code);
create unique index grid_name_once on grid (region_code, name);

grant select, insert on grid to "${app}";
grant update (name, building, active, version, changed_by, changed_at) on grid to "${app}";
