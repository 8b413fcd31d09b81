-- Files people hand in. The content lies in the data folder under its SHA-256 hash; here stands who handed in what. A row is
-- written after the content is safely on disk, so a row always has its content.
create table archive_upload (
    upload_id   uuid        primary key,             -- chosen by the sender, so that a repeated upload is one upload
    account_id  uuid        not null,
    file_name   text        not null check (length(file_name) between 1 and 255),
    size        bigint      not null check (size >= 0),
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_at timestamptz not null
);

-- What somebody hands in is theirs alone until a room above takes it over by its hash.
alter table archive_upload enable row level security;
alter table archive_upload force row level security;
create policy archive_upload_own on archive_upload for select using (account_id = (select access_account_id()));
create policy archive_upload_add on archive_upload for insert with check (account_id = (select access_account_id()));

grant select, insert on archive_upload to "${app}";
