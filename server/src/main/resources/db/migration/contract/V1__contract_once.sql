-- The answer to a creating request, kept in the same transaction as what it created: a repeated request gets the same
-- answer and creates nothing. The key belongs to one account, so that nobody can probe another's.
create table contract_once (
    account_id   uuid        not null,
    key          text        not null check (length(key) between 8 and 100),
    request_hash text        not null,
    response     text,
    at           timestamptz not null default now(),
    primary key (account_id, key)
);
create index contract_once_at on contract_once (at);

grant select, insert, update, delete on contract_once to "${app}";
