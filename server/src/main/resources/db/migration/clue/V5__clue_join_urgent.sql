-- A report that joins a clue may be of a major risk 重大风险. Whoever reports may not see the clue and cannot mark it; so what joins the
-- report marks the clue as well.
create policy clue_join_mark on clue for update using (current_user = '${owner}') with check (current_user = '${owner}');

-- As in V4, and answers what has to be told: whose clue it is, and whether it was marked. The line of the mark bears no account, or its
-- writer could read it; the line of the report beside it does.
drop function clue_join(text, text, boolean, text, date, text, text, timestamptz, text, text);
create function clue_join(key text, place text, coded boolean, source_word text, found_day date, region text, grid text,
                          at_instant timestamptz, unit_name text, words text, major boolean)
    returns table (clue_id uuid, number text, region_code text, assigned_unit uuid, marked boolean)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    matter    clue;
    actor     uuid := access_account_id();
    is_marked boolean := false;
begin
    if actor is null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('clue ' || place, 0));
    select c.* into matter
    from clue c
    where c.status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED')
      and (c.matter_key = key or c.matter_place = place and (c.credit_code is null or not coded))
    order by c.matter_key = key desc, c.registered_at, c.clue_id
    limit 1;
    if matter.clue_id is null then
        return;
    end if;
    insert into clue_joined (clue_id, at, source, found_on, region_code, grid_code, joined_by)
    values (matter.clue_id, at_instant, source_word, found_day, region, grid, actor);
    insert into clue_event (clue_id, at, kind, by_account, by_name, by_unit, text)
    select matter.clue_id, at_instant, 'JOINED', actor, a.display_name, unit_name, words
    from access_account a
    where a.account_id = actor;
    if major then
        update clue c
        set urgent = true, version = c.version + 1
        where c.clue_id = matter.clue_id and not c.urgent
          and c.status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED');
        is_marked := found;
    end if;
    if is_marked then
        insert into clue_event (clue_id, at, kind, by_name, by_unit, text, was, becomes)
        select matter.clue_id, at_instant, 'URGENT', a.display_name, unit_name, '标为重大风险：并入的报告标为重大风险', '一般', '重大风险'
        from access_account a
        where a.account_id = actor;
    end if;
    return query select matter.clue_id, matter.number, matter.region_code, matter.assigned_unit, is_marked;
end
$$;
