-- What is read out of a firm's row for the facets of the list and for the rules of the register: its industry, its guessed sector, what
-- it shares with others. Kept apart and made in the background, so that an import writes no byte more than before.
create table firm_trait (
    firm_id     uuid        primary key references firm,
    of_change   timestamptz not null,            -- the change of the firm this was read from
    county      text        not null,            -- six digits: what is shared is counted within a county
    section     text        check (section ~ '^[A-T]$'),     -- GB/T 4754-2017 as the register gives it
    sector      text        not null,            -- the group of note 2 of 附件2 its words speak of, UNKNOWN where they do not decide
    address_key uuid,                            -- of a hash: a phone or a person is compared here and never read
    phone_key   uuid,
    person_key  uuid,                            -- only where the register tells who the person is; a name is no person
    ended_as    text        check (ended_as in ('ORDERED_CLOSED', 'REVOKED', 'DEREGISTERED')),
    ended_on    date,
    leads       boolean     not null,            -- a rule that may speak alone found something in the firm's own row
    restless    boolean     not null default false,          -- changed often within the last year
    returned    boolean     not null default false,          -- under a person whose earlier firm was closed
    bears       boolean     not null default false           -- findings of it stand as signals
) with (fillfactor = 80);
create index firm_trait_section on firm_trait (section, firm_id) where section is not null;
create index firm_trait_sector on firm_trait (sector, firm_id);
create index firm_trait_address on firm_trait (county, address_key) where address_key is not null;
create index firm_trait_phone on firm_trait (county, phone_key) where phone_key is not null;
create index firm_trait_person on firm_trait (person_key) where person_key is not null;

-- How many firms of a county share an address, a phone or a person: counted for the whole register at once, two and more.
create table firm_crowd (
    county text    not null,
    kind   text    not null check (kind in ('ADDRESS', 'PHONE', 'PERSON')),
    key    uuid    not null,
    firms  integer not null,
    primary key (county, kind, key)
);

-- How far the background has come with traits and findings.
create table firm_profile_round (
    only_row   boolean     primary key default true check (only_row),
    stage      text        not null default 'IDLE' check (stage in ('IDLE', 'TRAITS', 'CROWDS', 'FINDINGS')),
    last_firm  uuid,                             -- the checkpoint within a stage
    started_at timestamptz,
    ran_on     date,                             -- the day findings hold for: newness and changes age
    asked      boolean     not null default false
);
insert into firm_profile_round default values;

-- The change watch begins with changes of names and scopes, newest first.
create index firm_change_wording on firm_change (changed_at desc, firm_id) where field in ('NAME', 'SCOPE');

create or replace function registry_refresh_statistics() returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    analyze firm;
    analyze wording_hit;
    analyze firm_trait;
end
$$;

grant select, insert, update on firm_trait to "${app}";
grant select, insert, delete on firm_crowd to "${app}";
grant select on firm_profile_round to "${app}";
grant update (stage, last_firm, started_at, ran_on, asked) on firm_profile_round to "${app}";
