-- The numbers of the law can be set anew, from today or a later day on. A setting is never changed and never taken back: what was
-- compared yesterday stays as it was. Two settings from the same day on: the later one counts.
alter table case_limit add column limit_id bigint generated always as identity;
alter table case_limit add column set_at timestamptz not null default now();
alter table case_limit alter column set_at drop default;
alter table case_limit drop constraint case_limit_pkey;
alter table case_limit add primary key (limit_id);
create index case_limit_of on case_limit (code, since desc, limit_id desc);

alter table case_threshold add column threshold_id bigint generated always as identity;
alter table case_threshold add column set_by text;
alter table case_threshold add column set_at timestamptz not null default now();
alter table case_threshold alter column set_at drop default;
alter table case_threshold drop constraint case_threshold_pkey;
alter table case_threshold add primary key (threshold_id);
alter table case_threshold add constraint case_threshold_draws_a_line check (num_nonnulls(amount, persons, loss) >= 1);
create index case_threshold_of on case_threshold (charge, tier, aggravation, since desc, threshold_id desc);

-- What the database holds to as well: nobody sets a line backwards, whatever the application says. The seeds came before.
create function case_line_forward() returns trigger
    language plpgsql
as $$
begin
    if new.since < (new.set_at at time zone 'Asia/Shanghai')::date then
        raise exception 'a line is not set backwards' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger case_limit_forward before insert on case_limit for each row execute function case_line_forward();
create trigger case_threshold_forward before insert on case_threshold for each row execute function case_line_forward();

grant insert (code, since, value, basis, set_by, set_at) on case_limit to "${app}";
grant insert (charge, tier, aggravation, since, amount, persons, loss, basis, set_by, set_at) on case_threshold to "${app}";
