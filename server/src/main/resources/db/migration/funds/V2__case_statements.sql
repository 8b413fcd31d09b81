-- Case statements 案件流水 (条例 Art 21(4); A13, FILE-5): statements of bank accounts that were obtained for one matter with the approval
-- of the head of the lead office. A statement is proposed by one person and approved by another, its control totals are said before it is
-- read, and it lands as a whole or not at all. Rows are never changed; a statement that was wrong is superseded by two people, after which
-- it counts no longer and another one can take its place.

-- The money of one matter: of a risk subject of a county. Seen by the lead office and by the unit that it was given to, and by nobody else.
create table funds_case (
    case_id        uuid        primary key,
    region_code    text        not null check (region_code ~ '^[0-9]{12}$'),
    subject_id     uuid        not null,
    subject_name   text        not null,
    unit_id        uuid,                                       -- who works on it beside the office
    unit_name      text,
    opened_by      uuid        not null,
    opened_by_name text        not null,
    opened_at      timestamptz not null,
    version        integer     not null default 0,
    check ((unit_id is null) = (unit_name is null))
);
-- A subject has one such case in a county, also between two that open it in the same instant.
create unique index funds_case_once on funds_case (region_code, subject_id);
create index funds_case_newest on funds_case (opened_at desc, case_id);
create index funds_case_of_unit on funds_case (unit_id, opened_at desc, case_id);

create table funds_statement (
    statement_id     uuid        primary key,
    case_id          uuid        not null references funds_case,
    bank_name        text        not null check (length(bank_name) between 1 and 100),
    approval_number  text        not null check (length(approval_number) between 1 and 100),
    approved_on      date        not null,
    approval_body    text        not null check (length(approval_body) between 1 and 100),
    approval_sha256  text        not null check (approval_sha256 ~ '^[0-9a-f]{64}$'),
    approval_name    text        not null,
    file_sha256      text        not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_name        text        not null,
    file_size        bigint      not null,
    accounts_sha256  text        check (accounts_sha256 ~ '^[0-9a-f]{64}$'),
    accounts_name    text,
    declared_rows    bigint      not null check (declared_rows between 1 and 2000000),
    declared_in_fen  bigint      not null check (declared_in_fen >= 0),
    declared_out_fen bigint      not null check (declared_out_fen >= 0),
    declared         jsonb       not null,                     -- accounts: account, subject, openingFen, closingFen
    status           text        not null check (status in ('PROPOSED', 'DECLINED', 'QUEUED', 'RUNNING', 'INTERRUPTED', 'DONE', 'REFUSED',
                                                            'CANCELLED', 'FAILED', 'SUPERSEDED')),
    rows_checked     bigint      not null default 0,
    reasons          text[]      not null default '{}',        -- why it was refused
    attempts         integer     not null default 0,
    proposed_by      uuid        not null,
    proposed_by_name text        not null,
    proposed_at      timestamptz not null,
    answered_by      uuid,
    answered_by_name text,
    answered_post    uuid,
    answered_at      timestamptz,
    answer_note      text,
    finished_at      timestamptz,
    superseding_by      uuid,                                  -- who proposed that it should count no longer
    superseding_by_name text,
    superseding_at      timestamptz,
    superseding_reason  text,
    superseded_by       uuid,
    superseded_by_name  text,
    superseded_at       timestamptz,
    version          integer     not null default 0,
    -- neither of the two alone
    constraint funds_statement_two_people check (answered_by is null or answered_by <> proposed_by),
    constraint funds_statement_superseded_by_two check (superseded_by is null or superseded_by <> superseding_by),
    check ((superseding_by is null) = (superseding_reason is null)),
    check ((status = 'SUPERSEDED') = (superseded_by is not null)),
    check (superseded_by is null or superseding_by is not null),
    check (superseding_by is null or status in ('DONE', 'SUPERSEDED')),
    check (status in ('PROPOSED', 'CANCELLED') or answered_by is not null),
    check (status not in ('DECLINED') or answer_note is not null),
    check (status <> 'REFUSED' or cardinality(reasons) > 0)
);
-- The same file is not taken in twice, and no other content under the name of one that stands, also between two at once.
create unique index funds_statement_content on funds_statement (case_id, file_sha256)
    where status in ('PROPOSED', 'QUEUED', 'RUNNING', 'INTERRUPTED', 'DONE');
