-- What a review of the room found and only the database can mend.

-- A system administrator keeps the sources and tokens of the territory of the post, and of no other.
create function intake_keeper_lo() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.region_code from access_here() h where h.role = 'SYSTEM_ADMIN' $$;
create function intake_keeper_hi() returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select region_hi(h.region_code) from access_here() h where h.role = 'SYSTEM_ADMIN' $$;

drop policy intake_source_read on intake_source;
create policy intake_source_read on intake_source for select
    using (region_code >= (select intake_keeper_lo()) and region_code < (select intake_keeper_hi())
           or region_code >= (select access_lo()) and region_code < (select access_hi())
           or current_user = '${owner}');
drop policy intake_source_add on intake_source;
create policy intake_source_add on intake_source for insert
    with check (region_code >= (select intake_keeper_lo()) and region_code < (select intake_keeper_hi()));
drop policy intake_source_step on intake_source;
create policy intake_source_step on intake_source for update
    using (region_code >= (select intake_keeper_lo()) and region_code < (select intake_keeper_hi()) or current_user = '${owner}');

drop policy intake_token_read on intake_token;
create policy intake_token_read on intake_token for select
    using (region_code >= (select intake_keeper_lo()) and region_code < (select intake_keeper_hi()) or current_user = '${owner}');
drop policy intake_token_add on intake_token;
create policy intake_token_add on intake_token for insert
    with check (region_code >= (select intake_keeper_lo()) and region_code < (select intake_keeper_hi()));
drop policy intake_token_step on intake_token;
create policy intake_token_step on intake_token for update
    using (region_code >= (select intake_keeper_lo()) and region_code < (select intake_keeper_hi()) or current_user = '${owner}');

-- Whoever wrote a complaint is who complained (条例第十六条). What was kept of that before goes, from what only grows as well.
update intake_item set publisher = null where channel = 'COMPLAINT' and publisher is not null;
alter table intake_sighting disable trigger intake_sighting_append_only;
alter table intake_sighting no force row level security;
update intake_sighting s
set publisher = null
from intake_item i
where i.item_id = s.item_id and i.channel = 'COMPLAINT' and s.publisher is not null;
alter table intake_sighting force row level security;
alter table intake_sighting enable trigger intake_sighting_append_only;
alter table intake_raw disable trigger intake_raw_append_only;
alter table intake_raw no force row level security;
update intake_raw w
set payload = (w.payload::jsonb - array['发布者', '发布人', '发布机构', '发布账号', '发布单位', '作者', '媒体', 'publisher', 'author'])::text
where w.channel = 'COMPLAINT'
  and w.payload::jsonb ?| array['发布者', '发布人', '发布机构', '发布账号', '发布单位', '作者', '媒体', 'publisher', 'author'];
alter table intake_raw force row level security;
alter table intake_raw enable trigger intake_raw_append_only;

-- The marks that a source gives its document are of one address: another address has none yet, and how the asking of the old one ends
-- is not told of the new one.
grant update (etag, last_modified) on intake_source to "${app}";
drop function intake_source_told(text, uuid, text, text, text, text, timestamptz, timestamptz);
create function intake_source_told(server_key text, source uuid, of_url text, result text, error text, new_etag text, new_modified text,
                                   next_at timestamptz, at_instant timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update intake_source s
    set last_result   = coalesce(result, s.last_result),
        last_error    = error,
        succeeded_at  = case when error is null then at_instant else s.succeeded_at end,
        failures      = case when error is null then 0 else s.failures + 1 end,
        etag          = case when error is null then new_etag else s.etag end,
        last_modified = case when error is null then new_modified else s.last_modified end,
        next_poll_at  = case when s.next_poll_at > at_instant then next_at else s.next_poll_at end
    where s.source_id = source and s.url = of_url;
end
$$;

-- How many rows could not be read when a file was written anew; `bad` holds the first of them.
alter table intake_file add column bad_rows bigint not null default 0;
alter table intake_file no force row level security;
update intake_file set bad_rows = jsonb_array_length(bad);
alter table intake_file force row level security;

-- A text that was taken down and is seen again 再次出现: said once, until the next step. A text that its source dates before it was taken
-- down is not seen again, only brought late.
alter table intake_takedown add column reappeared_at timestamptz;
grant update (reappeared_at) on intake_takedown to "${app}";
create function intake_reappeared(server_key text, items uuid[], at_instant timestamptz)
    returns table (item_id uuid, region_code text, channel text, result text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        update intake_takedown t
        set reappeared_at = at_instant
        from intake_item i
        where t.item_id = any (items) and i.item_id = t.item_id
          and t.state = 'ANSWERED' and t.result in ('DELETED', 'RECTIFIED') and t.reappeared_at is null
          and exists (select 1
                      from intake_sighting s
                      where s.item_id = t.item_id and s.received_at = at_instant
                        and (s.published_at is null
                             or s.published_at >= (select max(x.day) from intake_takedown_step x
                                                   where x.item_id = t.item_id and x.kind = 'ANSWERED')::timestamp
                                                  at time zone 'Asia/Shanghai'))
        returning t.item_id, t.region_code, i.channel, t.result;
end
$$;

-- A territory is the first bound of a list and its order another: the newest, and those of the highest score that nobody judged, are read
-- in their order until the page is full.
create index intake_item_in_order on intake_item (first_seen_at desc, item_id desc);
create index intake_item_by_score on intake_item (score desc, item_id) where verdict is null and score >= 40;
