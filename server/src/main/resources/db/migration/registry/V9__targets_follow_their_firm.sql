-- A patrol target follows its firm (G6): what waits for a visit lies where the firm lies, with the address it has now, also after the firm
-- was placed elsewhere or an import brought another address. Where it came from and when is kept, so that both townships can be told.
-- What was visited or taken back stays with the township that had it, and says by itself why the firm was on the list: the stay
-- lies with the firm and may be out of that township's sight.
alter table firm_target
    add column reason     text check (reason in ('WORDING', 'WORDING_ADDED', 'WARNING', 'COMPLAINTS', 'HANDED_DOWN', 'OTHER')),
    add column basis      text check (length(basis) <= 500),
    add column moved_from text check (moved_from ~ '^[0-9]{12}$'),
    add column moved_at   timestamptz,
    add check ((moved_from is null) = (moved_at is null));

-- nobody is signed in while tables change: the owner writes all targets this once, those that are done as well
alter table firm_target no force row level security;
alter table firm_target disable trigger firm_target_guarded;
update firm_target t
set reason = s.reason,
    basis  = s.basis
from firm_supervision s
where s.supervision_id = t.supervision_id;
update firm_target t
set region_code = f.region_code,
    address     = f.address,
    moved_from  = t.region_code,
    moved_at    = f.changed_at,
    version     = t.version + 1
from firm f
where f.firm_id = t.firm_id
  and t.outcome is null
  and t.recalled_at is null
  and f.region_code <> t.region_code;
alter table firm_target enable trigger firm_target_guarded;
alter table firm_target force row level security;
alter table firm_target
    alter column reason set not null,
    alter column basis set not null;

create index firm_target_moved on firm_target (moved_at) where outcome is null and recalled_at is null;

create or replace function firm_supervision_follows() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    update firm_supervision set region_code = new.region_code where firm_id = new.firm_id;
    update firm_target
    set region_code = new.region_code,
        address     = new.address,
        moved_from  = region_code,
        moved_at    = new.changed_at,
        version     = version + 1
    where firm_id = new.firm_id
      and outcome is null
      and recalled_at is null;
    return null;
end
$$;

alter policy firm_target_read on firm_target
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
alter policy firm_target_step on firm_target
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}')
    with check (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
