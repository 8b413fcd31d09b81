// Lists of every role with 200,000 firms and 100,000 clues at 20 requests a second, database included; and name search.
// node bench/lists.mjs REGISTER.csv.gz [seconds]
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { database, machine, percentile } from './lib.mjs'

const CLUES = 100_000
const RATE = 20
const [file, seconds = '30'] = process.argv.slice(2)
if (!file) {
  console.error('usage: node bench/lists.mjs REGISTER.csv.gz [seconds]')
  process.exit(2)
}

const platform = await new Platform().start()
try {
  const administrators = await setUp(platform)
  const make = async (loginName, role, kind, regionCode) => {
    const unit = await administrators.system.ask('POST', '/api/units', { name: `${loginName}单位`, kind, regionCode })
    const person = await appoint(platform, administrators, { loginName, displayName: loginName, role, unitId: unit.unitId, regionCode })
    return { person, unit, regionCode }
  }
  const nation = await make('nation', 'OFFICE_CLERK', 'LEAD_OFFICE', '000000000000')
  const uploadId = randomUUID()
  await nation.person.ask('PUT', `/api/uploads/${uploadId}?fileName=${encodeURIComponent(basename(file))}`, readFileSync(file), { raw: true })
  const preview = await nation.person.ask('GET', `/api/register-uploads/${uploadId}/preview`)
  let job = await nation.person.ask('POST', '/api/register-imports', { uploadId, mapping: preview.mapping })
  while (!['DONE', 'FAILED', 'CANCELLED'].includes(job.status)) {
    await new Promise((done) => setTimeout(done, 500))
    job = await nation.person.ask('GET', `/api/register-imports/${job.importId}`)
  }
  if (job.status !== 'DONE') throw new Error(JSON.stringify(job))

  // The clues are multiplied from one real one in the database: 100,000 over HTTP would measure patience.
  const superuser = await database(platform, 'postgres')
  const busiest = (
    await superuser.query(
      `select substr(region_code, 1, 9) || '000' as township, count(*) n from firm where placed group by 1 order by 2 desc limit 1`,
    )
  ).rows[0].township
  const countyCode = `${busiest.slice(0, 6)}000000`
  const village = (await nation.person.ask('GET', `/api/regions?parent=${busiest}`))[0].code
  const county = await make('county', 'OFFICE_CLERK', 'LEAD_OFFICE', countyCode)
  const township = await make('township', 'TOWNSHIP', 'TOWNSHIP', busiest)
  const villager = await make('village', 'VILLAGE', 'COMMUNITY', village)
  const first = await county.person.ask('POST', '/api/clues', {
    subjectName: '样本主体',
    source: 'OTHER',
    foundOn: '2026-05-06',
    regionCode: busiest,
    description: '用于量速的线索',
  })
  const columns = (
    await superuser.query(`select column_name from information_schema.columns where table_name = 'clue' and column_name not in
      ('clue_id', 'number', 'matter_key', 'subject_name', 'region_code', 'status', 'assigned_unit', 'registered_at', 'due_on', 'illegality')
      and is_generated = 'NEVER'`)
  ).rows.map((r) => r.column_name)
  await superuser.query(
    `insert into clue (clue_id, number, matter_key, subject_name, region_code, status, assigned_unit, registered_at, due_on, illegality, ${columns})
     select gen_random_uuid(), 'B-' || n, 'bench' || n, '样本主体' || n || '号投资咨询有限公司',
            case when n % 20 = 0 then $2 when n % 5 = 0 then $3 else $4 end,
            (array['REGISTERED','ASSIGNED','CONCLUDED','CONCLUDED','CONCLUDED'])[1 + n % 5],
            case when n % 5 = 0 then null else $5::uuid end,
            now() - n * interval '3 minutes', current_date, case when n % 5 >= 2 then 'NOT_ILLEGAL' end, ${columns}
     from clue, generate_series(1, ${CLUES}) n
     where clue_id = $1`,
    [first.clue.clueId, village, busiest, countyCode, township.unit.unitId],
  )
  await superuser.query('analyze')
  const name = (await superuser.query(`select name from firm order by md5(name) limit 1`)).rows[0].name
  const code = (await superuser.query(`select credit_code from firm where credit_code is not null order by md5(name) limit 1`)).rows[0].credit_code
  await superuser.end()

  const wrong = name.slice(0, 2) + name.slice(3)
  const lists = {
    county: [county.person, ['/api/clues?view=TODO', '/api/clues?view=TERRITORY', '/api/clues?view=HANDLED', '/api/firms?tier=ANY', '/api/firms', '/api/clues/counts']],
    township: [township.person, ['/api/clues?view=TODO', '/api/clues?view=TERRITORY', '/api/clues?view=HANDLED', '/api/firms?tier=ANY', '/api/firms']],
    village: [villager.person, ['/api/clues?view=TODO', '/api/clues?view=TERRITORY', '/api/firms?tier=ANY']],
    'nation, 200k firms': [nation.person, ['/api/clues?view=TERRITORY', '/api/firms', '/api/firms?tier=FORBIDDEN', '/api/firms?tier=WATCH&sort=registeredOn,desc']],
    'search 2 characters': [nation.person, [`/api/firms?q=${encodeURIComponent(name.slice(2, 4))}`]],
    'search code': [nation.person, [`/api/firms?q=${code}`, `/api/firms?q=${code.slice(0, 10)}`]],
    'search fuzzy': [nation.person, [`/api/firms?q=${encodeURIComponent(wrong)}`]],
  }
  for (const [label, [person, paths]] of Object.entries(lists)) {
    for (const path of paths) await person.ask('GET', path)
    const times = []
    const asked = []
    const perPath = new Map(paths.map((p) => [p, []]))
    const began = performance.now()
    for (let n = 0; n < RATE * Number(seconds); n++) {
      const due = began + (n * 1000) / RATE
      const wait = due - performance.now()
      if (wait > 0) await new Promise((done) => setTimeout(done, wait))
      const path = paths[n % paths.length]
      asked.push(
        person.ask('GET', path).then(() => {
          const took = performance.now() - due
          times.push(took)
          perPath.get(path).push(took)
        }),
      )
    }
    await Promise.all(asked)
    console.log(`${label}: ${times.length} requests, p50 ${percentile(times, 50).toFixed(0)} ms, p95 ${percentile(times, 95).toFixed(0)} ms, max ${Math.max(...times).toFixed(0)} ms`)
    for (const [path, took] of perPath) console.log(`    ${decodeURIComponent(path)}: p95 ${percentile(took, 95).toFixed(0)} ms`)
  }
  console.log(machine())
} finally {
  await platform.remove()
}
