-- A signal of a bank or a text moves in time as well: an alert that the newest file still tells of is as new as that file, so that its weight
-- does not halve away while the bank goes on telling of it (ADR 0023). It never moves back.
create or replace function warning_keep_texts(server_key text, signals jsonb, at_instant timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    touched integer;
begin
    perform access_check_key(server_key);
    with told as materialized (
        select s.*
        from jsonb_to_recordset(signals) as s ("signalId" uuid, "subjectId" uuid, "subjectName" text, "creditCode" text, "firmId" uuid,
             county text, region text, rule text, origin text, "sourceKey" text, strength numeric, because text,
             "occurredAt" timestamptz, stands boolean)
    ), ended as (
        update warning_signal w
        set ended_at = at_instant
        from told t
        where not t.stands and w.county = t.county and w.origin = t.origin and w.source_key = t."sourceKey" and w.ended_at is null
        returning w.subject_id, w.county
    ), moved as (
        update warning_signal w
        set because = t.because, strength = t.strength, region_code = t.region, occurred_at = greatest(w.occurred_at, t."occurredAt")
        from told t
        where t.stands and w.county = t.county and w.origin = t.origin and w.source_key = t."sourceKey" and w.ended_at is null
          and ((w.because, w.strength, w.region_code) is distinct from (t.because, t.strength, t.region)
               or w.occurred_at < t."occurredAt")
        returning w.subject_id, w.county
    ), added as (
        insert into warning_signal (signal_id, subject_id, subject_name, credit_code, firm_id, county, region_code, rule, origin,
                                    source_key, strength, because, occurred_at, recorded_at, recorded_by_name)
        select t."signalId", t."subjectId", t."subjectName", t."creditCode", t."firmId", t.county, t.region, t.rule, t.origin,
               t."sourceKey", t.strength, t.because, t."occurredAt", at_instant, t.origin
        from told t
        where t.stands
        on conflict (county, origin, source_key) where ended_at is null do nothing
        returning subject_id, county
    ), due as (
        insert into warning_due (subject_id, county, since)
        select distinct d.subject_id, d.county, at_instant
        from (select * from ended union all select * from moved union all select * from added) d
        on conflict do nothing
        returning 1
    )
    select count(*) into touched from due;
    return touched;
end
$$;
