// A message arrives on every open page of its recipient, without a reload, through one stream; nobody else hears it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, signedIn } from '../lib/browser.mjs'
import { Platform } from '../lib/platform.mjs'
import { appoint, PASSWORD, Person, setUp } from '../lib/person.mjs'

const COUNTY = '340323000000'
const TOWNSHIP = '340323100000'

let platform
let browser
let units

before(async () => {
  platform = await new Platform().start()
  const administrators = await setUp(platform)
  const unit = (name, kind, regionCode) => administrators.system.ask('POST', '/api/units', { name, kind, regionCode })
  units = { office: await unit('固镇县处非办', 'LEAD_OFFICE', COUNTY), town: await unit('甲镇人民政府', 'TOWNSHIP', TOWNSHIP), other: await unit('乙镇人民政府', 'TOWNSHIP', '340323101000') }
  const person = (loginName, role, u) => appoint(platform, administrators, { loginName, displayName: loginName, role, unitId: u.unitId, regionCode: u.regionCode })
  await person('clerk', 'OFFICE_CLERK', units.office)
  await person('town', 'TOWNSHIP', units.town)
  await person('other', 'TOWNSHIP', units.other)
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await platform.remove()
})

const bell = (page) => page.locator('button.bell').getAttribute('aria-label')
async function until(page, label) {
  await page.locator(`button.bell[aria-label="${label}"]`).waitFor({ timeout: 15_000 })
}

test('an assigned clue rings on both pages of the township, and is read on both when it is opened on one', async () => {
  const town = await signedIn(browser, platform.url, 'town', PASSWORD)
  const second = await town.context().newPage()
  let streams = 0
  for (const page of [town, second]) page.on('request', (request) => (streams += request.url().endsWith('/api/messages/stream') ? 1 : 0))
  await second.goto(`${platform.url}/messages`)
  await second.getByRole('heading', { name: '消息' }).waitFor()
  const other = await signedIn(browser, platform.url, 'other', PASSWORD)
  const clerk = await new Person(platform.url).signIn('clerk', PASSWORD)
  const { clue } = await clerk.ask('POST', '/api/clues', { subjectName: '固镇虚构养老服务部', source: 'OTHER', foundOn: '2026-05-06', regionCode: TOWNSHIP, description: '门口贴有高息广告' })

  await clerk.ask('PUT', `/api/clues/${clue.clueId}/assignment`, { unitId: units.town.unitId, version: clue.version })

  await until(town, '消息，1 条未读')
  await until(second, '消息，1 条未读')
  assert.equal(await bell(other), '消息')
  assert.equal(streams, 0, 'the second page listens through the first one')
  await town.locator('button.bell').click()
  await town.locator('.bell-rows button').first().click()
  await town.waitForURL(`**/clues/${clue.clueId}`)
  await until(town, '消息')
  await until(second, '消息')
  assert.deepEqual([...town.failures, ...other.failures], [])
})
