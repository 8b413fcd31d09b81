-- The key-supervision list 重点监管名单 (固政办〔2025〕10号; Q12): which firms are on it, since when and why, and when and why they left. A
-- stay that is over is kept; a firm may come back.
create table firm_supervision (
    supervision_id uuid        primary key,
    firm_id        uuid        not null references firm,
    firm_name      text        not null,         -- as it was called when it came on the list
    credit_code    text,
    region_code    text        not null check (region_code ~ '^[0-9]{12}$'),   -- where the firm lies
    since          date        not null,
    reason         text        not null check (reason in ('WORDING', 'WORDING_ADDED', 'WARNING', 'COMPLAINTS', 'HANDED_DOWN', 'OTHER')),
    basis          text        not null check (length(basis) <= 500),
    entered_by     uuid        not null,
    entered_by_name text       not null,
    entered_at     timestamptz not null,
    until          date,
    left_because   text        check (left_because in ('RECTIFIED', 'DEREGISTERED', 'MOVED_AWAY', 'NO_RISK', 'ENTERED_WRONGLY', 'OTHER')),
    left_text      text        check (length(left_text) <= 500),
    ended_by       uuid,
    ended_by_name  text,
    ended_at       timestamptz,
    version        integer     not null default 0,
    check (reason <> 'OTHER' or basis <> ''),
    check ((ended_at is null) = (until is null) and (ended_at is null) = (left_because is null)),
    check (left_because is null or left_because <> 'OTHER' or left_text <> ''),
    check (until is null or until >= since)
);
-- One stay at a time, also when two offices put a firm on the list in the same instant.
create unique index firm_supervision_open on firm_supervision (firm_id) where ended_at is null;
create index firm_supervision_firm on firm_supervision (firm_id, since);
create index firm_supervision_territory on firm_supervision (region_code, since desc);

-- Patrol targets 排查对象 (G6): a firm of the list that a township is to go and see by a day. It lies with the township of the firm's
-- address at that time; what the visit showed is entered once.
create table firm_target (
    target_id      uuid        primary key,
    firm_id        uuid        not null references firm,
    supervision_id uuid        not null references firm_supervision,
    firm_name      text        not null,
    credit_code    text,
    address        text        not null,         -- as registered when it was handed over
    region_code    text        not null check (region_code ~ '^[0-9]{12}$'),
    due_on         date        not null,
    task           text        not null check (length(task) <= 500),
    handed_by      uuid        not null,
    handed_by_name text        not null,
    handed_at      timestamptz not null,
    outcome        text        check (outcome in ('OPERATING', 'CLOSED', 'VACATED', 'NO_SUCH_ADDRESS', 'DIFFERS')),
    visited_on     date,
    note           text        check (length(note) <= 1000),
    visited_by     uuid,
    visited_by_name text,
    visited_at     timestamptz,
    recalled_at    timestamptz,
    recalled_by_name text,
    recalled_because text      check (length(recalled_because) <= 500),
    version        integer     not null default 0,
    check ((outcome is null) = (visited_on is null) and (outcome is null) = (visited_at is null)),
    check ((recalled_at is null) = (recalled_because is null)),
    check (outcome is null or recalled_at is null)
);
-- A firm is handed over once at a time.
create unique index firm_target_open on firm_target (firm_id) where outcome is null and recalled_at is null;
create index firm_target_territory on firm_target (region_code, due_on);
create index firm_target_firm on firm_target (firm_id, handed_at);
create index firm_target_supervision on firm_target (supervision_id);

-- What an office wrote of a stay or a task does not change under way; a visit is entered once.
create function firm_supervision_guard() returns trigger
    language plpgsql
as $$
begin
    if old.ended_at is not null then
        raise exception 'stay % is over', old.supervision_id using errcode = 'restrict_violation';
    end if;
    if new.ended_at is not null and new.ended_by is distinct from access_account_id() then
        raise exception 'a stay is ended by who is signed in' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger firm_supervision_guarded before update of until, left_because, left_text, ended_by, ended_by_name, ended_at
    on firm_supervision for each row execute function firm_supervision_guard();
create function firm_target_guard() returns trigger
    language plpgsql
as $$
begin
    if old.outcome is not null or old.recalled_at is not null then
        raise exception 'target % is done', old.target_id using errcode = 'restrict_violation';
    end if;
    if new.outcome is not null and new.visited_by is distinct from access_account_id() then
        raise exception 'a visit is entered by who is signed in' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger firm_target_guarded before update on firm_target for each row execute function firm_target_guard();

-- The list lies where the firm lies, also after it moved. The trigger fires for the few rows whose place changes.
create function firm_supervision_follows() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    update firm_supervision set region_code = new.region_code where firm_id = new.firm_id;
    return null;
end
$$;
create trigger firm_supervision_follows after update of region_code on firm
    for each row when (old.region_code is distinct from new.region_code) execute function firm_supervision_follows();

alter table firm_supervision enable row level security;
alter table firm_supervision force row level security;
create policy firm_supervision_read on firm_supervision for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');
create policy firm_supervision_write on firm_supervision for insert
    with check (entered_by = (select access_account_id())
                and region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy firm_supervision_step on firm_supervision for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}')
    with check (region_code >= (select access_lo()) and region_code < (select access_hi()) or current_user = '${owner}');

alter table firm_target enable row level security;
alter table firm_target force row level security;
create policy firm_target_read on firm_target for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy firm_target_write on firm_target for insert
    with check (handed_by = (select access_account_id())
                and region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy firm_target_step on firm_target for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi()))
    with check (region_code >= (select access_lo()) and region_code < (select access_hi()));

grant select, insert on firm_supervision, firm_target to "${app}";
grant update (until, left_because, left_text, ended_by, ended_by_name, ended_at, version) on firm_supervision to "${app}";
grant update (outcome, visited_on, note, visited_by, visited_by_name, visited_at, recalled_at, recalled_by_name, recalled_because, version)
    on firm_target to "${app}";
