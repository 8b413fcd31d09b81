// Import and reading of one case statement, end to end over HTTP into PostgreSQL, against a bare COPY of the same rows into a table with
// the same columns and indexes on the same server. Invented rows. node bench/statements.mjs [rows] [runs]
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { database, machine, median } from './lib.mjs'

const rows = Number(process.argv[2] ?? 100_000)
const runs = Number(process.argv[3] ?? 3)
const COUNTY = '340323000000'
const TOWNSHIP = '340323100000'

/** 2,000 people pay in now and then and are paid back every month, the rest goes on to three parties. */
function paper() {
  let seed = 7
  const next = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
  const lines = []
  let fenIn = 0
  let fenOut = 0
  for (let i = 0; i < rows; i++) {
    const at = new Date(Date.UTC(2024, 0, 1) + Math.floor((i / rows) * 400) * 86_400_000).toISOString().slice(0, 10)
    const kind = next(10)
    const fen = kind < 4 ? (1 + next(5)) * 1_000_000 : kind < 9 ? 2_000 + next(100_000) : 3_000_000
    const other = kind < 9 ? `6217${String(next(2_000)).padStart(12, '0')}` : `6217900000${next(3)}`
    if (kind < 4) fenIn += fen
    else fenOut += fen
    lines.push(`T${i},${at}T09:30:00,${kind < 4 ? other : 'S1'},${kind < 4 ? 'S1' : other},${(fen / 100).toFixed(2)},TRANSFER,`)
  }
  return { text: `txn_id,time,payer,payee,amount,channel,memo\n${lines.join('\n')}\n`, fenIn, fenOut }
}

/** Seconds of the processor that a process has had. */
function seconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
const children = (pid) => execFileSync('pgrep', ['-P', String(pid)]).toString().trim().split('\n').map(Number)
function processor(platform) {
  return seconds(platform.process.pid) + children(platform.databasePid).reduce((sum, pid) => {
    try {
      return sum + seconds(pid)
    } catch {
      return sum // it ended meanwhile
    }
  }, 0)
}

const results = []
for (let run = 0; run < runs; run++) {
  const platform = await new Platform().start()
  try {
    const administrators = await setUp(platform)
    const unit = await administrators.system.ask('POST', '/api/units', { name: '量速县处非办', kind: 'LEAD_OFFICE', regionCode: COUNTY })
    const person = (loginName, role) => appoint(platform, administrators, { loginName, displayName: loginName, role, unitId: unit.unitId, regionCode: COUNTY })
    const clerk = await person('clerk', 'OFFICE_CLERK')
    const lead = await person('lead', 'OFFICE_LEAD')
    const name = '量速养生咨询有限公司'
    await clerk.ask('POST', '/api/clues', { subjectName: name, source: 'OTHER', foundOn: '2026-01-05', regionCode: TOWNSHIP, description: '量速' })
    const [subject] = await clerk.ask('GET', `/api/subjects?q=${encodeURIComponent(name)}`)
    const funds = await clerk.ask('POST', '/api/funds/cases', { subjectId: subject.subjectId })
    const { text, fenIn, fenOut } = paper()
    const send = async (fileName, bytes) => {
      const id = randomUUID()
      await clerk.ask('PUT', `/api/uploads/${id}?fileName=${encodeURIComponent(fileName)}`, bytes, { raw: true })
      return id
    }
    let statement = await clerk.ask('POST', `/api/funds/cases/${funds.caseId}/statements`, {
      bankName: '量速银行', approvalNumber: '量速1号', approvedOn: '2026-01-05', approvalBody: '量速', approvalUploadId: await send('批准.pdf', Buffer.from('%PDF-1.4\n')),
      fileUploadId: await send('流水.csv', Buffer.from(text)), rows, inAmount: fenIn / 100, outAmount: fenOut / 100, accounts: [{ account: 'S1', subject: true }],
    })
    const before = processor(platform)
    const began = performance.now()
    statement = await lead.ask('PUT', `/api/funds/statements/${statement.statementId}/approval`, { version: statement.version })
    while (!['DONE', 'FAILED', 'REFUSED'].includes(statement.status)) {
      await new Promise((done) => setTimeout(done, 100))
      statement = await lead.ask('GET', `/api/funds/statements/${statement.statementId}`)
    }
    const wall = (performance.now() - began) / 1000
    if (statement.status !== 'DONE') throw new Error(JSON.stringify(statement))
    const imported = processor(platform)
    const reading = await lead.ask('GET', `/api/funds/cases/${funds.caseId}/reading`)
    const read = processor(platform)

    const owner = await database(platform, 'fangfei_owner')
    await owner.query('create table bench_row (like funds_statement_row including all)')
    const chunks = []
    for await (const chunk of owner.query(copyTo('copy (select * from funds_statement_row order by row_no) to stdout'))) chunks.push(chunk)
    const pid = (await owner.query('select pg_backend_pid() pid')).rows[0].pid
    const copyBegan = seconds(pid)
    await pipeline(Readable.from(chunks), owner.query(copyFrom('copy bench_row from stdin')))
    const copy = seconds(pid) - copyBegan
    const kept = Number((await owner.query('select count(*) n from bench_row')).rows[0].n)
    await owner.end()
    if (kept !== rows || reading.totals.rows !== rows) throw new Error(`${kept} copied, ${reading.totals.rows} read of ${rows}`)

    const result = { rows, importProcessor: imported - before, readingProcessor: read - imported, copyProcessor: copy, wall, named: reading.namings.map((n) => n.code) }
    results.push(result)
    console.log(JSON.stringify(result))
  } finally {
    await platform.remove()
  }
}
const of = (key) => median(results.map((r) => r[key])).toFixed(2)
console.log(`median of ${results.length}, ${rows} rows, processor seconds: import ${of('importProcessor')}, reading ${of('readingProcessor')}, bare COPY ${of('copyProcessor')}`)
console.log(machine())
