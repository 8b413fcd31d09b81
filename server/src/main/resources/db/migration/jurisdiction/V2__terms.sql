-- Terms 办理时限, each set from a day on. Where no law names a term the platform has a default, and says that it is one.
create table jurisdiction_term (
    step             text    not null,
    since            date    not null,
    amount           integer not null check (amount between 1 and 1000),
    unit             text    not null check (unit in ('WORKING_DAYS', 'DAYS', 'HOURS', 'MINUTES')),
    basis            text    not null,
    platform_default boolean not null,
    primary key (step, since)
);
insert into jurisdiction_term (step, since, amount, unit, basis, platform_default)
values ('ACCEPTANCE', date '2000-01-01', 2, 'WORKING_DAYS', '平台默认值', true),
       ('CLUE_RECEIPT', date '2000-01-01', 5, 'WORKING_DAYS', '平台默认值，参照河南省举报奖励办法的受理决定期限', true),
       ('FIRST_CHECK', date '2000-01-01', 7, 'WORKING_DAYS', '平台默认值，参照《市场监督管理投诉举报处理暂行办法》的投诉受理期限', true),
       ('VERIFICATION', date '2000-01-01', 15, 'WORKING_DAYS', '平台默认值，参照《市场监督管理投诉举报处理暂行办法》的线索核查期限', true),
       ('VERIFICATION_EXTENSION', date '2000-01-01', 15, 'WORKING_DAYS', '平台默认值，参照《市场监督管理投诉举报处理暂行办法》的核查延长期限', true),
       ('COUNCIL', date '2000-01-01', 30, 'DAYS', '平台默认值', true),
       ('RECTIFICATION_REVIEW', date '2000-01-01', 30, 'DAYS', '平台默认值', true),
       ('PENALTY_DECISION', date '2021-07-15', 90, 'DAYS', '《行政处罚法》第六十条', false),
       ('REFERRAL_APPROVAL', date '2001-07-09', 3, 'DAYS', '《行政执法机关移送涉嫌犯罪案件的规定》第五条', false),
       ('REFERRAL_HANDOVER', date '2001-07-09', 24, 'HOURS', '《行政执法机关移送涉嫌犯罪案件的规定》第五条', false),
       ('SEIZURE', date '2012-01-01', 30, 'DAYS', '《行政强制法》第二十五条', false),
       ('ON_SITE', date '2000-01-01', 5, 'MINUTES', '平台默认值，参照盐城金融城五分钟到场的做法', true),
       ('FOLLOW_UP', date '2000-01-01', 30, 'DAYS', '平台默认值', true),
       ('FOLLOW_UP_SECOND', date '2000-01-01', 90, 'DAYS', '平台默认值', true),
       ('REMINDER_LEAD', date '2000-01-01', 2, 'WORKING_DAYS', '平台默认值', true),
       ('ESCALATION', date '2000-01-01', 3, 'WORKING_DAYS', '平台默认值', true),
       ('CLAIM_RELEASE', date '2000-01-01', 30, 'MINUTES', '平台默认值', true);

grant select on jurisdiction_term to "${app}";
