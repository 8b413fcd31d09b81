-- What a machine brings has no account of this house behind it: a room above that received it under its token enters it as the owner.
drop policy archive_upload_add on archive_upload;
create policy archive_upload_add on archive_upload for insert
    with check (account_id = (select access_account_id()) or current_user = '${owner}');

create function archive_take_over(server_key text, upload uuid, sender uuid, called text, bytes bigint, hash text, type text,
                                  at_instant timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    insert into archive_upload (upload_id, account_id, file_name, size, sha256, media_type, uploaded_at)
    values (upload, sender, called, bytes, hash, type, at_instant);
end
$$;
