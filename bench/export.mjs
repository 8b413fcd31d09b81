// An export of 100,000 firms with all columns: seconds from the second person's agreement to the finished file, and the growth of the heap:
// garbage included, and, in a last run that collects it again and again, of what lives. Wanted: at most 20 s and 128 MB.
// node bench/export.mjs [rows] [runs] [heap]
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { realpathSync } from 'node:fs'
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { csv } from '../e2e/lib/register.mjs'
import { database, machine, median } from './lib.mjs'

const SAMPLE = 1_000
const [rows = 100_000, runs = 5, heap = '512m'] = process.argv.slice(2).map((a) => (/^\d+$/.test(a) ? Number(a) : a))
const platform = new Platform({ heap })
const pid = () => String(platform.process.pid)
const tool = (name) => join(dirname(realpathSync(`/proc/${pid()}/exe`)), name)
const collect = () => execFileSync(tool('jcmd'), [pid(), 'GC.run'])

/** Megabytes of the heap in use, asked four times a second. */
function watchHeap() {
  const watched = { now: 0, most: 0 }
  const jstat = spawn(tool('jstat'), ['-gc', pid(), '250'])
  let names
  jstat.stdout.on('data', (chunk) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) {
      const cells = line.trim().split(/\s+/)
      if (cells.includes('EU')) names = cells
      else if (names) {
        watched.now = ['S0U', 'S1U', 'EU', 'OU'].reduce((sum, n) => sum + (Number(cells[names.indexOf(n)]) || 0), 0) / 1024
        watched.most = Math.max(watched.most, watched.now)
      }
    }
  })
  watched.stop = () => jstat.kill()
  return watched
}
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

try {
  await platform.start()
  const administrators = await setUp(platform)
  const regionCode = '340323000000'
  const unit = await administrators.system.ask('POST', '/api/units', { name: '量导出', kind: 'LEAD_OFFICE', regionCode })
  const post = (loginName, role) => appoint(platform, administrators, { loginName, displayName: loginName, role, unitId: unit.unitId, regionCode })
  const clerk = await post('clerk', 'OFFICE_CLERK')
  const lead = await post('lead', 'OFFICE_LEAD')
  const uploadId = randomUUID()
  await clerk.ask('PUT', `/api/uploads/${uploadId}?fileName=register.csv`, csv(SAMPLE), { raw: true })
  const preview = await clerk.ask('GET', `/api/register-uploads/${uploadId}/preview`)
  let imported = await clerk.ask('POST', '/api/register-imports', { uploadId, mapping: preview.mapping })
  while (!['DONE', 'FAILED'].includes(imported.status)) {
    await sleep(500)
    imported = await clerk.ask('GET', `/api/register-imports/${imported.importId}`)
  }
  if (imported.status !== 'DONE') throw new Error(JSON.stringify(imported))

  // The rest is multiplied in the database, hits included: what is measured is the way out, not the way in.
  const superuser = await database(platform, 'postgres')
  const others = async (table, but) =>
    (await superuser.query(`select string_agg(column_name, ', ') c from information_schema.columns where table_name = $1 and column_name <> all($2)`, [table, but])).rows[0].c
  const firm = await others('firm', ['firm_id', 'firm_key', 'credit_code', 'name'])
  const hit = await others('wording_hit', ['hit_id', 'firm_id'])
  await superuser.query(
    `insert into firm (firm_id, firm_key, name, ${firm})
     select md5(f.firm_id::text || n)::uuid, f.firm_key || n, f.name || n || '号', ${firm}
     from firm f, generate_series(1, $1) n`,
    [Math.ceil(rows / SAMPLE) - 1],
  )
  await superuser.query(
    `insert into wording_hit (hit_id, firm_id, ${hit})
     select gen_random_uuid(), md5(h.firm_id::text || n)::uuid, ${hit}
     from wording_hit h, generate_series(1, $1) n`,
    [Math.ceil(rows / SAMPLE) - 1],
  )
  await superuser.query('analyze')
  await superuser.end()

  const seconds = []
  const growths = []
  let living = 0
  for (let n = 0; n <= runs; n++) {
    const collecting = n === runs
    let job = await clerk.ask('POST', '/api/exports', { list: 'firms', query: {}, columns: [], purpose: '量导出' })
    collect()
    const heapOf = watchHeap()
    await sleep(1000)
    const before = heapOf.now
    heapOf.most = before
    job = await lead.ask('PUT', `/api/exports/${job.jobId}/approval`, { agreed: true, version: job.version })
    while (job.status !== 'DONE') {
      if (['FAILED', 'CANCELLED'].includes(job.status)) throw new Error(JSON.stringify(job))
      await sleep(200)
      if (collecting) {
        collect()
        await sleep(300)
        living = Math.max(living, heapOf.now - before)
      }
      job = await clerk.ask('GET', `/api/exports/${job.jobId}`)
    }
    const growth = heapOf.most - before
    heapOf.stop()
    const began = performance.now()
    const answer = await clerk.send('GET', `/api/exports/${job.jobId}/file`)
    const bytes = (await answer.arrayBuffer()).byteLength
    if (collecting) continue
    const took = (Date.parse(job.finishedAt) - Date.parse(job.decidedAt)) / 1000
    seconds.push(took)
    growths.push(growth)
    console.log(`${job.rowsDone} rows, ${job.columns.length} columns: ${took.toFixed(1)} s, heap ${before.toFixed(0)} MB + ${growth.toFixed(0)} MB, file ${(bytes / 2 ** 20).toFixed(1)} MB fetched in ${((performance.now() - began) / 1000).toFixed(2)} s`)
  }
  console.log(`median ${median(seconds).toFixed(1)} s, largest growth of the heap ${Math.max(...growths).toFixed(0)} MB with garbage, ${living.toFixed(0)} MB living, -Xmx${heap}`)
  console.log(machine())
} finally {
  await platform.remove()
}
