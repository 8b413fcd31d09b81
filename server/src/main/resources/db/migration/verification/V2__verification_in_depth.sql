-- A verification is planned, visited, proven and concluded, and what it concluded can turn out wrong. So a clue may have several
-- findings, of which the newest counts; before them stand plans, visits and evidence; after them the subject stays on a watchlist.
alter table verification drop constraint verification_clue_id_key;
alter table verification add column sequence integer not null default 1 check (sequence > 0);
alter table verification add constraint verification_in_order unique (clue_id, sequence);
alter table verification add column amend_reason text;
alter table verification add column unlawful_state text, add column unlawful_basis text,
    add column public_state text, add column public_basis text,
    add column inducing_state text, add column inducing_basis text,
    add column social_state text, add column social_basis text,
    add column no_evidence_reason text,
    add column evidence_count integer not null default 0 check (evidence_count >= 0),
    add column visit_id uuid;
-- What the law asks of the words 是 and 否 (条例 Art 2). Findings of before bear no elements.
alter table verification add constraint verification_elements check (
    unlawful_state is null
    or unlawful_state in ('PRESENT', 'ABSENT', 'UNCLEAR') and public_state in ('PRESENT', 'ABSENT', 'UNCLEAR')
       and inducing_state in ('PRESENT', 'ABSENT', 'UNCLEAR') and social_state in ('PRESENT', 'ABSENT', 'UNCLEAR')
       and (illegality <> 'ILLEGAL' or unlawful_state = 'PRESENT' and inducing_state = 'PRESENT' and social_state = 'PRESENT'
                                       and (evidence_count > 0 or no_evidence_reason is not null))
       and (illegality <> 'NOT_ILLEGAL' or 'ABSENT' in (unlawful_state, public_state, inducing_state, social_state))
);
alter table verification add constraint verification_amended check (amend_reason is null or sequence > 1);

-- Whom a clue or a case with plans, visits or evidence belongs to: the bounds of its owner, kept up when the owner moves, so that row
-- security needs no other room's table.
create table verification_matter (
    owner_kind    text not null check (owner_kind in ('CLUE', 'CASE')),
    owner_id      uuid not null,
    number        text not null,
    region_code   text not null check (region_code ~ '^[0-9]{12}$'),
    grid_code     text,
    assigned_unit uuid,
    created_by    uuid,
    primary key (owner_kind, owner_id)
);
alter table verification_matter enable row level security;
alter table verification_matter force row level security;
create policy verification_matter_read on verification_matter for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or assigned_unit = (select access_unit())
           or created_by = (select access_account_id())
           or grid_code = (select access_grid())
           or current_user = '${owner}');
create policy verification_matter_add on verification_matter for insert
    with check (region_code >= (select access_lo()) and region_code < (select access_hi())
                or assigned_unit = (select access_unit())
                or created_by = (select access_account_id())
                or grid_code = (select access_grid()));
create policy verification_matter_move on verification_matter for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or assigned_unit = (select access_unit()) or created_by = (select access_account_id())
           or grid_code = (select access_grid()))
    with check (true);

-- A visit that is to be made. The newest plan of a clue counts. At least two go (条例 Art 21, 行政处罚法 Art 42).
create table verification_plan (
    plan_id     uuid        primary key,
    owner_kind  text        not null default 'CLUE',
    clue_id     uuid        not null,
    planned_on  date        not null,
    place       text        not null,
    officers    text[]      not null check (cardinality(officers) >= 2),
    credentials text[]      not null,
    task        text        not null,
    planned_by  uuid        not null,
    planned_by_name text    not null,
    planned_at  timestamptz not null,
    check (cardinality(credentials) = cardinality(officers)),
    foreign key (owner_kind, clue_id) references verification_matter
);
create index verification_plan_clue on verification_plan (clue_id, planned_at);

-- A visit that was made: what was seen. Never changed; a further visit is a further record.
create table verification_visit (
    visit_id     uuid        primary key,
    owner_kind   text        not null default 'CLUE',
    clue_id      uuid        not null,
    subject_id   uuid,
    visited_on   date        not null,
    began_at     time,
    ended_at     time,
    place        text        not null,
    officers     text[]      not null check (cardinality(officers) >= 2),
    credentials  text[]      not null,
    met          text,
    unusual      boolean     not null,
    sign         text,
    sign_matches boolean,
    staff        integer     check (staff >= 0),
    elderly      boolean,
    wording      text[]      not null default '{}',
    promised_rate numeric(6, 2) check (promised_rate >= 0),
    contract_seen boolean,
    receipt_seen boolean,
    event        text,
    notes        text,
    recorded_fully boolean   not null,
    not_recorded_reason text,
    entered_by   uuid        not null,
    entered_by_name text     not null,
    entered_at   timestamptz not null,
    check (cardinality(credentials) = cardinality(officers)),
    check (ended_at is null or began_at is not null and ended_at >= began_at),
    -- the whole visit is filmed (行政处罚法 Art 47), or it is said why not
    check (recorded_fully or not_recorded_reason is not null),
    foreign key (owner_kind, clue_id) references verification_matter
);
create index verification_visit_clue on verification_visit (clue_id, entered_at);
create index verification_visit_subject on verification_visit (subject_id) where subject_id is not null;

