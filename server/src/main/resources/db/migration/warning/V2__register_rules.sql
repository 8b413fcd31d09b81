-- The rules of the register beyond wording (R4 to R11) speak as signals. What they weigh is published like every other weight: an
-- installation that has rules of its own weighs them only when its office drafts and publishes a next version. Only where nothing was
-- ever weighed, in a new installation, are they part of the built-in first version.
do $$
begin
    if not exists (select 1 from warning_signal) and not exists (select 1 from warning_rule_set where version > 1) then
        alter table warning_rule disable trigger warning_rule_guarded;
        insert into warning_rule (version, code, position, weight, half_life, cap, enabled)
        values (1, 'ADDRESS_DIFFERS',       16, 15, 0,   15, true),
               (1, 'SHARED_ADDRESS',        17, 10, 0,   10, true),
               (1, 'SHARED_PHONE',          18, 12, 0,   12, true),
               (1, 'SHARED_REPRESENTATIVE', 19, 15, 0,   15, true),
               (1, 'CAPITAL_NOT_PAID',      20, 8,  0,   8,  true),
               (1, 'FREQUENT_CHANGES',      21, 20, 180, 20, true),
               (1, 'MARKED',                22, 25, 0,   35, true),
               (1, 'NO_STAFF',              23, 8,  0,   8,  true),
               (1, 'OTHER_BUSINESS',        24, 20, 0,   20, true),
               (1, 'CAME_BACK',             25, 45, 365, 60, true);
        alter table warning_rule enable trigger warning_rule_guarded;
    end if;
end
$$;

-- The signals of some firms of one origin as they stand now: what stands stays, what is gone ends, what is new is added. The wording of
-- a firm and what the other rules found of it come at different times, so each origin keeps its own.
drop function warning_keep_register(text, uuid[], jsonb, timestamptz);
create function warning_keep_firms(server_key text, of_origin text, by_name text, firms uuid[], signals jsonb, at_instant timestamptz)
    returns integer
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    touched integer;
begin
    perform access_check_key(server_key);
    with now_standing as materialized (
        select s.*
        from jsonb_to_recordset(signals) as s ("signalId" uuid, "subjectId" uuid, "subjectName" text, "creditCode" text,
             "firmId" uuid, county text, region text, rule text, "sourceKey" text, strength numeric, because text,
             "lexiconVersion" integer, "occurredAt" timestamptz, "expiresAt" timestamptz)
    ), before as materialized (
        select w.signal_id, w.subject_id, w.county, w.region_code, w.subject_name, w.lexicon_version, n."signalId" is not null as stands,
               n."subjectId" as now_subject, n.county as now_county, n.region as now_region, n."subjectName" as now_name,
               n."lexiconVersion" as now_lexicon
        from warning_signal w
        left join now_standing n
               on n."firmId" = w.firm_id and n."sourceKey" = w.source_key and n.because = w.because
              and n.strength = w.strength and n.county = w.county and n."subjectId" = w.subject_id
        where w.firm_id = any(firms)
          and w.origin = of_origin
          and w.ended_at is null
    ), ended as (
        update warning_signal w
        set ended_at = at_instant
        from before b
        where w.signal_id = b.signal_id and not b.stands
        returning w.subject_id, w.county
    ), moved as (
        update warning_signal w
        set region_code = b.now_region, subject_name = b.now_name, lexicon_version = b.now_lexicon
        from before b
        where w.signal_id = b.signal_id
          and b.stands
          and (b.region_code, b.subject_name, b.lexicon_version) is distinct from (b.now_region, b.now_name, b.now_lexicon)
        returning w.subject_id, w.county
    ), due as (
        insert into warning_due (subject_id, county, since)
        select distinct d.subject_id, d.county, at_instant
        from (select * from ended union all select * from moved
              union all
              select n."subjectId", n.county
              from now_standing n
              where not exists (select 1 from before b
                                where b.stands and b.subject_id = n."subjectId" and b.county = n.county
                                  and exists (select 1 from warning_signal w
                                              where w.signal_id = b.signal_id and w.source_key = n."sourceKey"))) d
        on conflict do nothing
        returning 1
    )
    select count(*) into touched from due;
    insert into warning_signal (signal_id, subject_id, subject_name, credit_code, firm_id, county, region_code, rule, origin,
                                source_key, strength, because, lexicon_version, occurred_at, recorded_at, recorded_by_name,
                                expires_at)
    select s."signalId", s."subjectId", s."subjectName", s."creditCode", s."firmId", s.county, s.region, s.rule, of_origin,
           s."sourceKey", s.strength, s.because, s."lexiconVersion", s."occurredAt", at_instant, by_name, s."expiresAt"
    from jsonb_to_recordset(signals) as s ("signalId" uuid, "subjectId" uuid, "subjectName" text, "creditCode" text,
         "firmId" uuid, county text, region text, rule text, "sourceKey" text, strength numeric, because text,
         "lexiconVersion" integer, "occurredAt" timestamptz, "expiresAt" timestamptz)
    on conflict (county, origin, source_key) where ended_at is null do nothing;
    return touched;
end
$$;
