// One lifecycle = create, assign, conclude, search. 1 M clues with 10 M timeline rows lie in the database; lifecycles begin at a fixed
// rate while every role reads its lists. Platform, database and load generator share the machine.
// node bench/lifecycle.mjs [lifecycles a second] [seconds] [clues]
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { database, machine, percentile } from './lib.mjs'

const [rate, seconds, clues] = [process.argv[2] ?? 100, process.argv[3] ?? 300, process.argv[4] ?? 1_000_000].map(Number)
const CITY = '340300000000'
const COUNTIES = ['340302', '340303', '340304', '340311', '340321', '340322', '340323']
const LISTS_A_SECOND = 10
const EVENTS = 10

const platform = await new Platform({ heap: '2g' }).start()
// Those who read lists have connections of their own, as browsers have: they do not stand in a queue of the load generator.
const agents = { GET: new http.Agent({ keepAlive: true, maxSockets: 64 }), other: new http.Agent({ keepAlive: true, maxSockets: 64 }) }

/** A signed-in person on kept connections: fetch would take a good part of the machine for itself. */
const onWire = (person) => {
  const cookie = [...person.cookies].map(([k, v]) => `${k}=${v}`).join('; ')
  const token = person.cookies.get('XSRF-TOKEN')
  return (method, path, body) =>
    new Promise((done, fail) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers = { Cookie: cookie, 'X-XSRF-TOKEN': token }
      if (payload) Object.assign(headers, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload), 'Idempotency-Key': randomUUID() })
      const request = http.request({ agent: agents[method] ?? agents.other, host: '127.0.0.1', port: platform.port, method, path, headers }, (answer) => {
        const chunks = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          if (answer.statusCode >= 300) fail(new Error(`${method} ${path} → ${answer.statusCode} ${text.slice(0, 300)}`))
          else done(text)
        })
      })
      request.on('error', fail)
      request.end(payload)
    })
}

/** Rows of a table made from one row of it, with some columns computed from n. */
const multiply = async (sql, table, where, columns, from, till, values = []) => {
  const all = (
    await sql.query(`select column_name from information_schema.columns where table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`, [table])
  ).rows.map((row) => row.column_name)
  const kept = all.filter((name) => !(name in columns))
  await sql.query(
    `insert into ${table} (${[...Object.keys(columns), ...kept]})
     select ${[...Object.values(columns), ...kept.map((name) => `t.${name}`)]}
     from (select * from ${table} where ${where} limit 1) t, generate_series(${from}::bigint, ${till}::bigint) n`,
    values,
  )
}

const uuid = (kind, n = 'n') => `(substr(md5('${kind}' || ${n}), 1, 8) || '-' || substr(md5('${kind}' || ${n}), 9, 4) || '-4' || substr(md5('${kind}' || ${n}), 14, 3) || '-8' || substr(md5('${kind}' || ${n}), 18, 3) || '-' || substr(md5('${kind}' || ${n}), 21, 12))::uuid`

