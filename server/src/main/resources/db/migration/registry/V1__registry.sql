-- The company register 企业登记: the firms of the territory as the last import gave them, every change of a field, and the
-- finance wording found in names and scopes. Firms are public data: no row security (GIN indexes would not serve under it),
-- the application filters by the region of the post.

create table firm (
    firm_id              uuid        primary key,
    firm_key             text        not null,       -- the credit code, else name and date
    credit_code          text,
    name                 text        not null,
    registered_on        date,
    kind                 text        not null default '',
    legal_representative text        not null default '',
    capital              text        not null default '',   -- as written
    capital_amount       numeric,                    -- in units of the currency, where it could be read
    capital_currency     text,
    scope                text        not null default '',
    province             text        not null default '',
    city                 text        not null default '',
    address              text        not null default '',
    licence              text        not null default '',
    extra                text        not null default '{}',   -- further columns of the file: an object of texts, in their order
    region_code          text        not null,       -- township or below when placed, else as far as it is known
    placed               boolean     not null,
    placed_by            uuid,                       -- the person who placed it by hand; an import respects that
    tier                 text        check (tier in ('FORBIDDEN', 'WATCH')),  -- the gravest hit that no guard explains
    guarded              boolean     not null default false,                  -- whether a guard explains a hit away
    first_seen_at        timestamptz not null,
    changed_at           timestamptz not null,
    version              integer     not null default 0
);
-- One firm a key: what an import meets again is the same firm.
create unique index firm_once on firm (firm_key);
create index firm_code on firm (credit_code text_pattern_ops);
create index firm_name_bigrams on firm using gin (bigrams(name));
create index firm_name_trigrams on firm using gin (name gin_trgm_ops);
create index firm_region on firm (region_code);
create index firm_newest on firm (registered_on desc nulls last, firm_id);
create index firm_signals on firm (region_code, tier) where tier is not null or guarded;
create index firm_unplaced on firm (region_code) where not placed;

-- When a firm was last met, kept apart: an import that changes nothing then writes a narrow row and no index of firm.
create table firm_seen (
    firm_id uuid        primary key references firm,
    seen_at timestamptz not null
) with (fillfactor = 70);

-- Every change of a field with the value before and after.
create table firm_change (
    change_id  bigint      generated always as identity primary key,
    firm_id    uuid        not null references firm,
    import_id  uuid,                                 -- absent when a person placed the firm
    changed_at timestamptz not null,
    field      text        not null,
    old_value  text,
    new_value  text
);
create index firm_change_firm on firm_change (firm_id, change_id);
create trigger firm_change_append_only
    before update or delete or truncate on firm_change
    for each statement execute function refuse_change();

-- The list of wording, by version. A version is never changed.
create table wording_lexicon (
    version        integer     primary key check (version >= 1),
    effective_from date        not null,
    author         text        not null,
    note           text        not null,
    published_at   timestamptz not null,
    published_by   uuid                              -- absent for the built-in first version
);
create table wording_entry (
    version  integer not null references wording_lexicon,
    position integer not null,
    term     text    not null,
    tier     text    not null check (tier in ('FORBIDDEN', 'WATCH')),
    source   text    not null,
    since    date    not null,
    until    date,
    primary key (version, position)
);
create trigger wording_lexicon_append_only
    before update or delete or truncate on wording_lexicon
    for each statement execute function refuse_change();
create trigger wording_entry_append_only
    before update or delete or truncate on wording_entry
    for each statement execute function refuse_change();

-- A screening of the whole register after a version was published or came into force.
create table wording_screening (
    screening_id bigint      generated always as identity primary key,
    version      integer     not null references wording_lexicon,
    day          date        not null,               -- the terms in force on this day are looked for
    status       text        not null check (status in ('QUEUED', 'RUNNING', 'DONE')),
    firms_done   bigint      not null default 0,
    firms_total  bigint      not null default 0,
    last_firm    uuid,                               -- the checkpoint: firms up to this one are done
    queued_at    timestamptz not null,
    finished_at  timestamptz
);

-- A hit: wording found at a place of a name or scope. A signal for a person to read. When the wording is gone the hit ends.
create table wording_hit (
    hit_id          uuid        primary key,
    firm_id         uuid        not null references firm,
    lexicon_version integer     not null references wording_lexicon,
    position        text        not null check (position in ('NAME', 'SCOPE')),
    term            text        not null,
    tier            text        not null check (tier in ('FORBIDDEN', 'WATCH')),
    start_at        integer     not null,
    end_at          integer     not null,
    context         text        not null,
    context_start   integer     not null,
    guard           text,
    import_id       uuid,
    recorded_at     timestamptz not null,
    ended_at        timestamptz
);
create unique index wording_hit_once on wording_hit (firm_id, position, start_at, term) where ended_at is null;
create index wording_hit_term on wording_hit (term, firm_id) where ended_at is null;

