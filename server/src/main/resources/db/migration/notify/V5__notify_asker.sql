-- What the background work finishes for somebody, it finishes under the post of who asked for it. Notices pass over the one who acts; this
-- one is for them alone: it was the platform that acted. On the post that runs, and inside the house only.
create function notify_asker(at_instant timestamptz, message_kind text, words text, path text, otype text, oid text)
    returns table (message_id bigint, account_id uuid)
    language sql security definer set search_path = public, pg_temp
as $$
    insert into notify_message (account_id, post_id, at, kind, text, link, object_type, object_id)
    select h.account_id, h.post_id, at_instant, message_kind, words, path, otype, oid
    from access_here() h
    where h.post_id is not null
    returning message_id, account_id
$$;
