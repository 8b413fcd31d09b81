-- The demo tells a story of six months, so for the while of its telling the ledger takes the instant of the story for the instant
-- of learning. The window opens once, on an empty ledger and with the server's key, closes when the story is told, at the latest
-- after an hour, and never opens again. Its row stays: a platform that shows a demo can be told from one in service.
create table demo_window (
    only_row  boolean     primary key default true check (only_row),
    opened_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz
);

create function demo_begin(server_key text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    if not exists (select 1 from ledger_entry) then
        insert into demo_window default values on conflict do nothing;
    end if;
end
$$;

create function demo_end(server_key text) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform access_check_key(server_key);
    update demo_window set closed_at = clock_timestamp() where closed_at is null;
end
$$;

create or replace function recording_instant() returns timestamptz
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
    told timestamptz := nullif(current_setting('app.demo_at', true), '')::timestamptz;
begin
    if told is not null and exists (
        select 1 from demo_window where closed_at is null and opened_at > clock_timestamp() - interval '1 hour'
    ) then
        return least(told, clock_timestamp());
    end if;
    return clock_timestamp();
end
$$;