-- Evidence: what was handed in, as it was handed in.
create table verification_evidence (
    evidence_id uuid        primary key,
    kind        text        not null check (kind in ('PHOTO', 'VIDEO', 'AUDIO', 'DOCUMENT', 'OTHER')),
    file_name   text        not null,
    size        bigint      not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type  text        not null,
    marks       text[]      not null,
    note        text,
    taken_at    timestamptz,
    visit_id    uuid        references verification_visit,
    received_at timestamptz not null,
    added_by    uuid        not null,
    added_by_name text      not null,
    added_unit  text        not null
);

-- What evidence belongs to: the clue or case it was handed in for, and those it was attached to later.
create table verification_evidence_link (
    evidence_id uuid        not null references verification_evidence,
    owner_kind  text        not null,
    owner_id    uuid        not null,
    linked_at   timestamptz not null,
    linked_by   uuid        not null,
    primary key (evidence_id, owner_kind, owner_id),
    foreign key (owner_kind, owner_id) references verification_matter
);
create index verification_evidence_of on verification_evidence_link (owner_kind, owner_id);

-- The copy without metadata that people look at 脱敏副本, and how far its making has come.
create table verification_copy (
    evidence_id uuid        primary key references verification_evidence,
    state       text        not null check (state in ('PENDING', 'MADE', 'NONE')),
    reason      text,
    file_name   text,
    sha256      text,
    media_type  text,
    size        bigint,
    attempts    integer     not null default 0,
    account_id  uuid        not null,
    post_id     uuid        not null,
    asked_at    timestamptz not null,
    check ((state = 'MADE') = (sha256 is not null)),
    check (state <> 'NONE' or reason is not null)
);
create index verification_copy_waiting on verification_copy (asked_at) where state = 'PENDING';

-- 证据流转清单: everything that happened to a piece of evidence, looking at it included. Append-only.
create table verification_custody (
    custody_id  bigint      generated always as identity primary key,
    evidence_id uuid        not null references verification_evidence,
    act         text        not null check (act in ('RECEIVED', 'ATTACHED', 'VIEWED', 'DOWNLOADED', 'EXPORTED')),
    at          timestamptz not null,
    by_account  uuid        not null,
    by_name     text        not null,
    by_unit     text        not null,
    detail      text        not null
);
create index verification_custody_of on verification_custody (evidence_id, custody_id);

-- 持续关注清单: subjects that are looked at again, put here by a finding of 是 or 待认定.
create table watchlist_entry (
    entry_id      uuid        primary key,
    clue_id       uuid        not null,
    clue_number   text        not null,
    subject_id    uuid,
    subject_name  text        not null,
    region_code   text        not null check (region_code ~ '^[0-9]{12}$'),
    grid_code     text,
    assigned_unit uuid        not null,
    created_by    uuid        not null,
    reason        text        not null,
    illegality    text        not null,
    since         timestamptz not null,
    next_visit_on date,
    ended_at      timestamptz,
    ended_by_name text,
    end_reason    text,
    version       integer     not null default 0,
    check ((ended_at is null) = (end_reason is null))
);
create unique index watchlist_entry_open on watchlist_entry (clue_id) where ended_at is null;
create index watchlist_entry_territory on watchlist_entry (region_code, next_visit_on);
create index watchlist_entry_subject on watchlist_entry (subject_id) where subject_id is not null;
create table watchlist_note (
    note_id    bigint      generated always as identity primary key,
    entry_id   uuid        not null references watchlist_entry,
    at         timestamptz not null,
    by_account uuid        not null,
    by_name    text        not null,
    text       text        not null
);
create index watchlist_note_entry on watchlist_note (entry_id, note_id);

create trigger verification_plan_append_only before update or delete or truncate on verification_plan
    for each statement execute function refuse_change();
create trigger verification_visit_append_only before update or delete or truncate on verification_visit
    for each statement execute function refuse_change();
create trigger verification_evidence_append_only before update or delete or truncate on verification_evidence
    for each statement execute function refuse_change();
create trigger verification_evidence_link_append_only before update or delete or truncate on verification_evidence_link
    for each statement execute function refuse_change();
create trigger verification_custody_append_only before update or delete or truncate on verification_custody
    for each statement execute function refuse_change();
create trigger watchlist_note_append_only before update or delete or truncate on watchlist_note
    for each statement execute function refuse_change();

alter table verification_plan enable row level security;
alter table verification_plan force row level security;
create policy verification_plan_read on verification_plan for select
    using (exists (select 1 from verification_matter m where m.owner_kind = 'CLUE' and m.owner_id = clue_id));