try {
  const administrators = await setUp(platform)
  const make = async (loginName, role, unitName, kind, regionCode, gridCode) => {
    const unit = await administrators.system.ask('POST', '/api/units', { name: unitName, kind, regionCode })
    const person = await appoint(platform, administrators, { loginName, displayName: loginName, role, unitId: unit.unitId, regionCode, gridCode })
    return { person, ask: onWire(person), unit, regionCode }
  }
  const city = await make('city', 'OFFICE_CLERK', '市处非办', 'LEAD_OFFICE', CITY)
  const places = []
  for (const county of COUNTIES) {
    const code = `${county}000000`
    const township = (await city.person.ask('GET', `/api/regions?parent=${code}`))[0].code
    const office = await make(`office${county}`, 'OFFICE_CLERK', `${county}处非办`, 'LEAD_OFFICE', code)
    const town = await make(`town${county}`, 'TOWNSHIP', `${county}镇政府`, 'TOWNSHIP', township)
    places.push({ code, township, office, town })
  }
  const here = places.at(-1)
  const village = (await city.person.ask('GET', `/api/regions?parent=${here.township}`))[0].code
  const villager = await make('villager', 'VILLAGE', '村委会', 'COMMUNITY', village)
  const agency = await make('agency', 'AGENCY', '公安局', 'AGENCY', here.code)
  const grid = await here.office.person.ask('POST', '/api/grids', { regionCode: village, name: '第一网格', kind: 'ORDINARY' })
  const walker = onWire(
    await appoint(platform, administrators, { loginName: 'walker', displayName: 'walker', role: 'GRID_WORKER', unitId: villager.unit.unitId, regionCode: village, gridCode: grid.gridCode }),
  )
  const leader = onWire(
    await appoint(platform, administrators, { loginName: 'leader', displayName: 'leader', role: 'LEADER', unitId: here.office.unit.unitId, regionCode: here.code }),
  )

  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
  const report = (name, region) => ({ subjectName: name, source: 'PUBLIC_TIP_OFF', foundOn: today, regionCode: region, amount: 120000, participants: 12, description: '群众反映该单位以高息为名吸收资金。' })
  const elements = ['UNLAWFUL', 'PUBLIC', 'INDUCING', 'SOCIAL'].map((element) => ({ element, state: 'UNCLEAR' }))
  const finding = (version) => ({
    version, visitedOn: today, officers: ['王干事', '张协管'], illegality: 'UNDETERMINED', sector: 'PRIVATE_LENDING', method: 'ENTRUSTED_WEALTH', channel: 'OFFLINE',
    amount: 500000, participants: 30, summary: '现场门店关闭，负责人暂未联系上。', elements, noEvidenceReason: '门店关闭',
  })
  const once = async ({ office, town, township }, name) => {
    const made = JSON.parse(await town.ask('POST', '/api/clues', report(name, township))).clue
    const assigned = JSON.parse(await office.ask('PUT', `/api/clues/${made.clueId}/assignment`, { unitId: town.unit.unitId, version: made.version }))
    await town.ask('PUT', `/api/clues/${made.clueId}/finding`, finding(assigned.version))
    return made
  }

  // The past is multiplied in the database from one real lifecycle: a million over HTTP would measure patience.
  const template = await once(here, '样本主体')
  const sql = await database(platform, 'postgres')
  await sql.query('set session_replication_role = replica')
  await sql.query(`set maintenance_work_mem = '512MB'`)
  const units = places.map((p) => `'${p.town.unit.unitId}'::uuid`)
  const towns = places.map((p) => `'${p.township}'`)
  const pick = (list) => `(array[${list}])[1 + n % ${list.length}]`
  const age = `n * interval '1 minute'`
  const born = `timestamptz '${new Date().toISOString()}' - ${age}`
  const began = Date.now()
  const name = `'样本主体' || n || '号投资咨询有限公司'`
  const subjectId = (await sql.query(`select subject_id from subject limit 1`)).rows[0].subject_id
  for (let from = 1; from <= clues; from += 100_000) {
    const till = Math.min(clues, from + 99_999)
    await multiply(sql, 'subject', `subject_id = '${subjectId}'`, { subject_id: uuid('s'), name, name_key: `'样本主体' || n || '号投资咨询'`, county: `substr(${pick(towns)}, 1, 6) || '000000'` }, from, till)
    await multiply(sql, 'subject_tie', `subject_id = '${subjectId}'`, { subject_id: uuid('s'), region_code: pick(towns), account_id: 'null', unit_id: pick(units) }, from, till)
    await multiply(
      sql, 'clue', `clue_id = '${template.clueId}'`,
      {
        clue_id: uuid('c'), number: `'B-' || n`, matter_key: `'bench' || n`, matter_place: `'bench' || n`, subject_name: name, subject_id: uuid('s'), region_code: pick(towns), assigned_unit: `case when n % 50 > 0 then ${pick(units)} end`,
        status: `case n % 50 when 0 then 'REGISTERED' when 1 then 'ASSIGNED' when 2 then 'VERIFYING' when 3 then 'CLOSED' else 'CONCLUDED' end`,
        illegality: `case when n % 50 > 2 then 'UNDETERMINED' end`, registered_at: born,
      },
      from, till,
    )
    await multiply(sql, 'clue_hand', `clue_id = '${template.clueId}'`, { clue_id: uuid('c'), registered_at: born }, from, till)
    for (let e = 1; e <= EVENTS; e++) {
      await multiply(sql, 'clue_event', `clue_id = '${template.clueId}'`, { clue_id: uuid('c'), at: `now() - ${age} + interval '${e} hours'` }, from, till)
    }
    await multiply(sql, 'ledger_entry', `clue_id = '${template.clueId}'`, { entry_id: uuid('e'), clue_id: uuid('c'), number: `'B-' || n`, subject_name: name, region_code: pick(towns), opened_at: `now() - ${age}` }, from, till)
    for (const kind of ['OPENED', 'VERIFIED']) {
      await multiply(
        sql, 'ledger_movement', `kind = '${kind}' and entry_id = (select entry_id from ledger_entry where clue_id = '${template.clueId}')`,
        { source_event: uuid(kind), entry_id: uuid('e'), territory: pick(towns), recorded_at: `now() - ${age}`, occurred_at: `now() - ${age}` },
        from, till,
      )
    }
    process.stderr.write(`\r${till} clues lie in the database, ${((Date.now() - began) / 1000).toFixed(0)} s`)
  }
  // What the load left to write is no part of what is measured.
  await sql.query('vacuum analyze')
  await sql.query('checkpoint')
  const rows = async () => (await sql.query('select (select count(*) from clue)::int clues, (select count(*) from ledger_entry)::int entries, (select count(*) from clue_event)::int events')).rows[0]
  const before = await rows()
  console.log(`\n${before.clues} clues, ${before.events} timeline rows, ${before.entries} ledger entries`)

  const upkeep = async () =>
    (await sql.query(`select (select (num_timed + num_requested)::int from pg_stat_checkpointer) checkpoints, sum(autovacuum_count)::int vacuums, sum(autoanalyze_count)::int analyzes from pg_stat_user_tables`)).rows[0]

  const times = new Map()
  const bySecond = new Map()
  let epoch = performance.now()
  const timed = async (label, act) => {
    const start = performance.now()
    try {
      return await act()
    } finally {
      if (!times.has(label)) times.set(label, [])
      const took = performance.now() - start
      times.get(label).push(took)
      const second = Math.floor((start - epoch) / 1000)
      if (!bySecond.has(second)) bySecond.set(second, [])
      bySecond.get(second).push(took)
    }
  }
  let failures = 0
  let finished = 0
  let serial = 0
  const lifecycle = async (place) => {
    const { office, town, township } = place
    const made = await timed('create', async () => JSON.parse(await town.ask('POST', '/api/clues', report(`量速主体${randomUUID().slice(0, 13)}`, township))).clue)
    const assigned = await timed('assign', async () => JSON.parse(await office.ask('PUT', `/api/clues/${made.clueId}/assignment`, { unitId: town.unit.unitId, version: made.version })))
    await timed('conclude', () => town.ask('PUT', `/api/clues/${made.clueId}/finding`, finding(assigned.version)))
    const found = await timed('search', async () => JSON.parse(await office.ask('GET', `/api/clues?q=${made.number}`)))
    if (found.total !== 1 || found.rows[0].status !== 'CONCLUDED') throw new Error(`${made.number} was not found concluded`)
    finished++
  }
  const lists = [
    ['city', city.ask, '/api/clues?view=TERRITORY'], ['city', city.ask, '/api/clues?view=TODO'],
    ['county', here.office.ask, '/api/clues?view=TODO'], ['county', here.office.ask, '/api/clues?view=TERRITORY'], ['county', here.office.ask, '/api/clues?view=HANDLED'], ['county', here.office.ask, '/api/ledger'],
    ['township', here.town.ask, '/api/clues?view=TODO'], ['township', here.town.ask, '/api/clues?view=TERRITORY'], ['township', here.town.ask, '/api/clues?view=HANDLED'],
    ['village', villager.ask, '/api/clues?view=TERRITORY'], ['agency', agency.ask, '/api/clues?view=TODO'], ['grid worker', walker, '/api/clues?view=TERRITORY'], ['leader', leader, '/api/clues?view=TERRITORY'],
  ]
  /** Begins something at a fixed rate, however long each takes. */
  const atRate = async (aSecond, length, act) => {
    const start = performance.now()
    const all = []
    for (let n = 0; n < Math.round(aSecond * length); n++) {
      const wait = start + (n * 1000) / aSecond - performance.now()
      if (wait > 0) await new Promise((done) => setTimeout(done, wait))
      all.push(
        act(n).catch((error) => {
          if (failures++ < 5) console.error(error.message)
        }),
      )
    }
    await Promise.all(all)
    return (performance.now() - start) / 1000
  }
  const read = (n) => {
    const [role, ask, path] = lists[n % lists.length]
    return timed(`list ${role} ${path}`, () => ask('GET', path))
  }
  // The machine compiles what is hot in the first two minutes; what it could not keep up with would wait in all that is measured.
  for (const [share, length] of [[0.2, 20], [0.5, 30], [0.8, 40], [1, 60]]) {
    await Promise.all([atRate(rate * share, length, () => lifecycle(places[serial++ % places.length])), atRate(LISTS_A_SECOND, length, read)])
  }
  times.clear()
  bySecond.clear()
  epoch = performance.now()
  const warm = finished
  const kept = await upkeep()
  const [took] = await Promise.all([atRate(rate, seconds, () => lifecycle(places[serial++ % places.length])), atRate(LISTS_A_SECOND, seconds, read)])
  const did = await upkeep()
  const after = await rows()
  console.log(`${finished - warm} lifecycles in ${took.toFixed(1)} s = ${((finished - warm) / took).toFixed(1)}/s, ${failures} errors`)
  for (const [label, all] of [...times].sort()) {
    console.log(`    ${label}: ${all.length}, p50 ${percentile(all, 50).toFixed(0)} ms, p95 ${percentile(all, 95).toFixed(0)} ms, max ${Math.max(...all).toFixed(0)} ms`)
  }
  // Where the slow ones stand tells what made them slow: PostgreSQL's upkeep comes in passes.
  const slow = [...bySecond].filter(([, all]) => percentile(all, 95) > 150).map(([second]) => second).sort((a, b) => a - b)
  const runs = slow.reduce((all, s) => (all.length && all.at(-1)[1] === s - 1 ? (all.at(-1)[1] = s) : all.push([s, s]), all), [])
  console.log(`${slow.length} of ${seconds} seconds with a p95 over 150 ms: ${runs.map(([a, b]) => (a === b ? a : `${a}–${b}`)).join(', ') || 'none'}`)
  console.log(`meanwhile ${did.checkpoints - kept.checkpoints} checkpoints, ${did.vacuums - kept.vacuums} vacuums, ${did.analyzes - kept.analyzes} analyzes`)
  console.log(`clues ${after.clues - before.clues}, ledger entries ${after.entries - before.entries}, acknowledged ${finished}`)
  await sql.end()
  console.log(machine())
} finally {
  for (const agent of Object.values(agents)) agent.destroy()
  await platform.remove()
}
