-- What was done, by whom, on which post. Written in the transaction of the act itself: no line, no act. Nobody changes a line.
create table audit_entry (
    audit_id    bigint      generated always as identity primary key,
    xid         xid8        not null default pg_current_xact_id(),
    at          timestamptz not null default clock_timestamp(),
    actor       uuid,
    actor_name  text        not null,
    post_id     uuid,
    role        text,
    unit_id     uuid,
    region_code text,
    action      text        not null,
    object_type text        not null,
    object_id   text,
    outcome     text        not null check (outcome in ('DONE', 'REFUSED')),
    detail      text        not null default ''
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_object on audit_entry (object_type, object_id);
create index audit_entry_actor on audit_entry (actor, at);

create trigger audit_entry_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

-- The audit administrator reads; a line can be written only in one's own name (or in nobody's: a failed sign-in).
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_read on audit_entry for select using ((select access_role()) = 'AUDIT_ADMIN');
create policy audit_entry_write on audit_entry for insert
    with check (actor is null or actor = (select access_account_id()));

grant select, insert on audit_entry to "${app}";