create unique index funds_statement_name on funds_statement (case_id, file_name)
    where status in ('PROPOSED', 'QUEUED', 'RUNNING', 'INTERRUPTED', 'DONE');
create index funds_statement_of_case on funds_statement (case_id, proposed_at desc, statement_id);
create index funds_statement_waiting on funds_statement (answered_at) where status in ('QUEUED', 'RUNNING', 'INTERRUPTED');

-- What was proposed stays as it was proposed, and who approved stays who approved; an end is an end.
create function funds_statement_stays() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'funds_statement is never deleted' using errcode = 'restrict_violation';
    end if;
    if old.status in ('DECLINED', 'REFUSED', 'CANCELLED', 'FAILED', 'SUPERSEDED')
       or old.status = 'DONE' and (new.status not in ('DONE', 'SUPERSEDED')
                                   or (new.finished_at, new.rows_checked, new.reasons) is distinct from
                                      (old.finished_at, old.rows_checked, old.reasons))
       or new.status = 'SUPERSEDED' and (old.status <> 'DONE' or old.superseding_by is null
                                         or (new.superseding_by, new.superseding_at, new.superseding_reason) is distinct from
                                            (old.superseding_by, old.superseding_at, old.superseding_reason)
                                         or new.superseded_by is distinct from access_account_id())
       or new.superseding_by is not null and new.superseding_by is distinct from old.superseding_by
          and (old.superseding_by is not null or new.superseding_by is distinct from access_account_id())
       or new.status = 'PROPOSED' and old.status <> 'PROPOSED'
       or new.status = 'DONE' and old.status not in ('RUNNING', 'DONE')
       or (old.case_id, old.bank_name, old.approval_number, old.approved_on, old.approval_body, old.approval_sha256, old.approval_name,
           old.file_sha256, old.file_name, old.file_size, old.accounts_sha256, old.accounts_name, old.declared_rows, old.declared_in_fen,
           old.declared_out_fen, old.declared, old.proposed_by, old.proposed_at)
          is distinct from
          (new.case_id, new.bank_name, new.approval_number, new.approved_on, new.approval_body, new.approval_sha256, new.approval_name,
           new.file_sha256, new.file_name, new.file_size, new.accounts_sha256, new.accounts_name, new.declared_rows, new.declared_in_fen,
           new.declared_out_fen, new.declared, new.proposed_by, new.proposed_at)
       or old.answered_by is not null and (new.answered_by, new.answered_post, new.answered_at)
                                          is distinct from (old.answered_by, old.answered_post, old.answered_at) then
        raise exception 'funds_statement keeps what was proposed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger funds_statement_stays before update or delete on funds_statement for each row execute function funds_statement_stays();

-- The accounts that a statement speaks of: those it is the statement of, and those whose holder the list of accounts names.
create table funds_statement_account (
    statement_id uuid    not null references funds_statement,
    account      text    not null check (length(account) between 1 and 64),
    case_id      uuid    not null references funds_case,
    holder       text    not null,                             -- of an identity number its mask and a keyed digest
    name         text    not null,
    kind         text    check (kind in ('PERSON', 'COMPANY', 'AGENT', 'BANK', 'GOVERNMENT')), -- null when nobody says it
    own          boolean not null,                             -- it is the statement of this account
    subject      boolean not null,                             -- and the account is the subject's
    opened_on    date,
    birth_year   integer not null,
    region       integer not null,
    primary key (statement_id, account),
    check (own or not subject)
);
create index funds_statement_account_of_case on funds_statement_account (case_id);

