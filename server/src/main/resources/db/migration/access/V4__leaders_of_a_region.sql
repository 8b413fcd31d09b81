-- Who leads a region: told of what is urgent there.
create index access_post_leader on access_post (region_code) where role = 'LEADER' and revoked_at is null;
