-- Cases: what is done about a matter that was verified. Who sees one: its territory, its lead unit, the account that opened it.
create table case_file (
    case_id           uuid        primary key,
    number            text        not null unique,
    name              text        not null check (length(name) between 1 and 200),
    subject_id        uuid        not null,
    subject_name      text        not null check (length(subject_name) between 1 and 200),
    credit_code       text        check (credit_code ~ '^[0-9A-Z]{18}$'),
    region_code       text        not null check (region_code ~ '^[0-9]{12}$'),
    lead_unit         uuid        not null,
    status            text        not null check (status in ('OPEN', 'CLOSED')),
    sector            text        not null,
    channel           text        not null,
    situation         text        not null,
    handling_body     text        not null,
    path              text,
    remark            text,
    found_on          date        not null,
    opened_on         date        not null,
    admin_filed_on    date,
    admin_filed_by    text,
    admin_filing_no   text,
    criminal_filed_on date,
    charge            text,
    aggravations      text[]      not null default '{}',
    leader            text,
    supervised_on     date,
    supervision_no    text,
    plan              text,
    created_by        uuid        not null,
    created_by_name   text        not null,
    created_at        timestamptz not null,
    version           integer     not null default 0,
    check (charge is null or criminal_filed_on is not null)
);
create index case_file_newest on case_file (created_at desc, case_id);
create index case_file_territory on case_file (region_code, created_at desc, case_id);
create index case_file_of_unit on case_file (lead_unit, created_at desc, case_id);
create index case_file_of_maker on case_file (created_by, created_at desc, case_id);
create index case_file_of_subject on case_file (subject_id);

-- The last number given in a county and year. A row lock makes two cases of one second get two numbers.
create table case_number (
    county text    not null,
    year   integer not null,
    last   integer not null,
    primary key (county, year)
);

-- The clues of a case, the lead clue at position 1. A clue belongs to one case: the key decides it, also between two requests that
-- arrive in the same instant.
create table case_clue (
    clue_id      uuid        primary key,
    case_id      uuid        not null references case_file,
    position     integer     not null check (position >= 1),
    number       text        not null,
    subject_name text        not null,
    linked_at    timestamptz not null,
    linked_by    uuid        not null,
    unique (case_id, position)
);

-- Fundraisers, facilitators (条例 Art 3) and who else belongs to a case. A party that was named by mistake is taken out with a reason and
-- stays readable.
create table case_party (
    party_id     uuid        primary key,
    case_id      uuid        not null references case_file,
    subject_id   uuid        not null,
    name         text        not null check (length(name) between 1 and 200),
    credit_code  text        check (credit_code ~ '^[0-9A-Z]{18}$'),
    role         text        not null,
    note         text,
    added_by     uuid        not null,
    added_at     timestamptz not null,
    taken_out    text
);
create index case_party_case on case_party (case_id, added_at);
create index case_party_subject on case_party (subject_id);

-- Determinations 调查认定; the newest counts, older ones stay. Append-only.
create table case_determination (
    determination_id uuid        primary key,
    seq              bigint      generated always as identity,
    case_id          uuid        not null references case_file,
    determined_on    date        not null,
    body             text        not null,
    illegality       text        not null,
    conclusion       text        not null,
    basis            text        not null,
    paper_no         text,
    by_account       uuid        not null,
    by_name          text        not null,
    at               timestamptz not null
);
create index case_determination_case on case_determination (case_id, seq);

-- Measures, any number of any kind: outcomes of a matter are not exclusive (Z11c: 1 + 11 + 64 + 82 > 108).
create table case_measure (
    measure_id   uuid        primary key,
    seq          bigint      generated always as identity,
    case_id      uuid        not null references case_file,
    kind         text        not null,
    decided_on   date        not null,
    body         text        not null,
    approved_by  text,
    officers     text[]      not null default '{}',
    paper_no     text,
    evidence     text,
    content      text        not null,
    due_on       date,
    due_sentence text,
    extended_to  date,
    extension    text,
    result       text,
    result_on    date,
    revoked      text,
    by_account   uuid        not null,
    by_name      text        not null,
    at           timestamptz not null,
    check ((result is null) = (result_on is null)),
    check (extended_to is null or due_on is not null)
);
create index case_measure_case on case_measure (case_id, seq);
create index case_measure_kind on case_measure (kind, case_id);

