// Whether an import's memory is flat with the size of the file: 200,000 and 1,000,000 invented firms with the same small heap.
// node bench/memory.mjs [heap]
import { randomUUID } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { Platform } from '../e2e/lib/platform.mjs'
import { appoint, setUp } from '../e2e/lib/person.mjs'
import { csv } from '../e2e/lib/register.mjs'
import { machine } from './lib.mjs'

const heap = process.argv[2] ?? '192m'
for (const rows of [200_000, 1_000_000]) {
  const platform = await new Platform({ heap }).start()
  try {
    const administrators = await setUp(platform)
    const regionCode = '340323000000'
    const unit = await administrators.system.ask('POST', '/api/units', { name: '量内存', kind: 'LEAD_OFFICE', regionCode })
    const clerk = await appoint(platform, administrators, { loginName: 'clerk', displayName: '量内存', role: 'OFFICE_CLERK', unitId: unit.unitId, regionCode })
    const uploadId = randomUUID()
    await clerk.ask('PUT', `/api/uploads/${uploadId}?fileName=register.csv`, csv(rows), { raw: true })
    const preview = await clerk.ask('GET', `/api/register-uploads/${uploadId}/preview`)
    let job = await clerk.ask('POST', '/api/register-imports', { uploadId, mapping: preview.mapping })
    let most = 0
    const began = performance.now()
    while (!['DONE', 'FAILED', 'CANCELLED'].includes(job.status)) {
      await new Promise((done) => setTimeout(done, 1000))
      job = await clerk.ask('GET', `/api/register-imports/${job.importId}`)
      const status = execFileSync('bash', ['-c', `grep VmRSS /proc/${platform.process.pid}/status`]).toString()
      most = Math.max(most, Number(status.match(/\d+/)[0]) / 1024)
    }
    console.log(`${rows} rows, heap ${heap}: ${job.status}, added ${job.added}, ${((performance.now() - began) / 1000).toFixed(0)} s, most resident ${most.toFixed(0)} MB`)
  } finally {
    await platform.remove()
  }
}
console.log(machine())
