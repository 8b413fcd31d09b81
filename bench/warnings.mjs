// Warnings over a whole register: from the end of its import until every subject is weighed, the previews of other rules and of another
// list of wording, and the weighing anew after other rules were published. A nation-wide post: a county asks for a part of it.
// node bench/warnings.mjs REGISTER.csv.gz [previews]
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { database, machine, median } from './lib.mjs'

const [file, previews = '5'] = process.argv.slice(2)
if (!file) {
  console.error('usage: node bench/warnings.mjs REGISTER.csv.gz [previews]')
  process.exit(2)
}
const pause = () => new Promise((done) => setTimeout(done, 50))
const seconds = async (act) => {
  const began = performance.now()
  await act()
  return (performance.now() - began) / 1000
}
const platform = await new Platform().start()
try {
  const administrators = await setUp(platform)
  const nation = '000000000000'
  const unit = await administrators.system.ask('POST', '/api/units', { name: '国家处非办', kind: 'LEAD_OFFICE', regionCode: nation })
  const person = (loginName, role) => appoint(platform, administrators, { loginName, displayName: loginName, role, unitId: unit.unitId, regionCode: nation })
  const [clerk, lead, second] = [await person('clerk', 'OFFICE_CLERK'), await person('lead', 'OFFICE_LEAD'), await person('second', 'OFFICE_LEAD')]
  const sql = await database(platform, 'postgres')
  const one = async (query) => (await sql.query(query)).rows[0]
  const settled = async (version) => {
    for (;;) {
      const { due, rules } = await one('select (select count(*) from warning_due)::int due, (select rule_version from warning_work) rules')
      if (due === 0 && rules === version) return
      await pause()
    }
  }

  const uploadId = randomUUID()
  await clerk.ask('PUT', `/api/uploads/${uploadId}?fileName=${encodeURIComponent(basename(file))}`, readFileSync(file), { raw: true })
  const { mapping } = await clerk.ask('GET', `/api/register-uploads/${uploadId}/preview`)
  const imported = await seconds(async () => {
    let job = await clerk.ask('POST', '/api/register-imports', { uploadId, mapping })
    while (!['DONE', 'FAILED', 'CANCELLED'].includes(job.status)) {
      await pause()
      job = await clerk.ask('GET', `/api/register-imports/${job.importId}`)
    }
    if (job.status !== 'DONE') throw new Error(JSON.stringify(job))
  })
  const weighed = await seconds(() => settled(1))
  const { subjects, signals, warnings } = await one(
    'select (select count(distinct subject_id) from warning_signal)::int subjects, (select count(*) from warning_signal)::int signals, (select count(*) from warning)::int warnings',
  )
  console.log(`import ${imported.toFixed(1)} s; then ${weighed.toFixed(1)} s until ${signals} signals of ${subjects} subjects were weighed: ${warnings} warnings`)

  const draft = await clerk.ask('POST', '/api/warning-rules', { note: '量速：各条加重' })
  const changed = await clerk.ask('PUT', `/api/warning-rules/${draft.version}`, {
    note: draft.note, opensAt: draft.opensAt, retireBelow: draft.retireBelow, retireAfter: draft.retireAfter, revision: draft.revision,
    rules: draft.rules.map(({ rule, weight, halfLifeDays, cap, enabled }) => ({ rule, weight: Math.min(100, weight * 2), halfLifeDays, cap: Math.min(79, cap * 2), enabled })),
  })
  const looked = []
  let seen
  for (let n = 0; n < Number(previews); n++) looked.push(await seconds(async () => (seen = await clerk.ask('GET', `/api/warning-rules/${draft.version}/preview`))))
  console.log(`preview of other weights: median ${median(looked).toFixed(2)} s of ${previews} (${looked.map((s) => s.toFixed(2)).join(' · ')}); ${seen.subjects} subjects, ${seen.appears} appear, ${seen.vanishes} vanish, ${seen.moves} move`)

  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
  const anew = await seconds(async () => {
    await second.ask('PUT', `/api/warning-rules/${draft.version}/publication`, { effectiveFrom: today, revision: changed.revision })
    await settled(draft.version)
  })
  console.log(`published: ${anew.toFixed(1)} s until all ${subjects} subjects were weighed anew: ${(await one('select count(*)::int n from warning')).n} warnings`)

  const list = await clerk.ask('GET', '/api/wording-lexicons/1')
  const entries = list.entries.map(({ term, tier, source, from, until }) => ({ term, tier, source, from, ...(until && { until }) }))
  const tried = await seconds(async () => {
    let trial = await lead.ask('POST', '/api/wording-drafts', {
      note: '量速：添一词', effectiveFrom: today, entries: [...entries, { term: '信息咨询', tier: 'WATCH', source: '量速', from: today }],
    })
    while (!trial.tried) {
      await pause()
      trial = await lead.ask('GET', `/api/wording-drafts/${trial.draftId}`)
    }
    console.log(`trial of a list with one more term: ${trial.appears} firms appear, ${trial.vanishes} vanish`)
  })
  console.log(`the trial read ${(await one('select count(*)::int n from firm')).n} firms in ${tried.toFixed(1)} s`)
  await sql.end()
  console.log(machine())
} finally {
  await platform.remove()
}