-- Penalties 行政处罚; the words of the types are kept as they stood on the day of the decision. Append-only: a penalty that was revoked has
-- a line in case_penalty_revocation.
create table case_penalty (
    penalty_id   uuid        primary key,
    seq          bigint      generated always as identity,
    case_id      uuid        not null references case_file,
    types        text[]      not null check (cardinality(types) >= 1),
    labels       text[]      not null,
    weights      integer[]   not null,
    target       text        not null,
    against      text        not null,
    amount       numeric(18, 2) check (amount >= 0),
    gain         numeric(18, 2) check (gain >= 0),
    basis        text        not null,
    decided_on   date        not null,
    body         text        not null,
    document_no  text,
    note         text,
    by_account   uuid        not null,
    by_name      text        not null,
    at           timestamptz not null,
    check (cardinality(types) = cardinality(labels) and cardinality(types) = cardinality(weights))
);
create index case_penalty_case on case_penalty (case_id, seq);
create trigger case_penalty_append_only before update or delete or truncate on case_penalty
    for each statement execute function refuse_change();

create table case_penalty_revocation (
    penalty_id uuid        primary key references case_penalty,
    case_id    uuid        not null references case_file,
    revoked_on date        not null,
    reason     text        not null,
    by_account uuid        not null,
    at         timestamptz not null
);
create trigger case_penalty_revocation_append_only before update or delete or truncate on case_penalty_revocation
    for each statement execute function refuse_change();

-- Referrals to the police 移送公安 (行政执法机关移送涉嫌犯罪案件的规定), one at a time.
create table case_referral (
    referral_id       uuid        primary key,
    seq               bigint      generated always as identity,
    case_id           uuid        not null references case_file,
    reported_on       date        not null,
    officers          text[]      not null check (cardinality(officers) >= 2),
    decided_on        date        not null,
    decided_by        text        not null,
    approved          boolean     not null,
    reason            text,
    handed_over_at    timestamptz,
    organ             text,
    paper_no          text,
    accepted_on       date,
    police_decided_on date,
    filed             boolean,
    charge            text,
    police_paper_no   text,
    police_reason     text,
    asked_on          date,
    answered_on       date,
    answer            text,
    by_account        uuid        not null,
    by_name           text        not null,
    at                timestamptz not null,
    check (approved or reason is not null),
    check (handed_over_at is null or approved and organ is not null),
    check ((police_decided_on is null) = (filed is null)),
    check (filed is null or handed_over_at is not null)
);
create index case_referral_case on case_referral (case_id, seq);
create unique index case_referral_one_open on case_referral (case_id) where approved and filed is null;

-- Money as dated movements: differences that are summed, never a balance. Null says nothing about that sum. A correction is a movement
-- that reverses another one. Append-only.
create table case_money (
    movement_id  uuid        primary key,
    seq          bigint      generated always as identity,
    case_id      uuid        not null references case_file,
    kind         text        not null check (kind in ('FROM_FINDING', 'FOUND', 'RETURNED', 'REVERSAL')),
    occurred_on  date        not null,
    raised       numeric(18, 2),
    returned     numeric(18, 2),
    participants integer,
    repaid       integer,
    fund_source  text,
    paper_no     text,
    note         text,
    reverses     uuid        unique references case_money,
    clue_id      uuid,
    by_account   uuid        not null,
    by_name      text        not null,
    at           timestamptz not null,
    check (num_nonnulls(raised, returned, participants, repaid) >= 1),
    check ((kind = 'REVERSAL') = (reverses is not null)),
    check (kind = 'REVERSAL'
           or coalesce(raised, 0) >= 0 and coalesce(returned, 0) >= 0
              and coalesce(participants, 0) >= 0 and coalesce(repaid, 0) >= 0)
);
create index case_money_case on case_money (case_id, seq);
create trigger case_money_append_only before update or delete or truncate on case_money
    for each statement execute function refuse_change();

-- The guarantee that never more is returned than was raised, and never more people repaid than took part (G23). CaseDesk only asks; this
-- decides, also between two refunds that arrive in the same instant: the lock on the case makes the second one see the first.
create function case_money_holds() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    total record;
begin
    perform 1 from case_file c where c.case_id = new.case_id for no key update;
    select coalesce(sum(m.raised), 0) as raised, coalesce(sum(m.returned), 0) as returned,
           coalesce(sum(m.participants), 0) as participants, coalesce(sum(m.repaid), 0) as repaid
    into total
    from case_money m
    where m.case_id = new.case_id;
    if total.raised < 0 or total.returned < 0 or total.returned > total.raised then
        raise exception 'returned exceeds raised' using errcode = 'check_violation', constraint = 'case_money_returned';
    end if;
    if total.participants < 0 or total.repaid < 0 or total.repaid > total.participants then
        raise exception 'repaid exceeds participants' using errcode = 'check_violation', constraint = 'case_money_repaid';
    end if;
    return null;
