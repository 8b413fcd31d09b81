// Import and screen of a company register, end to end over HTTP into PostgreSQL, against a bare COPY of the same rows into a
// table with the same columns and indexes on the same server. node bench/import.mjs REGISTER.csv.gz [runs]
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { database, machine, median } from './lib.mjs'

const [file, runs = '5'] = process.argv.slice(2)
if (!file) {
  console.error('usage: node bench/import.mjs REGISTER.csv.gz [runs]')
  process.exit(2)
}
const bytes = readFileSync(file)
const results = []

for (let run = 0; run < Number(runs); run++) {
  const platform = await new Platform().start()
  try {
    const administrators = await setUp(platform)
    const unit = await administrators.system.ask('POST', '/api/units', {
      name: '国家处非办',
      kind: 'LEAD_OFFICE',
      regionCode: '000000000000',
    })
    const clerk = await appoint(platform, administrators, {
      loginName: 'clerk',
      displayName: '量速',
      role: 'OFFICE_CLERK',
      unitId: unit.unitId,
      regionCode: '000000000000',
    })
    const uploadId = randomUUID()
    await clerk.ask('PUT', `/api/uploads/${uploadId}?fileName=${encodeURIComponent(basename(file))}`, bytes, { raw: true })
    const preview = await clerk.ask('GET', `/api/register-uploads/${uploadId}/preview`)
    const began = performance.now()
    let job = await clerk.ask('POST', '/api/register-imports', { uploadId, mapping: preview.mapping })
    while (!['DONE', 'FAILED', 'CANCELLED'].includes(job.status)) {
      await new Promise((done) => setTimeout(done, 250))
      job = await clerk.ask('GET', `/api/register-imports/${job.importId}`)
    }
    const importSeconds = (performance.now() - began) / 1000
    if (job.status !== 'DONE') throw new Error(JSON.stringify(job))

    const owner = await database(platform, 'fangfei_owner')
    await owner.query('create table bench_firm (like firm including all)')
    const chunks = []
    const out = owner.query(copyTo('copy firm to stdout'))
    for await (const chunk of out) chunks.push(chunk)
    const rows = Number((await owner.query('select count(*) n from firm')).rows[0].n)
    await owner.query('checkpoint').catch(() => {})
    const copied = performance.now()
    await pipeline(Readable.from(chunks), owner.query(copyFrom('copy bench_firm from stdin')))
    const copySeconds = (performance.now() - copied) / 1000
    await owner.end()

    const result = {
      read: job.read,
      stored: rows,
      importSeconds,
      copySeconds,
      importRowsPerSecond: job.read / importSeconds,
      copyRowsPerSecond: rows / copySeconds,
      ratio: job.read / importSeconds / (rows / copySeconds),
      hits: { forbidden: job.forbiddenHits, watch: job.watchHits, guarded: job.guardedHits },
    }
    results.push(result)
    console.log(JSON.stringify(result))
  } finally {
    await platform.remove()
  }
}
console.log(
  `median of ${results.length}: import ${Math.round(median(results.map((r) => r.importRowsPerSecond)))} rows/s, ` +
    `COPY ${Math.round(median(results.map((r) => r.copyRowsPerSecond)))} rows/s, ratio ${median(results.map((r) => r.ratio)).toFixed(2)}`,
)
console.log(machine())
