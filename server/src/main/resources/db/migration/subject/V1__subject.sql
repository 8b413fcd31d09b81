-- Risk subjects: who signals, clues and cases are about. One row a subject and county: another county's office has matters of its
-- own with the same firm. A subject is seen by whoever sees a place it is tied to, so that nobody learns from it that another
-- township looks into somebody.
create table subject (
    subject_id     uuid        primary key,
    kind           text        not null check (kind in ('FIRM', 'PERSON')),
    name           text        not null check (length(name) between 1 and 200),
    name_key       text        not null,              -- the name without the differences that mean nothing
    credit_code    text        check (credit_code ~ '^[0-9A-Z]{18}$'),
    county         text        not null check (county ~ '^[0-9]{12}$'),
    firm_id        uuid,
    first_known_at timestamptz not null
);

-- Within a county a code names one subject, and a name without a code names one.
create unique index subject_one_code on subject (county, credit_code) where credit_code is not null;
create unique index subject_one_name on subject (county, name_key) where credit_code is null;
create index subject_name on subject (county, name_key);
create index subject_of_firm on subject (firm_id) where firm_id is not null;

create table subject_tie (
    tie_id      bigint      generated always as identity primary key,
    subject_id  uuid        not null references subject,
    region_code text        not null,
    grid_code   text,
    unit_id     uuid,
    account_id  uuid,
    tied_at     timestamptz not null
);
create unique index subject_tie_once on subject_tie (subject_id, region_code, coalesce(grid_code, ''),
    coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(account_id, '00000000-0000-0000-0000-000000000000'));

create table subject_note (
    note_id    bigint      generated always as identity primary key,
    subject_id uuid        not null references subject,
    at         timestamptz not null,
    by_account uuid        not null,
    by_name    text        not null,
    by_unit    text        not null,
    text       text        not null check (length(text) between 1 and 2000)
);
create index subject_note_subject on subject_note (subject_id, note_id);
create trigger subject_note_append_only before update or delete or truncate on subject_note
    for each statement execute function refuse_change();

alter table subject_tie enable row level security;
alter table subject_tie force row level security;
create policy subject_tie_read on subject_tie for select
    using (region_code >= (select access_lo()) and region_code < (select access_hi())
           or unit_id = (select access_unit())
           or account_id = (select access_account_id())
           or grid_code = (select access_grid())
           or current_user = '${owner}');
create policy subject_tie_write on subject_tie for insert with check (current_user = '${owner}');

alter table subject enable row level security;
alter table subject force row level security;
create policy subject_read on subject for select
    using (exists (select 1 from subject_tie t where t.subject_id = subject.subject_id) or current_user = '${owner}');
create policy subject_write on subject for insert with check (current_user = '${owner}');
create policy subject_step on subject for update using (current_user = '${owner}') with check (current_user = '${owner}');

alter table subject_note enable row level security;
alter table subject_note force row level security;
create policy subject_note_read on subject_note for select
    using (exists (select 1 from subject s where s.subject_id = subject_note.subject_id));
create policy subject_note_write on subject_note for insert
    with check (by_account = (select access_account_id())
                and exists (select 1 from subject s where s.subject_id = subject_note.subject_id));

create function subject_tied(subject uuid, region text, grid text, unit uuid, account uuid, at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp
as $$
    insert into subject_tie (subject_id, region_code, grid_code, unit_id, account_id, tied_at)
    values (subject, region, grid, unit, account, at)
    on conflict do nothing
$$;

-- Finds or makes a subject and ties it. Runs as the owner, because who speaks of a subject may not see that it is known. A subject
-- known by name alone takes the code when it is first told; a name that several codes bear names none of them.
create function subject_known(id uuid, subject_kind text, subject_name text, key text, code text, in_county text, firm uuid,
                              region text, grid text, unit uuid, account uuid, at timestamptz) returns uuid
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    found_id uuid;
begin
    perform pg_advisory_xact_lock(hashtextextended('subject ' || in_county || key, 0));
    if code is not null then
        select s.subject_id into found_id from subject s where s.county = in_county and s.credit_code = code;
        if found_id is null then
            update subject s
            set credit_code = code, kind = 'FIRM', firm_id = coalesce(s.firm_id, firm)
            where s.county = in_county and s.name_key = key and s.credit_code is null
            returning s.subject_id into found_id;
        end if;
    else
        select s.subject_id into found_id
        from subject s
        where s.county = in_county and s.name_key = key and s.credit_code is null;
        if found_id is null then
            select min(s.subject_id::text)::uuid into found_id
            from subject s
            where s.county = in_county and s.name_key = key
            having count(*) = 1;
        end if;
    end if;
    if found_id is null then
        insert into subject (subject_id, kind, name, name_key, credit_code, county, firm_id, first_known_at)
        values (id, subject_kind, subject_name, key, code, in_county, firm, at)
        on conflict do nothing;
        select s.subject_id into strict found_id
        from subject s
        where s.subject_id = id or s.county = in_county and s.credit_code = code;
    elsif firm is not null then
        update subject s set firm_id = firm where s.subject_id = found_id and s.firm_id is null;
    end if;
    perform subject_tied(found_id, region, grid, unit, account, at);
    return found_id;
end
$$;

-- The same for firms of the register, thousands at once and without a lock for each: the indexes decide between two that do it in
-- the same instant. A firm without a code goes the way of a single subject.
create function subject_known_firms(firms jsonb, at timestamptz) returns table (firm uuid, subject uuid)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    create temporary table if not exists subject_told (firm uuid, name text, key text, code text, county text, region text)
        on commit drop;
    truncate subject_told;
    insert into subject_told
    select x.firm, left(x.name, 200), x.key, x.code, x.county, x.region
    from jsonb_to_recordset(firms) as x (firm uuid, name text, key text, code text, county text, region text);
    -- A subject known by name alone takes the code, if only one firm of that name came.
    update subject s
    set credit_code = o.code, kind = 'FIRM', firm_id = coalesce(s.firm_id, o.firm)
    from (select t.county, t.key, min(t.code) as code, min(t.firm::text)::uuid as firm
          from subject_told t
          where t.code is not null
          group by t.county, t.key
          having count(distinct t.code) = 1) o
    where s.county = o.county and s.name_key = o.key and s.credit_code is null
      and not exists (select 1 from subject k where k.county = o.county and k.credit_code = o.code);
    insert into subject (subject_id, kind, name, name_key, credit_code, county, firm_id, first_known_at)
    select distinct on (t.county, t.code) gen_random_uuid(), 'FIRM', t.name, t.key, t.code, t.county, t.firm, at
    from subject_told t
    where t.code is not null
      and not exists (select 1 from subject k where k.county = t.county and k.credit_code = t.code)
    order by t.county, t.code
    on conflict do nothing;
    update subject s
    set firm_id = t.firm
    from subject_told t
    where s.county = t.county and s.credit_code = t.code and s.firm_id is null;
    insert into subject_tie (subject_id, region_code, tied_at)
    select distinct s.subject_id, t.region, at
    from subject_told t
    join subject s on s.county = t.county and s.credit_code = t.code
    on conflict do nothing;
    return query
        select t.firm, s.subject_id
        from subject_told t
        join subject s on s.county = t.county and s.credit_code = t.code
        union all
        select t.firm, subject_known(gen_random_uuid(), 'FIRM', t.name, t.key, null, t.county, t.firm, t.region, null, null, null, at)
        from (select * from subject_told u where u.code is null order by u.county, u.key) t;
end
$$;

grant select on subject, subject_tie to "${app}";
grant select, insert on subject_note to "${app}";
