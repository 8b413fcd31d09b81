-- A term can be set anew, from today or a later day on. A setting is never changed and never taken back: what was due yesterday
-- stays due. Two settings from the same day on: the later one counts.
alter table jurisdiction_term add column term_id bigint generated always as identity;
alter table jurisdiction_term add column set_by uuid;
alter table jurisdiction_term add column set_by_name text not null default '平台';
alter table jurisdiction_term add column set_at timestamptz not null default now();
alter table jurisdiction_term alter column set_by_name drop default;
alter table jurisdiction_term alter column set_at drop default;
alter table jurisdiction_term drop constraint jurisdiction_term_pkey;
alter table jurisdiction_term add primary key (term_id);
create index jurisdiction_term_of on jurisdiction_term (step, since desc, term_id desc);

create trigger jurisdiction_term_append_only before update or delete or truncate on jurisdiction_term
    for each statement execute function refuse_change();

-- What the database holds to as well: nobody sets a term backwards, whatever the application says. The seeds above came before.
create function jurisdiction_term_forward() returns trigger
    language plpgsql
as $$
begin
    if new.since < (new.set_at at time zone 'Asia/Shanghai')::date then
        raise exception 'a term is not set backwards' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger jurisdiction_term_forward before insert on jurisdiction_term
    for each row execute function jurisdiction_term_forward();

grant insert (step, since, amount, unit, basis, platform_default, set_by, set_by_name, set_at) on jurisdiction_term to "${app}";
