// Case statements as people work with them (issue 5 item 5(b), A13, FILE-5): the clerk proposes, the lead approves, a wrong total refuses
// the whole file, and the page says who paid in, what is outstanding and where the money went.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signedIn } from '../lib/browser.mjs'
import { tooWide, violations } from '../lib/pages.mjs'
import { appoint, PASSWORD, Person, setUp } from '../lib/person.mjs'
import { Platform } from '../lib/platform.mjs'

const COUNTY = '340323000000'
const TOWN = '340323100000'
const NAME = '固镇县沅湄养生咨询有限公司'

let platform
let browser
let funds
let matter
const folder = mkdtempSync(join(tmpdir(), 'fangfei-e2e-'))
const statement = join(folder, '流水.csv')
const scan = join(folder, '批准文书.pdf')

/** Forty people pay in, are paid two per cent a month, and half of it goes on to one person. */
function paper() {
  const lines = []
  let paidIn = 0
  let paidOut = 0
  const day = (n) => new Date(Date.UTC(2025, 0, 6) + n * 86_400_000).toISOString().slice(0, 10)
  const pay = (n, payer, payee, yuan) => {
    lines.push(`T${lines.length},${day(n)}T09:30:00,${payer},${payee},${yuan},TRANSFER,`)
    if (payee === 'S-1') paidIn += yuan
    else paidOut += yuan
  }
  for (let i = 0; i < 40; i++) {
    const yuan = 10_000 * (1 + (i % 5))
    pay(i * 5, `P-${i}`, 'S-1', yuan)
    for (let n = i * 5 + 30; n < 260; n += 30) pay(n, 'S-1', `P-${i}`, yuan / 50)
    pay(i * 5 + 2, 'S-1', 'K-1', yuan / 2)
  }
  writeFileSync(statement, `txn_id,time,payer,payee,amount,channel,memo\n${lines.join('\n')}\n`)
  return { rows: lines.length, paidIn, paidOut }
}

