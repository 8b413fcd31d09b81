-- Who works on a unit: asked for every message to one.
create index access_post_unit on access_post (unit_id) where revoked_at is null;

-- Asked for with every request: its statements name one session and keep their plans.
alter function access_touch_session(text, timestamptz, interval) set plan_cache_mode = 'auto';
