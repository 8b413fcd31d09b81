// Nothing acknowledged is lost, nothing is there twice: the platform and its database are killed in the middle of an import and
// of registrations, three times, and started again on the same folder (F3, F4, F13).
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { Platform } from '../lib/platform.mjs'
import { appoint, PASSWORD, Person, setUp } from '../lib/person.mjs'
import { csv } from '../lib/register.mjs'

const ROWS = 40_000
const REGISTRATIONS = 500
const COUNTY = '340323000000'

let platform

before(async () => {
  platform = await new Platform().start()
})
after(() => platform.remove())

const clerk = () => new Person(platform.url).signIn('clerk', PASSWORD)

test('kill -9 of platform and PostgreSQL during an import and 500 registrations', async () => {
  const administrators = await setUp(platform)
  const office = await administrators.system.ask('POST', '/api/units', { name: '固镇县处非办', kind: 'LEAD_OFFICE', regionCode: COUNTY })
  await appoint(platform, administrators, {
    loginName: 'clerk',
    displayName: '经办人',
    role: 'OFFICE_CLERK',
    unitId: office.unitId,
    regionCode: COUNTY,
  })
  let person = await clerk()
  const uploadId = randomUUID()
  await person.ask('PUT', `/api/uploads/${uploadId}?fileName=register.csv`, csv(ROWS), { raw: true })
  const preview = await person.ask('GET', `/api/register-uploads/${uploadId}/preview`)
  const started = await person.ask('POST', '/api/register-imports', { uploadId, mapping: preview.mapping })
  const requests = Array.from({ length: REGISTRATIONS }, (_, n) => ({
    key: randomUUID(),
    body: {
      subjectName: `虚构主体${n}号`,
      source: 'OTHER',
      foundOn: '2026-05-06',
      regionCode: COUNTY,
      description: `第${n}次登记`,
    },
    acknowledged: undefined,
  }))

  const registerAll = async () => {
    const waiting = requests.filter((r) => !r.acknowledged)
    const worker = async () => {
      for (let request = waiting.shift(); request; request = waiting.shift()) {
        const answer = await person.ask('POST', '/api/clues', request.body, { key: request.key })
        request.acknowledged = answer.clue.number
      }
    }
    return Promise.allSettled(Array.from({ length: 6 }, worker))
  }

  for (const delay of [400, 700, 1000]) {
    const running = registerAll()
    await new Promise((done) => setTimeout(done, delay))
    await platform.kill()
    await running
    await platform.start()
    person = await clerk()
  }
  await registerAll()

  assert.equal(requests.filter((r) => !r.acknowledged).length, 0, 'every registration is acknowledged in the end')
  assert.equal(new Set(requests.map((r) => r.acknowledged)).size, REGISTRATIONS, 'no number was given twice')
  for (const request of requests) {
    const again = await person.ask('POST', '/api/clues', request.body, { key: request.key })
    assert.equal(again.clue.number, request.acknowledged, 'the same request gets the same answer after the crash')
  }
  const clues = await person.ask('GET', '/api/clues?view=TERRITORY&size=1')
  assert.equal(clues.total, REGISTRATIONS, 'nothing lost, nothing twice')
  const ledger = await person.ask('GET', '/api/ledger?size=1')
  assert.equal(ledger.total, REGISTRATIONS, 'one entry of the ledger for each clue')

  let job
  for (let waited = 0; waited < 300; waited++) {
    job = await person.ask('GET', `/api/register-imports/${started.importId}`)
    if (['DONE', 'FAILED', 'CANCELLED'].includes(job.status)) break
    await new Promise((done) => setTimeout(done, 500))
  }
  assert.equal(job.status, 'DONE', JSON.stringify(job))
  assert.equal(job.read, ROWS)
  assert.equal(job.added + job.changed + job.unchanged + job.rejected + job.outside, job.read, JSON.stringify(job))
  assert.equal(job.added, ROWS)
  const firms = await person.ask('GET', '/api/firms?size=1')
  assert.equal(firms.total, ROWS)

  const again = await person.ask('POST', '/api/register-imports', { uploadId, mapping: preview.mapping })
  let second = again
  while (!['DONE', 'FAILED', 'CANCELLED'].includes(second.status)) {
    await new Promise((done) => setTimeout(done, 500))
    second = await person.ask('GET', `/api/register-imports/${again.importId}`)
  }
  assert.deepEqual([second.added, second.changed, second.unchanged], [0, 0, ROWS], 'the same file twice changes nothing')
})