-- The rows, in parts by case: what is asked is asked of one case. The remark of a payment is not kept, only whether it speaks of putting in
-- again; it stands in the file itself.
create table funds_statement_row (
    case_id      uuid        not null,
    txn_id       text        not null check (length(txn_id) between 1 and 64),
    statement_id uuid        not null,
    row_no       integer     not null,
    at           timestamptz not null,
    payer        text        not null,
    payee        text        not null,
    fen          bigint      not null check (fen > 0),
    channel      text        not null check (channel in ('TRANSFER', 'CASH', 'POS', 'AGENT', 'OTHER')),
    roll_over    boolean     not null,
    -- a payment is once in a statement; several statements of a case that stand tell of it alike or the later one is not taken in
    primary key (case_id, txn_id, statement_id),
    check (payer <> payee)
) partition by hash (case_id);

do $$
begin
    for part in 0..7 loop
        execute format('create table funds_statement_row_%s partition of funds_statement_row for values with (modulus 8, remainder %s)', part, part);
        execute format('create trigger append_only before update or delete or truncate on funds_statement_row_%s '
                       'for each statement execute function refuse_change()', part);
        execute format('alter table funds_statement_row_%s enable row level security', part);
        execute format('alter table funds_statement_row_%s force row level security', part);
    end loop;
end
$$;
create index funds_statement_row_in_time on funds_statement_row (case_id, at, txn_id);
create trigger funds_statement_row_append_only before update or delete or truncate on funds_statement_row
    for each statement execute function refuse_change();
create trigger funds_statement_account_append_only before update or delete or truncate on funds_statement_account
    for each statement execute function refuse_change();

alter table funds_case enable row level security;
alter table funds_case force row level security;
create policy funds_case_read on funds_case for select
    using ((select access_role()) in ('OFFICE_CLERK', 'OFFICE_LEAD')
           and region_code >= (select access_lo()) and region_code < (select access_hi())
           or unit_id = (select access_unit())
           or current_user = '${owner}');
create policy funds_case_add on funds_case for insert
    with check (opened_by = (select access_account_id())
                and (select access_role()) in ('OFFICE_CLERK', 'OFFICE_LEAD')
                and region_code >= (select access_lo()) and region_code < (select access_hi()));
create policy funds_case_step on funds_case for update
    using ((select access_role()) in ('OFFICE_CLERK', 'OFFICE_LEAD')
           and region_code >= (select access_lo()) and region_code < (select access_hi()));

alter table funds_statement enable row level security;
alter table funds_statement force row level security;
create policy funds_statement_read on funds_statement for select
    using (case_id in (select c.case_id from funds_case c) or current_user = '${owner}');
create policy funds_statement_add on funds_statement for insert
    with check (proposed_by = (select access_account_id()) and status = 'PROPOSED' and (select access_role()) in ('OFFICE_CLERK', 'OFFICE_LEAD')
                and exists (select 1 from funds_case c where c.case_id = funds_statement.case_id));
create policy funds_statement_step on funds_statement for update
    using ((select access_role()) in ('OFFICE_CLERK', 'OFFICE_LEAD') and exists (select 1 from funds_case c where c.case_id = funds_statement.case_id)
           or current_user = '${owner}')
    -- nobody answers in the name of somebody else; whoever stops one leaves the answer as it was
    with check (status not in ('QUEUED', 'DECLINED') or answered_by = (select access_account_id()) or current_user = '${owner}');

alter table funds_statement_account enable row level security;
alter table funds_statement_account force row level security;
create policy funds_statement_account_read on funds_statement_account for select
    using (case_id in (select c.case_id from funds_case c) or current_user = '${owner}');
create policy funds_statement_account_add on funds_statement_account for insert with check (current_user = '${owner}');

