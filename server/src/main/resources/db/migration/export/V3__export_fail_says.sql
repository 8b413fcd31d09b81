-- Whose export came to nothing, so that who waits for it is told; no row when it was cancelled or finished meanwhile.
drop function export_fail(uuid, text, timestamptz);
create function export_fail(job uuid, words text, at timestamptz) returns table (account_id uuid, title text)
    language sql security definer set search_path = public, pg_temp
as $$
    update export_job j
    set status = 'FAILED', message = export_fail.words, finished_at = export_fail.at, version = j.version + 1
    where j.job_id = export_fail.job and j.status in ('QUEUED', 'RUNNING')
    returning j.account_id, j.title
$$;