create policy verification_plan_write on verification_plan for insert
    with check (planned_by = (select access_account_id())
                and exists (select 1 from verification_matter m where m.owner_kind = 'CLUE' and m.owner_id = clue_id));

alter table verification_visit enable row level security;
alter table verification_visit force row level security;
create policy verification_visit_read on verification_visit for select
    using (exists (select 1 from verification_matter m where m.owner_kind = 'CLUE' and m.owner_id = clue_id));
create policy verification_visit_write on verification_visit for insert
    with check (entered_by = (select access_account_id())
                and exists (select 1 from verification_matter m where m.owner_kind = 'CLUE' and m.owner_id = clue_id));

alter table verification_evidence_link enable row level security;
alter table verification_evidence_link force row level security;
create policy verification_evidence_link_read on verification_evidence_link for select
    using (exists (select 1
                   from verification_matter m
                   where m.owner_kind = verification_evidence_link.owner_kind
                     and m.owner_id = verification_evidence_link.owner_id));
create policy verification_evidence_link_write on verification_evidence_link for insert
    with check (linked_by = (select access_account_id())
                and exists (select 1
                            from verification_matter m
                            where m.owner_kind = verification_evidence_link.owner_kind
                              and m.owner_id = verification_evidence_link.owner_id));

alter table verification_evidence enable row level security;
alter table verification_evidence force row level security;
create policy verification_evidence_read on verification_evidence for select
    using (exists (select 1 from verification_evidence_link l where l.evidence_id = verification_evidence.evidence_id));
create policy verification_evidence_write on verification_evidence for insert
    with check (added_by = (select access_account_id()));

alter table verification_copy enable row level security;
alter table verification_copy force row level security;
create policy verification_copy_read on verification_copy for select
    using (exists (select 1 from verification_evidence_link l where l.evidence_id = verification_copy.evidence_id)
           or current_user = '${owner}');
create policy verification_copy_add on verification_copy for insert
    with check (account_id = (select access_account_id()));
create policy verification_copy_step on verification_copy for update
    using (exists (select 1 from verification_evidence_link l where l.evidence_id = verification_copy.evidence_id)
           or current_user = '${owner}');

alter table verification_custody enable row level security;
alter table verification_custody force row level security;
create policy verification_custody_read on verification_custody for select
    using (exists (select 1 from verification_evidence_link l where l.evidence_id = verification_custody.evidence_id));
create policy verification_custody_write on verification_custody for insert
    with check (by_account = (select access_account_id())
                and exists (select 1 from verification_evidence_link l where l.evidence_id = verification_custody.evidence_id));

-- The copies that wait and under whose post each is made. The runner has no session; it learns ids and nothing else.
create function verification_copies_waiting(most integer)
    returns table (evidence_id uuid, account_id uuid, post_id uuid, attempts integer)
    language sql stable security definer set search_path = public, pg_temp
    as $$
    select c.evidence_id, c.account_id, c.post_id, c.attempts
    from verification_copy c
    where c.state = 'PENDING'
    order by c.asked_at
    limit most
    $$;

-- Gives a waiting copy up with a reason, also when the post it was to be made under is no more.
create function verification_copy_give_up(evidence uuid, why text) returns void
    language sql security definer set search_path = public, pg_temp
    as $$
    update verification_copy set state = 'NONE', reason = why where evidence_id = evidence and state = 'PENDING'
    $$;

alter table watchlist_entry enable row level security;
alter table watchlist_entry force row level security;
create policy watchlist_entry_read on watchlist_entry for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or assigned_unit = (select access_unit())
           or created_by = (select access_account_id())
           or grid_code = (select access_grid()));
create policy watchlist_entry_write on watchlist_entry for insert
    with check (region_code >= (select access_lo()) and region_code < (select access_hi())
                or assigned_unit = (select access_unit()));
create policy watchlist_entry_step on watchlist_entry for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or assigned_unit = (select access_unit()));

alter table watchlist_note enable row level security;
alter table watchlist_note force row level security;
create policy watchlist_note_read on watchlist_note for select
    using (exists (select 1 from watchlist_entry e where e.entry_id = watchlist_note.entry_id));
create policy watchlist_note_write on watchlist_note for insert
    with check (by_account = (select access_account_id())
                and exists (select 1 from watchlist_entry e where e.entry_id = watchlist_note.entry_id));

grant select, insert on verification_matter, verification_plan, verification_visit, verification_evidence,
    verification_evidence_link, verification_copy, verification_custody, watchlist_entry, watchlist_note to "${app}";
grant update (number, region_code, grid_code, assigned_unit, created_by) on verification_matter to "${app}";
grant update (state, reason, file_name, sha256, media_type, size, attempts, account_id, post_id, asked_at)
    on verification_copy to "${app}";
grant update (reason, illegality, next_visit_on, ended_at, ended_by_name, end_reason, version) on watchlist_entry to "${app}";
