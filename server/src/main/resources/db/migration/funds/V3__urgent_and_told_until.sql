-- Two things that lines of alerts say and the alert did not know. That a line is urgent 加急 (D12): a subject told before does not pay its
-- depositors what is due. The office is called for it once. And until when its bank tells of it: every run tells all alerts of its data, so
-- that an alert of long ago that the newest file still holds is as new as the last day of that file (ADR 0023).

alter table funds_alert
    add column urgent_at   timestamptz,    -- when the first line that is urgent came; the office was called then
    add column urgent_line uuid,           -- the urgent line of the newest day
    add column told_until  date,           -- last day of the data of the newest file that told of it
    add constraint funds_alert_urgent check ((urgent_at is null) = (urgent_line is null));

update funds_alert a
set told_until  = greatest(a.last_day, (select max(f.until_day)
                                        from funds_alert_line l
                                        join funds_alert_file f on f.file_id = l.file_id
                                        where l.alert_id = a.alert_id)),
    urgent_at   = (select min(l.received_at) from funds_alert_line l where l.alert_id = a.alert_id and l.payload -> 'urgent' = 'true'),
    urgent_line = (select l.line_id
                   from funds_alert_line l
                   where l.alert_id = a.alert_id and l.payload -> 'urgent' = 'true'
                   order by l.day desc, l.received_at desc, l.line_no desc
                   limit 1);

alter table funds_alert alter column told_until set not null;

create index funds_alert_urgent on funds_alert (region_code, last_received_at desc, alert_id) where urgent_at is not null;

-- As before, and each alert remembers until when it was told, also by a line that says nothing new. The first urgent line calls: it is
-- answered as such once, and what people called a false alarm before waits once more.
drop function funds_receive(text, jsonb, timestamptz);
create function funds_receive(server_key text, told jsonb, at_instant timestamptz)
    returns table (ordinal integer, outcome text, alert uuid, calls boolean)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    r     record;
    a     funds_alert;
    ranks constant text[] := array['YELLOW', 'ORANGE', 'RED'];
    up    boolean;
    new_score boolean;
    again boolean;
begin
    perform access_check_key(server_key);
    for r in select *
             from jsonb_to_recordset(told) as x ("ordinal" integer, "alertId" uuid, "lineId" uuid, "fileId" uuid, county text, region text,
                  "unitId" uuid, "bankName" text, "subjectKey" text, kind text, name text, level text, score numeric, day date,
                  typologies text[], marks text[], elements text[], because text, payload jsonb, sha256 text, "lineNo" integer, "fileName" text, serial text,
                  urgent boolean, "until" date)
             order by x."ordinal" loop
        ordinal := r."ordinal";
        select x.* into a
        from funds_alert x
        where x.county = r.county and x.unit_id = r."unitId" and x.subject_key = r."subjectKey"
        for update;
        if not found then
            insert into funds_alert (alert_id, county, region_code, unit_id, bank_name, subject_key, kind, name, level, score, first_day,
                                     last_day, typologies, marks, elements, because, first_received_at, last_received_at, lines,
                                     shown_line, newest_line, urgent_at, urgent_line, told_until)
            values (r."alertId", r.county, r.region, r."unitId", r."bankName", r."subjectKey", r.kind, r.name, r.level, r.score, r.day,
                    r.day, r.typologies, r.marks, r.elements, r.because, at_instant, at_instant, 1, r."lineId", r."lineId",
                    case when r.urgent then at_instant end, case when r.urgent then r."lineId" end, greatest(r.day, r."until"));
            insert into funds_alert_line (line_id, alert_id, file_id, line_no, day, level, score, payload, sha256, file_name, serial,
                                          received_at)
            values (r."lineId", r."alertId", r."fileId", r."lineNo", r.day, r.level, r.score, r.payload, r.sha256, r."fileName", r.serial,
                    at_instant);
            outcome := 'NEW';
            alert := r."alertId";
            calls := r.urgent;
            return next;
            continue;
        end if;
        alert := a.alert_id;
        if exists (select 1 from funds_alert_line l where l.alert_id = a.alert_id and l.sha256 = r.sha256) then
            update funds_alert x
            set told_until = greatest(x.told_until, r."until")
            where x.alert_id = a.alert_id and x.told_until < r."until";
            outcome := 'KNOWN';
            calls := false;
            return next;
            continue;
        end if;
        insert into funds_alert_line (line_id, alert_id, file_id, line_no, day, level, score, payload, sha256, file_name, serial,
                                      received_at)
        values (r."lineId", a.alert_id, r."fileId", r."lineNo", r.day, r.level, r.score, r.payload, r.sha256, r."fileName", r.serial, at_instant);
        up := array_position(ranks, r.level) > array_position(ranks, a.level);
        new_score := up or r.level = a.level and r.score > a.score;
        calls := r.urgent and a.urgent_at is null;
        again := (up or calls) and a.verdict is not distinct from 'FALSE_ALARM';
        update funds_alert x
        set level            = case when up then r.level else x.level end,
            score            = case when new_score then r.score else x.score end,
            typologies       = case when new_score then r.typologies else x.typologies end,
            marks            = case when new_score then r.marks else x.marks end,
            elements         = case when new_score then r.elements else x.elements end,
            because          = case when new_score then r.because else x.because end,
            shown_line       = case when new_score then r."lineId" else x.shown_line end,
            newest_line      = case when r.day >= x.last_day then r."lineId" else x.newest_line end,
            urgent_at        = case when calls then at_instant else x.urgent_at end,
            urgent_line      = case when r.urgent and (calls or r.day >= (select l.day from funds_alert_line l where l.line_id = x.urgent_line))
                                    then r."lineId" else x.urgent_line end,
            told_until       = greatest(x.told_until, r.day, r."until"),
            first_day        = least(x.first_day, r.day),
            last_day         = greatest(x.last_day, r.day),
            last_received_at = at_instant,
            lines            = x.lines + 1,
            verdict          = case when again then null else x.verdict end,
            reopened_at      = case when again then at_instant else x.reopened_at end,
            version          = x.version + 1
        where x.alert_id = a.alert_id;
        outcome := case when up then 'RAISED' else 'KNOWN' end;
        return next;
    end loop;
end
$$;

-- As before, and until when it was told, and the sentence it is urgent for.
drop function funds_links_of(text, uuid[]);
create function funds_links_of(server_key text, alerts uuid[])
    returns table (alert_id uuid, subject_id uuid, subject_name text, firm_id uuid, credit_code text, stands boolean, region_code text,
                   bank_name text, level text, score numeric, because text, verdict text, told_until date, urgent text)
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    perform access_check_key(server_key);
    return query
        select distinct on (l.alert_id, l.subject_id)
               l.alert_id, l.subject_id, l.subject_name, l.firm_id, l.credit_code, l.ended_at is null, a.region_code, a.bank_name, a.level,
               a.score, a.because, a.verdict, a.told_until, u.payload #>> '{reasons,0,sentence}'
        from funds_alert_link l
        join funds_alert a on a.alert_id = l.alert_id
        left join funds_alert_line u on u.line_id = a.urgent_line
        where l.alert_id = any (alerts)
        order by l.alert_id, l.subject_id, l.ended_at desc nulls first;
end
$$;
