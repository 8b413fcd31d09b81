-- A new version of the list is drafted by one person, tried on the whole register, and published by another. What it would bring is
-- known before it is in force.
create table wording_draft (
    draft_id          uuid        primary key,
    base_version      integer     not null references wording_lexicon,
    note              text        not null,
    effective_from    date        not null,
    status            text        not null check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    drafted_by        uuid        not null,
    drafted_by_name   text        not null,
    drafted_at        timestamptz not null,
    published_version integer     references wording_lexicon,
    revision          integer     not null default 0,
    trial             text        not null default 'QUEUED' check (trial in ('QUEUED', 'RUNNING', 'DONE')),
    firms_done        bigint      not null default 0,
    firms_total       bigint      not null default 0,
    last_firm         uuid,
    appears           bigint      not null default 0,   -- firms that would bear a wording they do not bear today
    vanishes          bigint      not null default 0    -- firms that would lose one
);
create unique index wording_draft_one on wording_draft (status) where status = 'DRAFT';
create table wording_draft_entry (
    draft_id uuid    not null references wording_draft,
    position integer not null,
    term     text    not null,
    tier     text    not null check (tier in ('FORBIDDEN', 'WATCH')),
    source   text    not null,
    since    date    not null,
    until    date,
    primary key (draft_id, position)
);
-- The first firms of each kind that the trial met.
create table wording_draft_firm (
    draft_id uuid    not null references wording_draft,
    kind     text    not null check (kind in ('APPEARS', 'VANISHES')),
    firm_id  uuid    not null references firm,
    words    text    not null,
    primary key (draft_id, kind, firm_id)
);

-- Who drafts is who is signed in; what is published or withdrawn stays as it is.
create function wording_draft_guard() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        if new.drafted_by is distinct from access_account_id() then
            raise exception 'a draft belongs to who drafts it' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if old.status <> 'DRAFT' then
        raise exception 'draft % is closed', old.draft_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger wording_draft_guarded before insert or update on wording_draft
    for each row execute function wording_draft_guard();

-- Four eyes: from now on a version names who drafted it, and who publishes it is somebody else, and is who is signed in.
alter table wording_lexicon
    add column drafted_by uuid,
    add column drafted_by_name text;
alter table wording_lexicon
    add constraint wording_lexicon_four_eyes
        check (version = 1 or drafted_by is not null and published_by is not null and drafted_by <> published_by) not valid;
create function wording_lexicon_guard() returns trigger
    language plpgsql
as $$
begin
    if new.version > 1 and (access_account_id() is null or new.published_by is distinct from access_account_id()) then
        raise exception 'a list is published by who is signed in' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger wording_lexicon_guarded before insert on wording_lexicon
    for each row execute function wording_lexicon_guard();

grant select, insert on wording_draft to "${app}";
grant update (note, effective_from, status, published_version, revision, trial, firms_done, firms_total, last_firm, appears, vanishes)
    on wording_draft to "${app}";
grant select, insert, delete on wording_draft_entry, wording_draft_firm to "${app}";