alter table funds_statement_row enable row level security;
alter table funds_statement_row force row level security;
create policy funds_statement_row_read on funds_statement_row for select
    using (case_id in (select c.case_id from funds_case c) or current_user = '${owner}');
create policy funds_statement_row_add on funds_statement_row for insert with check (current_user = '${owner}');

-- Whether rows may land: in a statement that is being brought in, by the person who approved it and by nobody else.
create function funds_statement_open(of_statement uuid) returns uuid
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
    found_case uuid;
begin
    select s.case_id into found_case
    from funds_statement s
    where s.statement_id = of_statement and s.status = 'RUNNING' and s.answered_by = access_account_id();
    if found_case is null then
        raise exception 'no statement that is being brought in' using errcode = 'insufficient_privilege';
    end if;
    return found_case;
end
$$;

create function funds_statement_accounts_keep(server_key text, of_statement uuid, accounts jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    in_case uuid;
begin
    perform access_check_key(server_key);
    in_case := funds_statement_open(of_statement);
    insert into funds_statement_account (statement_id, account, case_id, holder, name, kind, own, subject, opened_on, birth_year, region)
    select of_statement, x.account, in_case, x.holder, x.name, x.kind, x.own, x.subject, x."openedOn", x."birthYear", x.region
    from jsonb_to_recordset(accounts) as x (account text, holder text, name text, kind text, own boolean, subject boolean, "openedOn" date,
         "birthYear" integer, region integer);
end
$$;

-- Keeps rows; answers how many. Fewer than were handed in when the statement has a number twice.
create function funds_statement_rows_keep(server_key text, of_statement uuid, first_no integer, ids text[], millis bigint[], payers text[],
                                          payees text[], fens bigint[], channels text[], rolls boolean[]) returns integer
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    in_case uuid;
    kept    integer;
begin
    perform access_check_key(server_key);
    in_case := funds_statement_open(of_statement);
    insert into funds_statement_row (case_id, txn_id, statement_id, row_no, at, payer, payee, fen, channel, roll_over)
    select in_case, x.id, of_statement, first_no + x.n - 1, timestamptz 'epoch' + x.ms * interval '1 millisecond', x.payer, x.payee, x.fen,
           x.channel, x.roll
    from unnest(ids, millis, payers, payees, fens, channels, rolls) with ordinality as x (id, ms, payer, payee, fen, channel, roll, n)
    on conflict do nothing;
    get diagnostics kept = row_count;
    return kept;
end
$$;

-- Statements wait for a worker that has no session of its own; it acts under the post of who approved.
create function funds_statement_next(server_key text)
    returns table (statement_id uuid, account_id uuid, post_id uuid, attempts integer, region_code text)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        select s.statement_id, s.answered_by, s.answered_post, s.attempts, c.region_code
        from funds_statement s
        join funds_case c on c.case_id = s.case_id
        where s.status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
        order by s.status = 'QUEUED', s.answered_at
        limit 1;
end
$$;
create function funds_statement_stop(server_key text, of_statement uuid, to_status text, why text[], at_instant timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update funds_statement s
    set status = to_status, reasons = why, finished_at = case when to_status in ('FAILED', 'REFUSED') then at_instant end,
        version = s.version + 1
    where (of_statement is null and s.status = 'RUNNING'
           or s.statement_id = of_statement and s.status in ('QUEUED', 'RUNNING', 'INTERRUPTED'));
end
$$;
revoke execute on function funds_statement_open(uuid) from public;

grant select, insert on funds_case to "${app}";
grant update (unit_id, unit_name, version) on funds_case to "${app}";
grant select, insert on funds_statement to "${app}";
grant update (status, rows_checked, attempts, answered_by, answered_by_name, answered_post, answered_at, answer_note, finished_at,
              superseding_by, superseding_by_name, superseding_at, superseding_reason, superseded_by, superseded_by_name, superseded_at, version)
    on funds_statement to "${app}";
grant select on funds_statement_account, funds_statement_row to "${app}";
