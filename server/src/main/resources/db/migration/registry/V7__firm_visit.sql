-- What the last visit of a patrol target showed of the address it was made to: rule R4 reads it in the background, which acts for nobody
-- and therefore sees no target. Who went and what they wrote stays with the target.
create table firm_visit (
    firm_id    uuid primary key references firm,
    address    text not null,                    -- as registered when the firm was handed over
    outcome    text not null check (outcome in ('OPERATING', 'CLOSED', 'VACATED', 'NO_SUCH_ADDRESS', 'DIFFERS')),
    visited_on date not null
);
-- nobody is signed in while tables change: the owner reads all targets this once
alter table firm_target no force row level security;
insert into firm_visit (firm_id, address, outcome, visited_on)
select distinct on (t.firm_id) t.firm_id, t.address, t.outcome, t.visited_on
from firm_target t
where t.outcome is not null
order by t.firm_id, t.visited_on desc, t.visited_at desc;
alter table firm_target force row level security;

grant select, insert, update on firm_visit to "${app}";
