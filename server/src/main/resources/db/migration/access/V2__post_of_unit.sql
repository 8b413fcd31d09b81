-- Who works on a unit: asked for every message to one.
create index access_post_unit on access_post (unit_id) where revoked_at is null;
