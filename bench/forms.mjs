// Both forms of a month over 1,000,000 entries, about four movements each, and 100,000 cases, at instants of five years.
// node bench/forms.mjs [times] [entries]; fewer entries than a million only to try the script
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { database, machine, median, percentile } from './lib.mjs'

const COUNTY = '340323000000'
const [times = '9', entries = '1000000'] = process.argv.slice(2)
const ENTRIES = Number(entries)
const CASES = ENTRIES / 10

const platform = await new Platform().start()
try {
  const administrators = await setUp(platform)
  const unit = await administrators.system.ask('POST', '/api/units', { name: '固镇县处非办', kind: 'LEAD_OFFICE', regionCode: COUNTY })
  const clerk = await appoint(platform, administrators, { loginName: 'county', displayName: '经办人', role: 'OFFICE_CLERK', unitId: unit.unitId, regionCode: COUNTY })
  const superuser = await database(platform, 'postgres')
  const began = performance.now()
  // Written by the superuser past row security: a million entries through the desks would measure patience. Five years, evenly; every
  // tenth entry carries a case, half of which were closed out after 200 days on average.
  await superuser.query(`set session_replication_role = replica`)
  await superuser.query(
    `insert into ledger_entry (entry_id, clue_id, number, subject_name, region_code, opened_at)
     select md5('e' || n)::uuid, md5('c' || n)::uuid, 'B-' || n, '样本主体' || n || '号投资咨询有限公司', '3403231' || lpad((n % 12)::text, 2, '0') || '000',
            timestamptz '2021-05-26 00:00+08' + n * (interval '157680000 seconds' / ${ENTRIES})
     from generate_series(1, ${ENTRIES}) n`,
  )
  await superuser.query(
    `insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, subject_name, region_name, source,
                                  found_on, sector, channel, method, raised, participants, illegality, path, filed_on, charge, remark)
     select gen_random_uuid(), e.entry_id, e.region_code, k.kind, e.opened_at + k.n * interval '9 days', e.opened_at + k.n * interval '9 days', '某人',
            case k.n when 0 then e.subject_name end, case k.n when 0 then '固镇县某镇' end, case k.n when 0 then 'OTHER' end,
            case k.n when 0 then e.opened_at::date end, 'OTHER_SECTOR', 'ONLINE', case when k.n > 0 then 'CROWDFUNDING' end, 1000 * k.n + 10, k.n,
            case when k.n > 0 then 'ILLEGAL' end, case when k.n > 0 then 'ADMINISTRATIVE' end, null, null, case when k.n = 2 then '更正' end
     from ledger_entry e, (values (0, 'OPENED'), (1, 'VERIFIED'), (2, 'CORRECTED')) k (n, kind)
     order by e.opened_at`,
  )
  await superuser.query(
    `insert into ledger_case (case_id, entry_id, territory, opened_at)
     select md5('case' || n)::uuid, md5('e' || n * 10)::uuid, e.region_code, e.opened_at + interval '20 days'
     from generate_series(1, ${CASES}) n join ledger_entry e on e.entry_id = md5('e' || n * 10)::uuid`,
  )
  await superuser.query(
    `insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, case_id, case_number, case_subject,
                                  case_sector, case_channel, case_region, situation, handling_body, admin_filed_on, case_raised, case_returned,
                                  case_participants, case_repaid, penalised_on, penalty_types, referred_on, referred_to)
     select gen_random_uuid(), c.entry_id, c.territory, k.kind, t.at, t.at, '某人', c.case_id, case k.n when 0 then 'B-案-' || c.case_id end,
            case k.n when 0 then '样本主体投资咨询有限公司' end, case k.n when 0 then 'PRIVATE_LENDING' end, case k.n when 0 then 'BOTH' end,
            case k.n when 0 then '固镇县某镇' end, case k.n when 0 then '以委托理财名义吸收资金' end, case k.n when 0 then '固镇县处非办' end,
            case k.n when 1 then t.at::date end, case k.n when 0 then 100000 when 2 then 500 end, case when k.n in (2, 3, 4) then 1000 end,
            case k.n when 0 then 50 end, case when k.n in (2, 3, 4) then 3 end, case k.n when 5 then t.at::date end,
            case k.n when 5 then '[{"code":"03","label":"罚款","weight":30}]'::jsonb end, case k.n when 6 then t.at::date end,
            case k.n when 6 then '县公安局' end
     from ledger_case c
     cross join (values (0, 'CASE_OPENED'), (1, 'ADMIN_FILED'), (2, 'MONEY_MOVED'), (3, 'MONEY_MOVED'), (4, 'MONEY_MOVED'), (5, 'PENALISED'),
                        (6, 'REFERRED'), (7, 'CLOSED_OUT')) k (n, kind)
     cross join lateral (select c.opened_at + k.n * interval '28 days' as at) t
     where k.kind <> 'CLOSED_OUT' or get_byte(uuid_send(c.case_id), 0) < 230
     order by c.opened_at`,
  )
  await superuser.query(`set session_replication_role = origin`)
  await superuser.query('vacuum analyze ledger_movement')
  await superuser.query('analyze')
  const count = async (table) => Number((await superuser.query(`select count(*) n from ${table}`)).rows[0].n)
  console.log(`${await count('ledger_entry')} entries, ${await count('ledger_case')} cases, ${await count('ledger_movement')} movements, written in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  if (process.env.EXPLAIN) console.log((await superuser.query(process.env.EXPLAIN)).rows.map((r) => r['QUERY PLAN']).join('\n'))
  await superuser.end()

  const took = []
  for (let n = -1; n < Number(times); n++) {
    const month = `${2022 + (n % 4 < 0 ? 0 : n % 4)}-${String(1 + ((n * 5 + 12) % 12)).padStart(2, '0')}`
    const asOf = n % 3 === 0 ? '' : `?asOf=${encodeURIComponent(new Date(Date.parse(`${month}-28T00:00:00Z`) + n * 11 * 86_400_000).toISOString())}`
    const start = performance.now()
    const clues = await clerk.ask('GET', `/api/reports/${month}/clue-statistics${asOf}`)
    const between = performance.now()
    const cases = await clerk.ask('GET', `/api/reports/${month}/handling-statistics${asOf}`)
    const both = performance.now() - start
    if (n >= 0) took.push(both)
    console.log(`${month}${asOf ? ' later' : ''}: 附件2 ${clues.lines.length} lines ${(between - start).toFixed(0)} ms, 附件3 ${cases.lines.length} lines ${(both - (between - start)).toFixed(0)} ms${n < 0 ? ' (first)' : ''}`)
  }
  console.log(`both forms: ${took.length} times, p50 ${median(took).toFixed(0)} ms, p95 ${percentile(took, 95).toFixed(0)} ms, max ${Math.max(...took).toFixed(0)} ms`)
  console.log(machine())
} finally {
  await platform.remove()
}
