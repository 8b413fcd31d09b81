// The thin loop as three people do it: the clerk imports the register, finds a hit and makes a clue of it; the lead of the office
// assigns it; the township concludes; the clerk downloads 附件2 and it is compared cell by cell (G6, G12, G19–G21).
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import XLSX from 'xlsx'
import { choose, launch, signedIn } from '../lib/browser.mjs'
import { tooWide, violations } from '../lib/pages.mjs'
import { Platform } from '../lib/platform.mjs'
import { appoint, PASSWORD, setUp } from '../lib/person.mjs'
import { creditCode } from '../lib/register.mjs'

const COUNTY = '340323000000'
const TOWNSHIP = '340323101000'
const FIRM = '固镇县虚构甲理财咨询有限公司'

let platform
let browser
const folder = mkdtempSync(join(tmpdir(), 'fangfei-e2e-'))

const day = (offset = 0) => {
  const date = new Date(Date.now() + 8 * 3600_000 + offset * 86_400_000)
  return date.toISOString().slice(0, 10)
}

before(async () => {
  platform = await new Platform().start()
  browser = await launch()
  const administrators = await setUp(platform)
  const unit = (name, kind, regionCode) => administrators.system.ask('POST', '/api/units', { name, kind, regionCode })
  const office = await unit('固镇县处非办', 'LEAD_OFFICE', COUNTY)
  const township = await unit('王庄镇人民政府', 'TOWNSHIP', TOWNSHIP)
  const person = (loginName, displayName, role, unitId, regionCode) =>
    appoint(platform, administrators, { loginName, displayName, role, unitId, regionCode })
  await person('clerk', '方经办', 'OFFICE_CLERK', office.unitId, COUNTY)
  await person('lead', '李主任', 'OFFICE_LEAD', office.unitId, COUNTY)
  await person('town', '王干事', 'TOWNSHIP', township.unitId, TOWNSHIP)
})
after(async () => {
  await browser?.close()
  await platform?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('import → hit → clue → assign → conclude → 附件2', async () => {
  const file = join(folder, '登记.csv')
  writeFileSync(
    file,
    [
      '企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址',
      `${FIRM},${creditCode('340323', 1)},2024-03-05,有限责任公司,甲某,500(万元),企业管理咨询；理财咨询。,安徽,蚌埠,固镇县王庄镇虚构路1号`,
      `固镇县虚构乙商贸有限公司,${creditCode('340323', 2)},2023-03-05,有限责任公司,乙某,50(万元),日用百货销售；不得从事理财业务。,安徽,蚌埠,固镇县王庄镇虚构路2号`,
      ',,,,,,,,,',
    ].join('\r\n'),
  )

  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  await clerk.getByRole('link', { name: '登记导入' }).click()
  await clerk.goto(`${platform.url}/imports/new`)
  await clerk.locator('input[type=file]').setInputFiles(file)
  await clerk.getByRole('button', { name: '开始导入' }).click()
  await clerk.getByText('已完成').first().waitFor()
  const summary = (await clerk.getByRole('region', { name: '汇总' }).innerText()).replace(/\s+/g, '')
  assert.match(summary, /读入[23]=/)

  await clerk.goto(`${platform.url}/firms?tier=FORBIDDEN`)
  await clerk.locator('main').getByText(FIRM).first().click()
  await clerk.locator('mark', { hasText: '理财' }).first().waitFor()
  assert.equal(await clerk.getByText('固镇县虚构乙商贸有限公司').count(), 0, 'a disclaimer is no hit')
  await clerk.getByRole('button', { name: '登记为线索' }).click()
  const dialog = clerk.getByRole('dialog', { name: '登记线索' })
  await dialog.waitFor()
  await clerk.waitForFunction((name) => document.querySelector('#rc-s')?.value === name, FIRM)
  await dialog.locator('#rc-d').fill('登记字样筛查发现，门头悬挂“高息理财”字样。')
  await dialog.getByRole('button', { name: '登记线索' }).click()
  await clerk.getByText(/已登记|340323-\d{4}-\d{6}/).first().waitFor()

  const lead = await signedIn(browser, platform.url, 'lead', PASSWORD)
  await lead.locator('main').getByText(FIRM).first().click()
  await lead.getByRole('button', { name: '交办' }).first().click()
  const assign = lead.getByRole('dialog', { name: '交办' })
  await assign.getByText('工作日，自').waitFor()
  await assign.getByRole('button', { name: '交办', exact: true }).click()
  await assign.waitFor({ state: 'hidden' })

  const town = await signedIn(browser, platform.url, 'town', PASSWORD)
  await town.locator('main').getByText(FIRM).first().click()
  await town.getByRole('button', { name: '签收', exact: true }).click()
  await town.getByRole('dialog', { name: '签收' }).getByRole('button', { name: '签收', exact: true }).click()
  await town.getByRole('button', { name: '填报结论', exact: true }).click()
  const conclude = town.getByRole('dialog', { name: '核查结论' })
  await conclude.getByLabel('第 1 名核查人员').fill('王干事')
  await conclude.getByLabel('第 2 名核查人员').fill('张协管')
  await conclude.getByText('属于非法集资', { exact: true }).click()
  for (const [element, state] of [['非法性', '有'], ['公开性', '未查明'], ['利诱性', '有'], ['社会性', '有']]) {
    await conclude.getByRole('radiogroup', { name: element }).getByText(state, { exact: true }).click()
    if (state === '有') await conclude.getByLabel(`${element}的依据`).fill('现场宣传单和合同')
  }
  await conclude.locator('#cv-e').fill('宣传单已交公安')
  await conclude.getByText('行政', { exact: true }).click()
  await choose(town, conclude, '所属行业领域', '民间投融资')
  await choose(town, conclude, '集资方式', '委托理财')
  await conclude.getByText('线下', { exact: true }).click()
  await conclude.locator('#cv-a').fill('123.455')
  await conclude.locator('#cv-p').fill('37')
  await conclude.locator('#cv-s').fill('现场见宣传单，承诺月息一分，已收取37人资金。')
  await conclude.locator('#cv-r').fill('=1+1 已责令停止')
  await conclude.getByRole('button', { name: '提交结论' }).click()
  await conclude.waitFor({ state: 'hidden' })

  await clerk.goto(`${platform.url}/reports`)
  await clerk.locator('main').getByText(FIRM).first().waitFor()
  const download = clerk.waitForEvent('download')
  await clerk.getByRole('button', { name: /下载/ }).click()
  const saved = join(folder, '附件2.xlsx')
  await (await download).saveAs(saved)
  const sheet = XLSX.read(readFileSync(saved)).Sheets
  const cells = XLSX.utils.sheet_to_json(Object.values(sheet)[0], { header: 1, raw: false, defval: '' })
  const header = cells.findIndex((row) => row[0] === '序号')
  assert.deepEqual(
    cells[header].map((c) => c.replace(/\s/g, '')).slice(0, 15),
    ['序号', '风险主体名称/个人姓名', '所属行业领域', '集资方式', '线索来源', '发现时间（年月日）', '涉及地区', '涉及金额（万元）', '涉及人数', '是否涉及互联网', '是否属于非法集资', '拟采取/已采取处置路径（行政/刑事）', '立案时间（年月日）', '立案罪名', '备注'],
  )
  const [y, m, d] = day().split('-').map(Number)
  const row = cells[header + 1]
  assert.equal(row[0], '1')
  assert.equal(row[1], FIRM)
  assert.match(row[2], /民间投融资、P2P网贷/)
  assert.equal(row[3], '委托理财')
  assert.match(row[5], new RegExp(`${y}年${m}月${d}日`))
  assert.match(row[6], /王庄镇/)
  assert.equal(row[7], '123.46', 'rounded half up to two decimals of 万元')
  assert.equal(row[8], '37')
  assert.equal(row[9], '线下')
  assert.equal(row[10], '是')
  assert.equal(row[11], '行政')
  assert.equal(row[12], '')
  assert.equal(row[13], '')
  assert.equal(row[14], '=1+1 已责令停止', 'a text that begins with = stays a text')
  assert.match(cells[0].join(''), /\d{4}年\d{1,2}月非法金融活动风险线索排查统计表/)
  assert.match(cells.flat().join(''), /负责人：.*填表人：.*日期：/)
  assert.match(cells.flat().join(''), /1\.本表为月报表/)

  for (const page of [clerk, lead, town]) assert.deepEqual(page.failures, [])
})

const LISTS = [
  '/', '/firms?tier=ANY', '/warnings', '/warning-rules', '/clues', '/clue-flow', '/watchlist', '/cases', '/ledger', '/close-outs', '/close-outs?view=follow-ups', '/reports',
  '/reports?form=cases', '/exports', '/imports', '/imports/new', '/unplaced', '/wording', '/territory', '/units', '/calendar', '/terms', '/case-settings', '/messages',
]

test('the phone-sized window keeps every page inside its width', async () => {
  const page = await signedIn(browser, platform.url, 'lead', PASSWORD, { width: 390, height: 844 })
  assert.deepEqual(await tooWide(page, platform.url, LISTS), [])
  assert.deepEqual(page.failures, [])
})

test('pages pass the accessibility checks', async () => {
  const page = await signedIn(browser, platform.url, 'lead', PASSWORD)
  assert.deepEqual(await violations(page, platform.url, LISTS), [])
  assert.deepEqual(page.failures, [])
})
