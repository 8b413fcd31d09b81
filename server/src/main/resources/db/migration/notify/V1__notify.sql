-- Messages in the app. A message belongs to the one who is told; nobody else reads it. It is written in the transaction of what it
-- tells of.
create table notify_message (
    message_id  bigint      generated always as identity primary key,
    account_id  uuid        not null,
    at          timestamptz not null,
    kind        text        not null check (kind in ('TODO', 'URGED', 'DUE_SOON', 'OVERDUE', 'URGENT', 'DECIDED', 'INFO')),
    text        text        not null,
    link        text        not null check (link like '/%'),
    object_type text        not null,
    object_id   text        not null,
    read_at     timestamptz
);
create index notify_message_of on notify_message (account_id, message_id desc);
create index notify_message_unread on notify_message (account_id) where read_at is null;

alter table notify_message enable row level security;
alter table notify_message force row level security;
create policy notify_message_own on notify_message for select
    using (account_id = (select access_account_id()) or current_user = '${owner}');
create policy notify_message_read on notify_message for update using (account_id = (select access_account_id()));
create policy notify_message_write on notify_message for insert with check (current_user = '${owner}');

-- The people on posts of units, and the leaders whose region is one of those, without the one who acts. No roles means all.
create function notify_posts(units uuid[], roles text[], leaders_of text[], at_instant timestamptz, message_kind text,
                             words text, path text, otype text, oid text) returns setof uuid
    language sql security definer set search_path = public, pg_temp
as $$
    insert into notify_message (account_id, at, kind, text, link, object_type, object_id)
    select distinct p.account_id, at_instant, message_kind, words, path, otype, oid
    from access_post p
    join access_account a on a.account_id = p.account_id and a.status = 'ACTIVE'
    where p.revoked_at is null
      and (p.unit_id = any(units) and (cardinality(roles) = 0 or p.role = any(roles))
           or p.role = 'LEADER' and p.region_code = any(leaders_of))
      and p.account_id is distinct from access_account_id()
    returning account_id
$$;

create function notify_account(told uuid, at_instant timestamptz, message_kind text, words text, path text, otype text,
                               oid text) returns setof uuid
    language sql security definer set search_path = public, pg_temp
as $$
    insert into notify_message (account_id, at, kind, text, link, object_type, object_id)
    select a.account_id, at_instant, message_kind, words, path, otype, oid
    from access_account a
    where a.account_id = told
      and a.status = 'ACTIVE'
      and a.account_id is distinct from access_account_id()
    returning account_id
$$;

grant select on notify_message to "${app}";
grant update (read_at) on notify_message to "${app}";