end
$$;

-- The timeline. Append-only.
create table case_event (
    event_id   bigint      generated always as identity primary key,
    case_id    uuid        not null references case_file,
    at         timestamptz not null,
    kind       text        not null,
    by_account uuid        not null,
    by_name    text        not null,
    by_unit    text,
    text       text        not null
);
create index case_event_case on case_event (case_id, event_id);
create trigger case_event_append_only before update or delete or truncate on case_event
    for each statement execute function refuse_change();

-- The code list of 处罚类型, each word from a day on. The official drop-down of 附件3 is not published; this default is derived from
-- 条例 Arts 30, 31, 36 and 行政处罚法 Art 9. A change is a new line.
create table case_penalty_type (
    code    text    not null check (code ~ '^[0-9]{2}$'),
    since   date    not null,
    label   text    not null,
    weight  integer not null check (weight between 0 and 1000),
    active  boolean not null default true,
    basis   text    not null,
    set_by  text,
    primary key (code, since)
);
insert into case_penalty_type (code, since, label, weight, basis)
values ('01', date '2021-07-15', '警告', 10, '行政处罚法第九条第一项'),
       ('02', date '2021-07-15', '通报批评', 20, '行政处罚法第九条第一项'),
       ('03', date '2021-07-15', '罚款', 30, '行政处罚法第九条第二项，条例第三十条、第三十一条、第三十六条'),
       ('04', date '2021-07-15', '没收违法所得', 40, '行政处罚法第九条第二项'),
       ('05', date '2021-07-15', '没收非法财物', 50, '行政处罚法第九条第二项'),
       ('06', date '2021-07-15', '责令停产停业', 100, '行政处罚法第九条第四项，条例第三十条'),
       ('07', date '2021-07-15', '吊销许可证件', 110, '行政处罚法第九条第三项，条例第三十条'),
       ('08', date '2021-07-15', '吊销营业执照', 130, '条例第二十七条、第三十条'),
       ('09', date '2021-07-15', '吊销登记证书', 120, '条例第三十条'),
       ('10', date '2021-07-15', '暂扣许可证件、降低资质等级', 60, '行政处罚法第九条第三项'),
       ('11', date '2021-07-15', '限制开展生产经营活动', 70, '行政处罚法第九条第四项'),
       ('12', date '2021-07-15', '责令关闭', 105, '行政处罚法第九条第四项'),
       ('13', date '2021-07-15', '限制从业', 80, '行政处罚法第九条第四项'),
       ('99', date '2021-07-15', '其他', 0, '行政处罚法第九条第六项');

-- Numbers of the law that the desk reckons with, each from a day on, with the article. A change is a new line.
create table case_limit (
    code   text           not null,
    since  date           not null,
    value  numeric(18, 2) not null,
    basis  text           not null,
    set_by text,
    primary key (code, since)
);
insert into case_limit (code, since, value, basis)
values ('LEGACY_YEARS', date '2000-01-01', 5, '固政办〔2025〕10号第18条：五年以上'),
       ('LEGACY_AMOUNT', date '2000-01-01', 100000000, '固政办〔2025〕10号第18条：亿元以上'),
       ('FINE_LOW_PERCENT', date '2021-05-01', 20, '条例第三十条：集资金额百分之二十以上'),
       ('FINE_HIGH_PERCENT', date '2021-05-01', 100, '条例第三十条：集资金额一倍以下'),
       ('RESPONSIBLE_LOW', date '2021-05-01', 500000, '条例第三十条：五十万元以上'),
       ('RESPONSIBLE_HIGH', date '2021-05-01', 5000000, '条例第三十条：五百万元以下'),
       ('FACILITATOR_LOW_PERCENT', date '2021-05-01', 100, '条例第三十一条：违法所得一倍以上'),
       ('FACILITATOR_HIGH_PERCENT', date '2021-05-01', 300, '条例第三十一条：违法所得三倍以下'),
       ('UNCOOPERATIVE_LOW', date '2021-05-01', 50000, '条例第三十六条：五万元以上'),
       ('UNCOOPERATIVE_HIGH', date '2021-05-01', 500000, '条例第三十六条：五十万元以下'),
       ('POLICE_DECISION_DAYS', date '2001-07-09', 3, '行政执法机关移送涉嫌犯罪案件的规定第八条：三日内'),
       ('RECONSIDERATION_DAYS', date '2001-07-09', 3, '行政执法机关移送涉嫌犯罪案件的规定第九条：三日内');