before(async () => {
  platform = await new Platform().start()
  browser = await launch()
  const administrators = await setUp(platform)
  const office = await administrators.system.ask('POST', '/api/units', { name: '固镇县处非办', kind: 'LEAD_OFFICE', regionCode: COUNTY })
  const town = await administrators.system.ask('POST', '/api/units', { name: '谷阳镇人民政府', kind: 'TOWNSHIP', regionCode: TOWN })
  const person = (loginName, displayName, role) => appoint(platform, administrators, { loginName, displayName, role, unitId: office.unitId, regionCode: COUNTY })
  await person('clerk', '方经办', 'OFFICE_CLERK')
  await person('lead', '费主任', 'OFFICE_LEAD')
  await person('leader', '乐县长', 'LEADER')
  const township = await appoint(platform, administrators, { loginName: 'town', displayName: '童专干', role: 'TOWNSHIP', unitId: town.unitId, regionCode: TOWN })
  const clerk = await new Person(platform.url).signIn('clerk', PASSWORD)
  const { clue } = await clerk.ask('POST', '/api/clues', { subjectName: NAME, source: 'OTHER', foundOn: '2026-01-05', regionCode: TOWN, description: '群众反映' })
  const assigned = await clerk.ask('PUT', `/api/clues/${clue.clueId}/assignment`, { unitId: town.unitId, version: clue.version })
  const found = await township.ask('PUT', `/api/clues/${clue.clueId}/finding`, {
    version: assigned.version, visitedOn: '2026-01-06', officers: ['甲某', '乙某'], illegality: 'ILLEGAL', path: 'ADMINISTRATIVE', sector: 'CONSUMER_SERVICES', method: 'QUASI_PYRAMID',
    channel: 'OFFLINE', amount: 800_000, participants: 35, summary: '现场查见合同和收据', noEvidenceReason: '合同已在镇政府保管',
    elements: ['UNLAWFUL', 'PUBLIC', 'INDUCING', 'SOCIAL'].map((element) => ({ element, state: 'PRESENT', basis: '合同和收据' })),
  })
  matter = (await clerk.ask('POST', '/api/cases', { clueId: clue.clueId, clueVersion: found.version, leadUnitId: office.unitId, handlingBody: '固镇县处非办' })).caseId
  const [subject] = await clerk.ask('GET', `/api/subjects?q=${encodeURIComponent(NAME)}`)
  funds = (await clerk.ask('POST', '/api/funds/cases', { subjectId: subject.subjectId })).caseId
  writeFileSync(scan, '%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n')
})
after(async () => {
  await browser?.close()
  await platform?.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function propose(page, totals) {
  await page.goto(`${platform.url}/funds-cases/${funds}`)
  await page.getByRole('button', { name: '提出导入流水' }).click()
  const dialog = page.getByRole('dialog', { name: '提出导入流水' })
  await dialog.getByLabel('银行或支付机构').fill('固镇某村镇银行')
  await dialog.getByLabel('批准文号').fill('固处非查〔2026〕3号')
  await dialog.getByRole('combobox', { name: '批准日期' }).fill('2026-01-06')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('批准机关').fill('固镇县处非办')
  await dialog.locator('#ps-a').setInputFiles(scan)
  await dialog.locator('#ps-f').setInputFiles(statement)
  await dialog.getByLabel('总笔数').fill(String(totals.rows))
  await dialog.getByLabel('转入合计').fill(String(totals.paidIn))
  await dialog.getByLabel('转出合计').fill(String(totals.paidOut))
  await dialog.getByLabel('账户 1', { exact: true }).fill('S-1')
  await dialog.getByRole('button', { name: '提出', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function approve(page) {
  await page.goto(`${platform.url}/funds-cases/${funds}`)
  await page.getByRole('button', { name: '批准导入' }).click()
  await page.getByRole('button', { name: '已核对，批准' }).click()
}

test('propose → approve by another → a wrong total refuses the file → the right one is read and followed to its payments', async () => {
  const totals = paper()
  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  const lead = await signedIn(browser, platform.url, 'lead', PASSWORD)

  await propose(clerk, { ...totals, paidIn: totals.paidIn + 1 })
  assert.equal(await clerk.getByRole('button', { name: '批准导入' }).count(), 0, 'the clerk cannot approve')
  await lead.goto(platform.url)
  await lead.getByText('待审批案件流水').first().waitFor()
  await approve(lead)
  await lead.getByText('转入合计应为').waitFor()
  await lead.getByText('核对不符，未导入').waitFor()

  await propose(clerk, totals)
  await approve(lead)
  await lead.getByText('已导入', { exact: true }).waitFor()
  await lead.getByRole('tab', { name: '分析' }).click()
  const summary = (await lead.getByRole('region', { name: '汇总' }).innerText()).replace(/\s+/g, '')
  assert.ok(summary.startsWith(`出资人40人转入本金${(totals.paidIn / 10_000).toFixed(2)}万元`), summary)
  await lead.getByRole('img', { name: /资金去向图/ }).waitFor()
  await lead.getByRole('button', { name: /^看这/ }).first().click()
  await lead.getByRole('dialog').locator('tr[data-row]').first().waitFor()
  await lead.keyboard.press('Escape')
  await lead.getByRole('tab', { name: '收付对象' }).click()
  await lead.getByRole('button', { name: '转入（元）' }).click()
  await lead.locator('tr[data-row]').first().waitFor()
  assert.match(lead.url(), /tab=parties.*sort=inAmount/)
  await lead.getByRole('tab', { name: '去向' }).click()
  await lead.getByText('K-1').first().waitFor()

  const words = (text) => text.replace(/\s+/g, '')
  await lead.goto(`${platform.url}/cases/${matter}`)
  const card = lead.getByRole('region', { name: '案件资金' })
  await card.getByText('转入本金').waitFor()
  const shown = words(await card.innerText())
  for (const figure of summary.match(/[\d.]+(万元|人)/g).slice(0, 4)) assert.ok(shown.includes(figure), `${figure} of the page in ${shown}`)
  await card.getByRole('link', { name: /1 份流水/ }).click()
  await lead.getByRole('region', { name: '汇总' }).waitFor()
  const leader = await signedIn(browser, platform.url, 'leader', PASSWORD)
  await leader.goto(`${platform.url}/cases/${matter}`)
  await leader.getByRole('heading', { name: NAME }).waitFor()
  assert.equal(await leader.getByText('案件资金').count(), 0, 'who may not see the money of a case sees no card')

  const pages = ['/funds-cases', `/cases/${matter}`, ...['statements', 'reading', 'parties', 'path'].map((tab) => `/funds-cases/${funds}?tab=${tab}`)]
  assert.deepEqual(await violations(lead, platform.url, pages), [])
  const phone = await signedIn(browser, platform.url, 'lead', PASSWORD, { width: 390, height: 844 })
  assert.deepEqual(await tooWide(phone, platform.url, pages), [])
  assert.deepEqual(await violations(phone, platform.url, pages), [])
  assert.deepEqual([...clerk.failures, ...lead.failures, ...leader.failures, ...phone.failures], [])
})
