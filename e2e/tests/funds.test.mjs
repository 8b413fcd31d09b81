// A bank runs the watch inside its walls and hands two files over (Y18, Q7, A13): its key takes two people, its file is taken in by its
// signature, an alert is read with its chart and judged, and what is sent again or changed is refused.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { bankData, keygen, signedAlerts } from '../lib/bank.mjs'
import { choose, launch, signedIn } from '../lib/browser.mjs'
import { tooWide, violations } from '../lib/pages.mjs'
import { appoint, PASSWORD, setUp } from '../lib/person.mjs'
import { Platform } from '../lib/platform.mjs'
import { creditCode } from '../lib/register.mjs'

const COUNTY = '340323000000'
const BANK = '固镇县虚构村镇银行'
const FIRM = creditCode('340323', 4711)

let platform
let browser
let printed
const folder = mkdtempSync(join(tmpdir(), 'fangfei-bank-'))

before(async () => {
  bankData(folder, FIRM)
  printed = keygen(folder)
  signedAlerts(folder, 'alerts.jsonl')
  platform = await new Platform().start()
  browser = await launch()
  const administrators = await setUp(platform)
  const unit = (name, kind) => administrators.system.ask('POST', '/api/units', { name, kind, regionCode: COUNTY })
  const office = await unit('固镇县处非办', 'LEAD_OFFICE')
  await unit(BANK, 'AGENCY')
  const person = (loginName, displayName, role) => appoint(platform, administrators, { loginName, displayName, role, unitId: office.unitId, regionCode: COUNTY })
  await person('clerk', '方经办', 'OFFICE_CLERK')
  await person('lead', '齐主任', 'OFFICE_LEAD')
})
after(async () => {
  await browser?.close()
  await platform?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Chooses a pair of files and answers what the platform says of it. */
async function bringIn(page, alerts, signature) {
  await page.goto(`${platform.url}/funds`)
  await page.getByRole('button', { name: '导入银行文件' }).first().click()
  const dialog = page.getByRole('dialog', { name: '导入银行文件' })
  await dialog.locator('input[type=file]').setInputFiles([alerts, signature])
  await dialog.getByRole('button', { name: '核对并接收' }).click()
  const answer = dialog.locator('.note b').first()
  await dialog.getByRole('button', { name: '完成' }).waitFor()
  const said = await answer.innerText()
  await dialog.getByRole('button', { name: '完成' }).click()
  return said
}

test('key by two people → file by its signature → alert with its chart → verdict → the mark answers for it', async () => {
  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  await clerk.goto(`${platform.url}/bank-keys`)
  await clerk.getByRole('button', { name: '登记公钥' }).first().click()
  const register = clerk.getByRole('dialog', { name: '登记银行公钥' })
  await choose(clerk, register, '银行', BANK)
  await register.locator('input[type=file]').setInputFiles(join(folder, 'bank.key.pub'))
  await register.getByRole('button', { name: '登记', exact: true }).click()
  await register.waitFor({ state: 'hidden' })
  const groups = await clerk.locator('.groups li').evaluateAll((items) => items.map((li) => li.lastChild.textContent.trim()))
  assert.equal(groups.length, 16)
  assert.ok(printed.includes(groups.join(' ')), 'the sixteen groups are those that the bank reads aloud')
  assert.equal(await clerk.getByRole('button', { name: '核对无误，确认' }).count(), 0, 'whoever registered it does not confirm it')
  assert.match(await bringIn(clerk, join(folder, 'alerts.jsonl'), join(folder, 'alerts.jsonl.sig')), /没有接收：公钥还没有确认/)

  const lead = await signedIn(browser, platform.url, 'lead', PASSWORD)
  await lead.getByText('待确认银行公钥').first().waitFor()
  await lead.goto(`${platform.url}/bank-keys`)
  await lead.locator('main').getByText(BANK).first().click()
  await lead.getByRole('button', { name: '核对无误，确认' }).click()
  const confirm = lead.getByRole('dialog', { name: '确认公钥' })
  await confirm.getByLabel('与谁核对').fill('银行合规部值班经理，座机核对，十六组一致')
  await confirm.getByRole('button', { name: '确认公钥' }).click()
  await confirm.waitFor({ state: 'hidden' })
  await lead.getByText('有效', { exact: true }).first().waitFor()

  assert.match(await bringIn(clerk, join(folder, 'alerts.jsonl'), join(folder, 'alerts.jsonl.sig')), new RegExp(`已接收“${BANK}”的文件`))
  await clerk.goto(`${platform.url}/funds?judged=WAITING`)
  await clerk.locator('main tr[data-row] a').first().click()
  await clerk.getByRole('heading', { name: FIRM }).waitFor()
  const why = clerk.getByRole('region', { name: '为什么' })
  assert.match(await why.innerText(), /万元/)
  const line = JSON.parse(readFileSync(join(folder, 'alerts.jsonl'), 'utf8').trim().split('\n').at(-1))
  const opinion = await clerk.getByRole('region', { name: '模型复核意见' }).innerText()
  assert.match(opinion, new RegExp(`模型复核 ${String(line.challenger.score).replace('.', '\\.')} 分`))
  assert.equal((opinion.match(/＋[\d.]+ 分/g) ?? []).length, line.challenger.reasons.length, 'each reason of the second model with what it adds')
  const weeks = clerk.getByRole('region', { name: '每周付入与付出' })
  await weeks.getByRole('img', { name: /周共付入/ }).waitFor()
  await weeks.getByText('逐周数字（表）').click()
  const told = readFileSync(join(folder, 'alerts.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line).weeks.length)
  assert.equal(await weeks.locator('tbody tr').count(), told.at(-1), 'a row for each week that the bank tells of')
  assert.ok(!(await clerk.locator('main').innerText()).includes('P001'), 'no account of a person is shown')
  await clerk.keyboard.press('1')
  const judge = clerk.getByRole('dialog', { name: /^研判/ })
  await judge.getByText('承诺或者支付固定回报', { exact: true }).click()
  await judge.getByRole('button', { name: '提交研判' }).click()
  await judge.waitFor({ state: 'hidden' })
  await clerk.getByText('属实').first().waitFor()

  await clerk.getByRole('button', { name: '转为线索' }).click()
  const clue = clerk.getByRole('dialog', { name: '登记线索' })
  await clue.getByLabel('统一社会信用代码').waitFor()
  assert.equal(await clue.getByLabel('统一社会信用代码').inputValue(), FIRM)
  assert.match(await clue.getByLabel('情况').inputValue(), new RegExp(`^${BANK}资金预警：近`), 'what the bank said is the description')
  assert.match(await clue.getByLabel('情况').inputValue(), /。$/, 'whole sentences')
  await clue.getByText('资金监测异动', { exact: true }).waitFor()
  await clue.getByRole('button', { name: '登记线索' }).click()
  await clerk.waitForURL(/\/clues\/[^/]+$/)
  await clerk.getByText(new RegExp(`${BANK}资金预警：近`)).first().waitFor()

  await clerk.goto(`${platform.url}/funds`)
  await clerk.getByRole('button', { name: '加急', exact: true }).click()
  await clerk.getByText('没有符合条件的资金预警').waitFor()
  assert.match(clerk.url(), /urgent=true/)

  await clerk.goto(`${platform.url}/funds/marks`)
  await clerk.locator('tbody tr th').first().waitFor()
  assert.ok((await clerk.locator('tbody td[data-title=已研判] a').count()) > 0)
  await clerk.goto(`${platform.url}/warnings`)
  await clerk.getByText(FIRM).first().waitFor({ timeout: 30_000 })
  for (const page of [clerk, lead]) assert.deepEqual(page.failures, [])
})

test('what is sent again or changed is refused, and the office sees why', async () => {
  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  const text = readFileSync(join(folder, 'alerts.jsonl'), 'utf8')
  writeFileSync(join(folder, 'changed.jsonl'), text.replace(/"score":\d/, '"score":1'))

  assert.match(await bringIn(clerk, join(folder, 'alerts.jsonl'), join(folder, 'alerts.jsonl.sig')), /没有接收：重复的文件/)
  assert.match(await bringIn(clerk, join(folder, 'changed.jsonl'), join(folder, 'alerts.jsonl.sig')), /没有接收：文件被改动/)

  await clerk.goto(`${platform.url}/funds/files?outcome=REFUSED`)
  await clerk.locator('main h1', { hasText: '3 份' }).waitFor()
  await clerk.getByText(/内容被改动过/).first().waitFor()
  assert.deepEqual(clerk.failures, [])
})

test('an alert that cannot be loaded beside the list says why, and is shown when it is asked for again', async () => {
  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  await clerk.goto(`${platform.url}/funds`)
  const row = clerk.locator('main tr[data-row]').first()
  const name = await row.locator('a').first().innerText()
  await clerk.route(/\/api\/funds\/alerts\/[^/?]+$/, (route) => route.fulfill({ status: 503, body: '' }))

  await row.locator('.few').last().click()

  const panel = clerk.getByRole('complementary', { name: '看不到这条资金预警' })
  await panel.getByText('服务正在启动或繁忙').waitFor()
  await clerk.unrouteAll()
  await panel.getByRole('button', { name: '再试一次' }).click()
  await clerk.getByRole('complementary', { name }).getByRole('link', { name: '打开' }).waitFor()
  assert.equal(await panel.count(), 0)
  assert.deepEqual(clerk.failures, [])
})

test('the pages fit a telephone and keep the rules of accessibility', async () => {
  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  await clerk.goto(`${platform.url}/funds`)
  const alert = await clerk.locator('main tr[data-row] a').first().getAttribute('href')
  const pages = ['/funds', alert, '/funds/marks', '/funds/files', '/bank-keys']
  assert.deepEqual(await violations(clerk, platform.url, pages), [])
  const phone = await signedIn(browser, platform.url, 'clerk', PASSWORD, { width: 390, height: 844 })
  assert.deepEqual(await tooWide(phone, platform.url, pages), [])
  assert.deepEqual(await violations(phone, platform.url, pages), [])
  for (const page of [clerk, phone]) assert.deepEqual(page.failures, [])
})
