-- Accounts, posts and sessions. The session decides what a connection may see: the application sets only a secret token
-- (`app.tok`), and functions of the owner resolve it. Whoever can inject SQL can neither read the session table, nor name a
-- scope, nor open a session without the server's key (docs/adr/0005).
create table access_account (
    account_id      uuid        primary key,
    login_name      text        not null check (login_name = lower(login_name)),
    display_name    text        not null,
    password_hash   text        not null,
    must_change     boolean     not null default true,
    status          text        not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
    failed_attempts integer     not null default 0,
    first_failed_at timestamptz,
    locked_until    timestamptz,
    last_sign_in_at timestamptz,
    created_at      timestamptz not null default now(),
    version         integer     not null default 0
);
create unique index access_account_login on access_account (login_name);

-- How far a role sees; docs/access.csv says the same, and a test compares them.
create table access_reach (
    role  text primary key,
    reach text not null check (reach in ('TERRITORY', 'UNIT', 'GRID', 'NONE'))
);
insert into access_reach (role, reach)
values ('OFFICE_CLERK', 'TERRITORY'), ('OFFICE_LEAD', 'TERRITORY'), ('LEADER', 'TERRITORY'), ('TOWNSHIP', 'TERRITORY'),
       ('VILLAGE', 'TERRITORY'), ('AGENCY', 'UNIT'), ('GRID_WORKER', 'GRID'), ('SYSTEM_ADMIN', 'NONE'),
       ('SECURITY_ADMIN', 'NONE'), ('AUDIT_ADMIN', 'NONE');

-- A post: one account on one unit, in one region, in one role. Revoked, never deleted: audit lines point to it.
create table access_post (
    post_id     uuid        primary key,
    account_id  uuid        not null references access_account,
    unit_id     uuid        not null,
    region_code text        not null check (region_code ~ '^[0-9]{12}$'),
    grid_code   text,
    role        text        not null references access_reach,
    granted_at  timestamptz not null default now(),
    granted_by  uuid,
    revoked_at  timestamptz,
    revoked_by  uuid,
    constraint grid_worker_has_grid check (role <> 'GRID_WORKER' or grid_code is not null)
);
create index access_post_account on access_post (account_id);
create unique index access_post_once on access_post (account_id, unit_id, region_code, role, coalesce(grid_code, ''))
    where revoked_at is null;

-- 三权分立: nobody holds two kinds of administrator, nor an administrator's post beside a post of business. The account row is
-- locked first, so that two grants in the same instant see each other.
create function access_post_separation() returns trigger
    language plpgsql
as $$
begin
    perform 1 from access_account where account_id = new.account_id for update;
    if exists (
        select 1
        from access_post p
        where p.account_id = new.account_id
          and p.revoked_at is null
          and p.role <> new.role
          and (p.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
               or new.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
    ) then
        raise exception 'separation of duties' using errcode = 'exclusion_violation';
    end if;
    return new;
end
$$;
create trigger access_post_separation
    before insert on access_post
    for each row execute function access_post_separation();

create table access_session (
    token_hash   bytea       primary key,
    account_id   uuid        not null references access_account,
    post_id      uuid        references access_post,
    opened_at    timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null
);
create index access_session_account on access_session (account_id);

-- The server's key: only its digest, readable by the owner alone.
create table access_server_key (
    only_row boolean primary key default true check (only_row),
    digest   bytea   not null
);
insert into access_server_key (digest)
values (decode('${keyDigest}', 'hex'));

create function access_check_key(server_key text) returns void
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    if not exists (select 1 from access_server_key where digest = sha256(convert_to(server_key, 'UTF8'))) then
        raise exception 'wrong server key' using errcode = 'insufficient_privilege';
    end if;
end
$$;

create function access_open_session(server_key text, token text, account uuid, post uuid, at timestamptz,
                                    expires timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    if post is not null and not exists (
        select 1 from access_post p where p.post_id = post and p.account_id = account and p.revoked_at is null
    ) then
        raise exception 'post % is not a post of account %', post, account using errcode = 'insufficient_privilege';
    end if;
    delete from access_session where expires_at < at;
    insert into access_session (token_hash, account_id, post_id, opened_at, last_seen_at, expires_at)
    values (sha256(convert_to(token, 'UTF8')), account, post, at, at, expires);
end
$$;

-- Resolves a token at an instant and keeps the session alive; a session idle for longer than `idle` is ended here.
create function access_touch_session(token text, at timestamptz, idle interval)
    returns table (account_id uuid, display_name text, login_name text, must_change boolean, post_id uuid, role text,
                   reach text, region_code text, grid_code text, unit_id uuid)
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    hash bytea := sha256(convert_to(token, 'UTF8'));
begin
    delete from access_session s
    where s.token_hash = hash and (s.expires_at <= at or s.last_seen_at + idle < at);
    update access_session s
    set last_seen_at = at
    where s.token_hash = hash and s.last_seen_at < at - interval '30 seconds';
    return query
        select a.account_id, a.display_name, a.login_name, a.must_change, p.post_id, p.role, r.reach, p.region_code,
               p.grid_code, p.unit_id
        from access_session s
        join access_account a on a.account_id = s.account_id and a.status = 'ACTIVE'
        left join access_post p on p.post_id = s.post_id and p.revoked_at is null
        left join access_reach r on r.role = p.role
        where s.token_hash = hash;
end
$$;

create function access_close_session(token text) returns void
    language sql security definer set search_path = public, pg_temp
    as $$ delete from access_session where token_hash = sha256(convert_to(token, 'UTF8')) $$;

create function access_close_sessions_of(server_key text, account uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    delete from access_session s where s.account_id = account;
end
$$;

-- Posts are granted and revoked by the security administrator alone; the very first ones by the set-up, which knows the key.
alter table access_post enable row level security;
alter table access_post force row level security;
create policy access_post_read on access_post for select using (true);
create policy access_post_grant on access_post for insert
    with check ((select access_role()) = 'SECURITY_ADMIN' or current_user = '${owner}');
create policy access_post_revoke on access_post for update
    using ((select access_role()) = 'SECURITY_ADMIN' or current_user = '${owner}');

create function access_grant_first(server_key text, post uuid, account uuid, unit uuid, region text, role_name text)
    returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    if role_name not in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
        or exists (select 1 from access_post p where p.role = role_name) then
        raise exception 'set-up is over' using errcode = 'insufficient_privilege';
    end if;
    insert into access_post (post_id, account_id, unit_id, region_code, role)
    values (post, account, unit, region, role_name);
end
$$;

revoke execute on function access_check_key(text) from public;

grant select, insert on access_account to "${app}";
grant update (display_name, password_hash, must_change, status, failed_attempts, first_failed_at, locked_until,
              last_sign_in_at, version) on access_account to "${app}";
grant select on access_reach to "${app}";
grant select, insert on access_post to "${app}";
grant update (revoked_at, revoked_by) on access_post to "${app}";
