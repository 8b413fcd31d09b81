-- The words of a failed export are those of the caller: in the body of the function the column of the same name had won.
create or replace function export_fail(job uuid, words text, at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp
as $$
    update export_job
    set status = 'FAILED', message = export_fail.words, finished_at = export_fail.at, version = version + 1
    where job_id = export_fail.job and status in ('QUEUED', 'RUNNING')
$$;
