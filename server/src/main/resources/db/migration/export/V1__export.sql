-- Exports 导出: a list written to a file in the background, under the post of who asked for it. More rows than the threshold leave the
-- house only when a second person agrees.
create table export_job (
    job_id         uuid        primary key,
    account_id     uuid        not null,
    account_name   text        not null,
    post_id        uuid        not null,
    unit_name      text        not null,
    region_code    text        not null check (region_code ~ '^[0-9]{12}$'),
    list           text        not null,
    title          text        not null,
    query          jsonb       not null,
    words          text        not null,             -- the filters as a person reads them
    columns        text[]      not null,
    purpose        text        check (length(purpose) <= 200),
    rows_counted   bigint      not null check (rows_counted >= 0),
    approve_above  bigint      not null check (approve_above >= 0),
    status         text        not null check (status in ('AWAITING_APPROVAL', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'EXPIRED')),
    approved_by    uuid,
    approved_name  text,
    decided_at     timestamptz,
    rows_done      bigint      not null default 0,
    attempts       integer     not null default 0,
    message        text,
    file_sha256    text        check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_bytes     bigint,
    asked_at       timestamptz not null,
    finished_at    timestamptz,
    expires_at     timestamptz,
    version        integer     not null default 0,
    -- Nobody agrees to an export of their own, and without agreement nothing large is written.
    constraint export_job_second_person check (approved_by <> account_id),
    constraint export_job_approved check (rows_counted <= approve_above or approved_by is not null
                                          or status in ('AWAITING_APPROVAL', 'CANCELLED', 'FAILED', 'EXPIRED')),
    constraint export_job_file check (status <> 'DONE' or file_sha256 is not null and expires_at is not null)
);
create index export_job_of_post on export_job (post_id, asked_at desc, job_id);
create index export_job_queue on export_job (asked_at) where status in ('QUEUED', 'RUNNING');
create index export_job_awaiting on export_job (region_code, asked_at) where status = 'AWAITING_APPROVAL';

-- Who fetched a file, when. Append-only.
create table export_download (
    download_id  bigint      generated always as identity primary key,
    job_id       uuid        not null references export_job,
    account_id   uuid        not null,
    account_name text        not null,
    at           timestamptz not null
);
create index export_download_job on export_download (job_id);
create trigger export_download_append_only before update or delete or truncate on export_download
    for each statement execute function refuse_change();

-- Agreement is given once, while it is asked for, in the name of the session and by somebody else than who asked; and whoever did not
-- ask changes nothing but that.
create function export_job_guard() returns trigger
    language plpgsql
as $$
begin
    if current_user = '${owner}' and new.approved_by is not distinct from old.approved_by then
        return new;
    end if;
    if new.approved_by is distinct from old.approved_by
       and (old.approved_by is not null or old.status <> 'AWAITING_APPROVAL'
            or new.approved_by is distinct from access_account_id() or new.approved_by = old.account_id) then
        raise exception 'an export is approved by a second person, once' using errcode = 'insufficient_privilege';
    end if;
    if old.account_id is distinct from access_account_id() and old.status <> 'AWAITING_APPROVAL' then
        raise exception 'only who asked for an export changes it' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger export_job_guard before update on export_job for each row execute function export_job_guard();

alter table export_job enable row level security;
alter table export_job force row level security;
create policy export_job_read on export_job for select
    using (account_id = (select access_account_id())
           or region_code >= (select access_lo()) and region_code < (select access_hi())
           or current_user = '${owner}');
create policy export_job_ask on export_job for insert
    with check (account_id = (select access_account_id())
                and post_id = (select h.post_id from access_here() h)
                and region_code = (select h.region_code from access_here() h)
                and approved_by is null and status in ('AWAITING_APPROVAL', 'QUEUED'));
create policy export_job_move on export_job for update
    using (account_id = (select access_account_id())
           or region_code >= (select access_lo()) and region_code < (select access_hi())
           or current_user = '${owner}');

alter table export_download enable row level security;
alter table export_download force row level security;
create policy export_download_read on export_download for select
    using (exists (select 1 from export_job j where j.job_id = export_download.job_id) or current_user = '${owner}');
create policy export_download_write on export_download for insert
    with check (account_id = (select access_account_id())
                and exists (select 1 from export_job j where j.job_id = export_download.job_id and j.account_id = export_download.account_id));

-- What the background work may ask and do before it has taken on the post of who asked: which job is next, and that one came to nothing.
create function export_next() returns table (job_id uuid, account_id uuid, post_id uuid, attempts integer)
    language sql stable security definer set search_path = public, pg_temp
as $$
    select j.job_id, j.account_id, j.post_id, j.attempts
    from export_job j
    where j.status = 'QUEUED'
    order by j.asked_at, j.job_id
    limit 1
$$;
create function export_fail(job uuid, words text, at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp
as $$
    update export_job
    set status = 'FAILED', message = words, finished_at = at, version = version + 1
    where job_id = job and status in ('QUEUED', 'RUNNING')
$$;
-- A stopped platform left half a file: its export begins again.
create function export_begin_again() returns void
    language sql security definer set search_path = public, pg_temp
as $$
    update export_job set status = 'QUEUED', rows_done = 0 where status = 'RUNNING'
$$;
-- Files whose time is over, and askings that nobody answered for a week.
create function export_expire(at timestamptz) returns setof uuid
    language sql security definer set search_path = public, pg_temp
as $$
    update export_job
    set status = 'EXPIRED', version = version + 1,
        message = case when status = 'AWAITING_APPROVAL' then '七天内没有人批准，申请已失效。' else message end
    where status = 'DONE' and expires_at <= at
       or status = 'AWAITING_APPROVAL' and asked_at <= at - interval '7 days'
    returning job_id
$$;

grant select, insert on export_job to "${app}";
grant update (status, approved_by, approved_name, decided_at, rows_done, attempts, message, file_sha256, file_bytes, finished_at,
              expires_at, version) on export_job to "${app}";
grant select, insert on export_download to "${app}";