-- An import 导入: one file brought in by one person on one post. Its checkpoint moves in the transaction that writes the rows.
create table register_import (
    import_id       uuid        primary key,
    sha256          text        not null,
    file_name       text        not null,
    account_id      uuid        not null,
    post_id         uuid        not null,
    started_by      text        not null,
    region_code     text        not null,            -- the territory of the post: what lies outside is not stored
    signature       text        not null,
    mapping         jsonb       not null,
    lexicon_version integer     not null references wording_lexicon,
    screened_on     date        not null,
    status          text        not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    phase           text        not null check (phase in ('READING', 'MERGING', 'FINISHED')),
    rows_read       bigint      not null default 0,  -- checkpoint of the reading
    rows_merged     bigint      not null default 0,  -- checkpoint of the merging, a row number
    added           bigint      not null default 0,
    changed         bigint      not null default 0,
    unchanged       bigint      not null default 0,
    rejected        bigint      not null default 0,
    outside         bigint      not null default 0,
    unplaced        bigint      not null default 0,
    forbidden_hits  bigint      not null default 0,
    watch_hits      bigint      not null default 0,
    guarded_hits    bigint      not null default 0,
    bytes_done      bigint      not null default 0,
    bytes_total     bigint      not null,
    active_millis   bigint      not null default 0,
    attempts        integer     not null default 0,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    message         text,
    changed_by      text,                            -- who stopped it or let it go on last, and when
    changed_at      timestamptz,
    version         integer     not null default 0,
    constraint done_adds_up check (
        status <> 'DONE' or rows_read = added + changed + unchanged + rejected + outside)
);
create index register_import_newest on register_import (started_at desc, import_id);
create index register_import_waiting on register_import (started_at) where status in ('QUEUED', 'RUNNING', 'INTERRUPTED');

-- Rows between reading and merging. Logged, because an import resumes after a crash.
create table register_staging (
    import_id            uuid    not null,
    row_no               bigint  not null,
    line                 bigint  not null,
    reach                text    not null check (reach in ('INSIDE', 'ASSUMED', 'OUTSIDE')),
    firm_key             text    not null,
    firm_id              uuid    not null,           -- its id if it is a new firm
    credit_code          text,
    name                 text    not null,
    registered_on        date,
    kind                 text    not null,
    legal_representative text    not null,
    capital              text    not null,
    capital_amount       numeric,
    capital_currency     text,
    scope                text    not null,
    province             text    not null,
    city                 text    not null,
    address              text    not null,
    licence              text    not null,
    extra                text    not null,
    region_code          text    not null,
    placed               boolean not null,
    tier                 text,
    guarded              boolean not null,
    primary key (import_id, row_no)
);
create table register_staging_hit (
    import_id     uuid    not null,
    row_no        bigint  not null,
    hit_id        uuid    not null,
    position      text    not null,
    term          text    not null,
    tier          text    not null,
    start_at      integer not null,
    end_at        integer not null,
    context       text    not null,
    context_start integer not null,
    guard         text
);
create index register_staging_hit_row on register_staging_hit (import_id, row_no);

-- A row that was not taken, and what to do about it. The cells stay in the archived file and are read from there.
create table register_reject (
    import_id uuid   not null references register_import,
    row_no    bigint not null,
    line      bigint not null,
    message   text   not null,
    remedy    text   not null,
    primary key (import_id, row_no)
);

-- The mapping of columns that was used last for a header.
create table register_mapping (
    signature  text        primary key,
    mapping    jsonb       not null,
    changed_at timestamptz not null
);

grant select, insert on firm to "${app}";
grant update (credit_code, name, registered_on, kind, legal_representative, capital, capital_amount, capital_currency, scope,
              province, city, address, licence, extra, region_code, placed, placed_by, tier, guarded, changed_at, version)
    on firm to "${app}";
grant select, insert, update on firm_seen to "${app}";
grant select, insert on firm_change to "${app}";
grant select, insert on wording_lexicon, wording_entry to "${app}";
grant select, insert, update on wording_screening to "${app}";
grant select, insert on wording_hit to "${app}";
grant update (ended_at) on wording_hit to "${app}";
grant select, insert, update on register_import to "${app}";
grant select, insert, delete on register_staging, register_staging_hit to "${app}";
grant select, insert, delete on register_reject to "${app}";
grant select, insert, update on register_mapping to "${app}";
