-- Evidence of two gigabytes does not arrive in one piece. An upload under way: who sends what. The bytes lie in the data folder; how
-- many of them there are is the length of that file and stands nowhere else.
create table archive_partial (
    upload_id  uuid        primary key,
    account_id uuid        not null,
    file_name  text        not null check (length(file_name) between 1 and 255),
    size       bigint      not null check (size >= 0),
    begun_at   timestamptz not null
);
create index archive_partial_account on archive_partial (account_id);

alter table archive_partial enable row level security;
alter table archive_partial force row level security;
create policy archive_partial_own on archive_partial for select
    using (account_id = (select access_account_id()) or current_user = '${owner}');
create policy archive_partial_add on archive_partial for insert with check (account_id = (select access_account_id()));
create policy archive_partial_end on archive_partial for delete
    using (account_id = (select access_account_id()) or current_user = '${owner}');

-- Ends uploads that nobody went on with. Runs as the owner, because the job has no session; it learns nothing.
create function archive_forget_partials(ids uuid[]) returns void
    language sql security definer set search_path = public, pg_temp
    as $$ delete from archive_partial where upload_id = any (ids) $$;

-- What the first bytes say the file is, whatever its name says. Absent for what was handed in before.
alter table archive_upload add column media_type text check (length(media_type) <= 100);

-- Evidence is what was handed in: a row of an upload never changes.
create trigger archive_upload_append_only before update or delete or truncate on archive_upload
    for each statement execute function refuse_change();

drop policy archive_upload_own on archive_upload;
create policy archive_upload_own on archive_upload for select
    using (account_id = (select access_account_id()) or current_user = '${owner}');
create index archive_upload_content on archive_upload (sha256);

-- Which of these contents no upload stands for: what a killed platform had put in its place before the row was written.
create function archive_unclaimed(hashes text[]) returns setof text
    language sql stable security definer set search_path = public, pg_temp
    as $$
    select h
    from unnest(hashes) h
    where not exists (select 1 from archive_upload u where u.sha256 = h)
    $$;

grant select, insert, delete on archive_partial to "${app}";