-- The criminal thresholds of 最高法《关于审理非法集资刑事案件具体应用法律若干问题的解释》(2022-03-01), each from a day on. Any one of amount,
-- persons and loss suffices. A line with an aggravation counts where that aggravation was found.
create table case_threshold (
    charge      text           not null check (charge in ('ILLEGAL_PUBLIC_DEPOSITS', 'FUNDRAISING_FRAUD', 'OTHER_CHARGE')),
    tier        text           not null,
    aggravation text           not null check (aggravation in ('NONE', 'ANY', 'GRAVE_IMPACT')),
    since       date           not null,
    amount      numeric(18, 2) check (amount > 0),
    persons     integer        check (persons > 0),
    loss        numeric(18, 2) check (loss > 0),
    basis       text           not null,
    primary key (charge, tier, aggravation, since)
);
insert into case_threshold (charge, tier, aggravation, since, amount, persons, loss, basis)
values ('ILLEGAL_PUBLIC_DEPOSITS', 'LIABILITY', 'NONE', date '2022-03-01', 1000000, 150, 500000, '司法解释第三条第一款'),
       ('ILLEGAL_PUBLIC_DEPOSITS', 'LIABILITY', 'ANY', date '2022-03-01', 500000, null, 250000, '司法解释第三条第二款'),
       ('ILLEGAL_PUBLIC_DEPOSITS', 'HUGE', 'NONE', date '2022-03-01', 5000000, 500, 2500000, '司法解释第四条第一款'),
       ('ILLEGAL_PUBLIC_DEPOSITS', 'HUGE', 'GRAVE_IMPACT', date '2022-03-01', 2500000, null, 1500000, '司法解释第四条第二款'),
       ('ILLEGAL_PUBLIC_DEPOSITS', 'ENORMOUS', 'NONE', date '2022-03-01', 50000000, 5000, 25000000, '司法解释第五条第一款'),
       ('ILLEGAL_PUBLIC_DEPOSITS', 'ENORMOUS', 'GRAVE_IMPACT', date '2022-03-01', 25000000, null, 15000000, '司法解释第五条第二款'),
       ('FUNDRAISING_FRAUD', 'LARGE', 'NONE', date '2022-03-01', 100000, null, null, '司法解释第八条'),
       ('FUNDRAISING_FRAUD', 'HUGE', 'NONE', date '2022-03-01', 1000000, null, null, '司法解释第八条'),
       ('FUNDRAISING_FRAUD', 'HUGE', 'GRAVE_IMPACT', date '2022-03-01', 500000, null, null, '司法解释第八条'),
       ('OTHER_CHARGE', 'UNLICENSED_ISSUE', 'NONE', date '2022-03-01', null, 201, null, '司法解释第十条：擅自发行证券，特定对象累计超过二百人');

create trigger case_determination_append_only before update or delete or truncate on case_determination
    for each statement execute function refuse_change();
create trigger case_limit_append_only before update or delete or truncate on case_limit
    for each statement execute function refuse_change();
create trigger case_threshold_append_only before update or delete or truncate on case_threshold
    for each statement execute function refuse_change();
create trigger case_penalty_type_append_only before update or delete or truncate on case_penalty_type
    for each statement execute function refuse_change();
create trigger case_money_sums after insert on case_money for each row execute function case_money_holds();

alter table case_file enable row level security;
alter table case_file force row level security;
create policy case_file_read on case_file for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or lead_unit = (select access_unit())
           or created_by = (select access_account_id())
           or current_user = '${owner}');
create policy case_file_write on case_file for insert
    with check (created_by = (select access_account_id())
                and region_code >= (select h.region_code from access_here() h)
                and region_code < (select region_hi(h.region_code) from access_here() h));
create policy case_file_step on case_file for update
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or lead_unit = (select access_unit())
           or current_user = '${owner}')
    with check (region_code >= (select access_lo()) and region_code < (select access_hi())
                or lead_unit = (select access_unit())
                or created_by = (select access_account_id()));

