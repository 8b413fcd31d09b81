-- A report waits for the office's decision from its registration on and is due like a verification.
drop index clue_due;
create index clue_due on clue (due_on) where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING');

create or replace function clue_remind(server_key text, today date, soon date, escalate date, at_instant timestamptz)
    returns table (clue_id uuid, number text, subject_name text, region_code text, unit_id uuid, due_on date, kind text)
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    return query
        with told as (
            insert into clue_reminder (clue_id, round, due_on, kind, at)
            select c.clue_id, c.round, d.due_on, d.kind, at_instant
            from clue c
            cross join lateral (
                select c.due_on, 'DUE_SOON' as kind where c.due_on between today and soon
                union all
                select c.due_on, 'OVERDUE' where c.due_on < today
                union all
                select c.due_on, 'ESCALATED' where c.due_on <= escalate
                union all
                select c.accept_by, 'NOT_ACCEPTED' where c.status = 'ASSIGNED' and c.accept_by < today
            ) d
            where c.status in ('REGISTERED', 'ASSIGNED', 'VERIFYING')
              and (c.due_on <= soon or c.status = 'ASSIGNED' and c.accept_by < today)
            on conflict do nothing
            returning clue_reminder.clue_id, clue_reminder.due_on, clue_reminder.kind
        ), lines as (
            insert into clue_event (clue_id, at, kind, by_name, text)
            select t.clue_id, at_instant, 'REMINDED', '平台',
                   case t.kind
                       when 'DUE_SOON' then '临期提醒：' || to_char(t.due_on, 'FMMM"月"FMDD"日"') || '到期'
                       when 'OVERDUE' then '逾期提醒：' || to_char(t.due_on, 'FMMM"月"FMDD"日"') || '已到期'
                       when 'ESCALATED' then '逾期升级：已报处非办负责人'
                       else '签收提醒：应于' || to_char(t.due_on, 'FMMM"月"FMDD"日"') || '前签收'
                   end
            from told t
        )
        select c.clue_id, c.number, c.subject_name, c.region_code, c.assigned_unit, t.due_on, t.kind
        from told t
        join clue c on c.clue_id = t.clue_id
        order by t.due_on, c.number;
end
$$;

-- Lists of what waits ask for what is open, newest first, and find clue_open_newest; the hourly job reads what is open once. Each index
-- less is one less to write at every step of a clue.
drop index clue_waiting_newest;
drop index clue_accept;