-- What belongs to a case is seen by those who see the case, and added by an account that is in the session.
alter table case_clue enable row level security;
alter table case_clue force row level security;
create policy case_clue_read on case_clue for select using (exists (select 1 from case_file c where c.case_id = case_clue.case_id) or current_user = '${owner}');
create policy case_clue_write on case_clue for insert
    with check (linked_by = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_clue.case_id));

alter table case_party enable row level security;
alter table case_party force row level security;
create policy case_party_read on case_party for select using (exists (select 1 from case_file c where c.case_id = case_party.case_id));
create policy case_party_write on case_party for insert
    with check (added_by = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_party.case_id));
create policy case_party_step on case_party for update using (exists (select 1 from case_file c where c.case_id = case_party.case_id))
    with check (exists (select 1 from case_file c where c.case_id = case_party.case_id));

alter table case_determination enable row level security;
alter table case_determination force row level security;
create policy case_determination_read on case_determination for select using (exists (select 1 from case_file c where c.case_id = case_determination.case_id));
create policy case_determination_write on case_determination for insert
    with check (by_account = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_determination.case_id));

alter table case_measure enable row level security;
alter table case_measure force row level security;
create policy case_measure_read on case_measure for select using (exists (select 1 from case_file c where c.case_id = case_measure.case_id));
create policy case_measure_write on case_measure for insert
    with check (by_account = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_measure.case_id));
create policy case_measure_step on case_measure for update using (exists (select 1 from case_file c where c.case_id = case_measure.case_id))
    with check (exists (select 1 from case_file c where c.case_id = case_measure.case_id));

alter table case_penalty enable row level security;
alter table case_penalty force row level security;
create policy case_penalty_read on case_penalty for select using (exists (select 1 from case_file c where c.case_id = case_penalty.case_id));
create policy case_penalty_write on case_penalty for insert
    with check (by_account = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_penalty.case_id));

alter table case_penalty_revocation enable row level security;
alter table case_penalty_revocation force row level security;
create policy case_penalty_revocation_read on case_penalty_revocation for select using (exists (select 1 from case_file c where c.case_id = case_penalty_revocation.case_id));
create policy case_penalty_revocation_write on case_penalty_revocation for insert
    with check (by_account = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_penalty_revocation.case_id));

alter table case_referral enable row level security;
alter table case_referral force row level security;
create policy case_referral_read on case_referral for select using (exists (select 1 from case_file c where c.case_id = case_referral.case_id));
create policy case_referral_write on case_referral for insert
    with check (by_account = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_referral.case_id));
create policy case_referral_step on case_referral for update using (exists (select 1 from case_file c where c.case_id = case_referral.case_id))
    with check (exists (select 1 from case_file c where c.case_id = case_referral.case_id));

alter table case_money enable row level security;
alter table case_money force row level security;
create policy case_money_read on case_money for select using (exists (select 1 from case_file c where c.case_id = case_money.case_id) or current_user = '${owner}');
create policy case_money_write on case_money for insert
    with check (by_account = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_money.case_id));

alter table case_event enable row level security;
alter table case_event force row level security;
create policy case_event_read on case_event for select using (exists (select 1 from case_file c where c.case_id = case_event.case_id));
create policy case_event_write on case_event for insert
    with check (by_account = (select access_account_id()) and exists (select 1 from case_file c where c.case_id = case_event.case_id));

grant select, insert on case_file to "${app}";
grant update (name, lead_unit, status, sector, channel, situation, handling_body, path, remark, admin_filed_on, admin_filed_by,
              admin_filing_no, criminal_filed_on, charge, aggravations, leader, supervised_on, supervision_no, plan, version)
    on case_file to "${app}";
grant select, insert, update on case_number to "${app}";
grant select, insert on case_clue, case_party, case_determination, case_measure, case_penalty, case_penalty_revocation, case_referral,
    case_money, case_event to "${app}";
grant update (taken_out) on case_party to "${app}";
grant update (extended_to, extension, result, result_on, revoked) on case_measure to "${app}";
grant update (handed_over_at, organ, paper_no, accepted_on, police_decided_on, filed, charge, police_paper_no, police_reason, asked_on,
              answered_on, answer) on case_referral to "${app}";
grant select on case_limit, case_threshold to "${app}";
grant select, insert on case_penalty_type to "${app}";
