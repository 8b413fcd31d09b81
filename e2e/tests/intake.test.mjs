// Texts as people work with them (Q7, Q9): the clerk imports fifty adverts and judges ten; what the rules are worth changes; one advert is
// determined, handed over and taken down, and the month's figures count it.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import XLSX from 'xlsx'
import { advert, advertFile } from '../lib/adverts.mjs'
import { choose, launch, signedIn } from '../lib/browser.mjs'
import { asSuperuser } from '../lib/database.mjs'
import { tooWide, violations } from '../lib/pages.mjs'
import { appoint, PASSWORD, setUp } from '../lib/person.mjs'
import { Platform } from '../lib/platform.mjs'

const COUNTY = '340323000000'
const ADVERTS = 50

let platform
let browser
const folder = mkdtempSync(join(tmpdir(), 'fangfei-e2e-'))

before(async () => {
  platform = await new Platform().start()
  browser = await launch()
  const administrators = await setUp(platform)
  const unit = (name, kind) => administrators.system.ask('POST', '/api/units', { name, kind, regionCode: COUNTY })
  const office = await unit('固镇县处非办', 'LEAD_OFFICE')
  const market = await unit('固镇县市场监督管理局', 'AGENCY')
  const person = (loginName, displayName, role, unitId) =>
    appoint(platform, administrators, { loginName, displayName, role, unitId, regionCode: COUNTY })
  await person('clerk', '方经办', 'OFFICE_CLERK', office.unitId)
  await person('market', '齐科员', 'AGENCY', market.unitId)
})
after(async () => {
  await browser?.close()
  await platform?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the gravest text that nobody judged and judges it with the keyboard's 1 or 2 and a listed reason. */
async function judgeNext(page, key, reason) {
  await page.goto(`${platform.url}/intake?judged=WAITING&alarms=true&sort=score,desc`)
  await page.locator('main tr[data-row] a').first().click()
  await page.getByRole('region', { name: '原文' }).waitFor()
  await page.keyboard.press(key)
  const dialog = page.getByRole('dialog', { name: /^研判/ })
  await dialog.getByText(reason, { exact: true }).click()
  await dialog.getByRole('button', { name: '提交研判' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** The figures of each rule as the page shows them, by its name: hits, judged, false alarms, rate. */
async function rates(page) {
  await page.goto(`${platform.url}/intake/rules`)
  await page.locator('tbody tr th').first().waitFor()
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('tbody tr')].map((row) => {
        const [hits, judged, falseAlarms] = [...row.querySelectorAll('td.num')].map((cell) => Number(cell.textContent.replace(/\D/g, '')))
        return [row.querySelector('th').textContent.trim(), { hits, judged, falseAlarms, rate: row.querySelector('.rate b')?.textContent.trim() }]
      }),
    ),
  )
}

const GUARANTEE = '保本保息、刚性兑付'

test('import → judge → the rule answers for it → take down → the month counts it', async () => {
  const file = join(folder, '广告监测.csv')
  writeFileSync(file, advertFile(ADVERTS, { again: 2 }))

  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  await clerk.goto(`${platform.url}/intake-imports/new`)
  await clerk.locator('input[type=file]').setInputFiles(file)
  await clerk.getByLabel('默认来源').fill('广告监测周报')
  await clerk.getByRole('button', { name: '开始导入' }).click()
  await clerk.getByText('已完成').first().waitFor({ timeout: 60_000 })
  const summary = (await clerk.getByRole('region', { name: '汇总' }).innerText()).replace(/\s+/g, '')
  assert.equal(summary, `读入${ADVERTS + 2}=新增${ADVERTS}+重复出现2+已收过0+退回0`)

  await clerk.goto(`${platform.url}/intake?q=项目招募1&sort=sightings,desc`)
  await clerk.getByText('3 处来源').first().waitFor()

  const before = await rates(clerk)
  assert.ok(before[GUARANTEE].hits > 0)
  assert.equal(before[GUARANTEE].judged, 0)
  assert.equal(before[GUARANTEE].rate, undefined)

  for (let n = 0; n < 5; n++) await judgeNext(clerk, '1', '承诺还本付息或者高额回报')
  const half = await rates(clerk)
  for (let n = 0; n < 5; n++) await judgeNext(clerk, '2', '普通商品促销或者正常经营')
  const all = await rates(clerk)
  const judged = (found) => Math.max(...Object.values(found).map((rule) => rule.judged))
  assert.equal(judged(half), 5)
  assert.equal(judged(all), 10)
  const moved = Object.entries(all).filter(([name, rule]) => rule.judged > half[name]?.judged && half[name].judged > 0)
  assert.ok(moved.length > 0, 'a rule that was judged before was judged again')
  for (const [name, rule] of moved) {
    assert.equal(half[name].rate, '0%')
    assert.equal(rule.rate, `${Math.round((rule.falseAlarms / rule.judged) * 1000) / 10}%`)
    assert.ok(rule.falseAlarms > 0, `${name} was found false ${rule.judged - half[name].judged} times`)
  }
  const [name, { falseAlarms }] = moved[0]
  await clerk.getByRole('link', { name: `看“${name}”误报的 ${falseAlarms} 条` }).click()
  await clerk.waitForURL(/judged=FALSE_ALARM/)
  await clerk.locator('main h1', { hasText: `${falseAlarms} 条` }).waitFor()

  await clerk.goto(`${platform.url}/intake?judged=CONFIRMED`)
  await clerk.locator('main tr[data-row] a').first().click()
  const panel = clerk.getByRole('region', { name: '清理处置' })
  await panel.getByRole('button', { name: '认定', exact: true }).click()
  const determine = clerk.getByRole('dialog', { name: '认定涉嫌非法集资宣传' })
  await determine.getByText('《中华人民共和国广告法》第二十五条').click()
  await determine.getByRole('button', { name: '认定', exact: true }).click()
  await determine.waitFor({ state: 'hidden' })
  await panel.getByRole('button', { name: '移交', exact: true }).click()
  const handOver = clerk.getByRole('dialog', { name: '移交处置' })
  await choose(clerk, handOver, '接收单位', '固镇县市场监督管理局')
  await handOver.getByLabel('文号').fill('固处非移〔2026〕1号')
  await handOver.getByRole('button', { name: '移交', exact: true }).click()
  await handOver.waitFor({ state: 'hidden' })
  const address = new URL(clerk.url()).pathname
  const title = (await clerk.locator('main h1').first().innerText()).trim()

  const market = await signedIn(browser, platform.url, 'market', PASSWORD)
  await market.goto(`${platform.url}/intake`)
  await market.locator('main h1', { hasText: '1 条' }).waitFor()
  await market.locator('main tr[data-row] a').first().click()
  await market.getByRole('region', { name: '原文' }).waitFor()
  assert.equal((await market.locator('main h1').first().innerText()).trim(), title, 'the authority sees what was handed to it, and that alone')
  await market.getByRole('button', { name: '填报结果' }).click()
  const answer = market.getByRole('dialog', { name: '填报处置结果' })
  await answer.getByText('已删除', { exact: true }).click()
  await answer.getByRole('button', { name: '提交结果' }).click()
  await answer.waitFor({ state: 'hidden' })

  await clerk.goto(`${platform.url}/intake/takedowns`)
  await clerk.getByRole('link', { name: /月已清理的 1 条$/ }).waitFor()
  for (const figure of ['认定', '移交', '已清理']) {
    assert.equal(await clerk.getByRole('link', { name: new RegExp(`月${figure}的 1 条$`) }).count(), 1, figure)
  }
  await clerk.getByRole('link', { name: /月已清理的 1 条$/ }).click()
  await clerk.waitForURL(/count=CLEARED/)
  await clerk.locator('main h1', { hasText: '1 条' }).waitFor()
  assert.equal(await clerk.locator('main tr[data-row] a').first().getAttribute('href'), address)

  for (const page of [clerk, market]) assert.deepEqual(page.failures, [])
})

test('a complainant’s columns are named as left out, and a bad row says how to mend it', async () => {
  const file = join(folder, '投诉.csv')
  writeFileSync(
    file,
    [
      '工单编号,投诉人,联系电话,投诉内容,被投诉单位,受理时间',
      '1,某某,13900000000,交了两万元会员费说每月返利，现在门店关门联系不上，固镇虚构己1号健康管理有限公司,2026-11-02',
      '2,某某,13900000001,,,2026-11-03',
    ].join('\r\n'),
  )

  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  await clerk.goto(`${platform.url}/intake-imports/new`)
  await clerk.getByLabel('投诉', { exact: true }).check()
  await clerk.locator('input[type=file]').setInputFiles(file)
  await clerk.getByText(/已去掉 \d 栏：.*投诉人.*联系电话/).waitFor()
  await clerk.getByLabel('默认来源').fill('12345 热线')
  await clerk.getByRole('button', { name: '开始导入' }).click()
  await clerk.getByText('已完成').first().waitFor({ timeout: 60_000 })
  await clerk.getByRole('heading', { name: '退回的 1 行' }).waitFor()
  assert.deepEqual(clerk.failures, [])
})

test('the rejected rows are downloaded, mended and brought in', async () => {
  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  const bringIn = async (file) => {
    await clerk.goto(`${platform.url}/intake-imports/new`)
    await clerk.locator('input[type=file]').setInputFiles(file)
    await clerk.getByLabel('默认来源').fill('广告监测')
    await clerk.getByRole('button', { name: '开始导入' }).click()
    await clerk.getByText('已完成').first().waitFor({ timeout: 60_000 })
    return (await clerk.getByRole('region', { name: '汇总' }).innerText()).replace(/\s+/g, '')
  }
  const file = join(folder, '有错.csv')
  writeFileSync(file, `标题,正文,发布时间\r\n好的,${advert(701)},2026-11-01\r\n日期错,${advert(702)},二月三十\r\n`)
  assert.equal(await bringIn(file), '读入2=新增1+重复出现0+已收过0+退回1')

  const download = clerk.waitForEvent('download')
  await clerk.getByRole('button', { name: '下载退回的行' }).click()
  const saved = join(folder, (await download).suggestedFilename())
  await (await download).saveAs(saved)
  assert.match(saved, /有错-需修改的行\.xlsx$/)
  const book = XLSX.read(readFileSync(saved))
  const [name] = book.SheetNames
  const rows = XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1, raw: false, defval: '' })
  assert.deepEqual(rows[0], ['标题', '正文', '发布时间', '原始行号', '问题', '处理办法'])
  assert.equal(rows.length, 2)
  rows[1][2] = '2026-02-28'
  XLSX.utils.book_append_sheet((book.Sheets = {}, book.SheetNames = [], book), XLSX.utils.aoa_to_sheet(rows), name)
  XLSX.writeFile(book, saved)
  assert.equal(await bringIn(saved), '读入1=新增1+重复出现0+已收过0+退回0')
  assert.deepEqual(clerk.failures, [])
})

test('texts that older rules read are read anew, and each figure opens its rows', async () => {
  const clerk = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  const strip = clerk.getByRole('region', { name: '重新识别' })
  await clerk.goto(`${platform.url}/intake`)
  await clerk.locator('main tr[data-row]').first().waitFor()
  assert.equal(await strip.count(), 0, 'nothing is said when the rules in force read all texts')
  await asSuperuser(platform, `update intake_item set screen_version = 'older', score = 0, level = 'GREEN', kinds = '{}'
                               where item_id in (select item_id from intake_item where score >= 40 and verdict is null order by item_id limit 2)`)

  await clerk.reload()
  await strip.getByRole('link', { name: '看按以前的规则识别的 2 条' }).click()
  await clerk.waitForURL(/outdated=true/)
  await clerk.locator('main h1', { hasText: '2 条' }).waitFor()
  await strip.getByRole('button', { name: '按现行规则重新识别' }).click()
  await clerk.getByRole('button', { name: '开始重新识别' }).click()
  await strip.getByText('已完成').waitFor({ timeout: 30_000 })
  await strip.getByRole('link', { name: '看升为报警的 2 条' }).click()
  await clerk.waitForURL(/outcome=RAISED/)
  await clerk.locator('main h1', { hasText: '2 条' }).waitFor()

  await clerk.goto(`${platform.url}/intake/rules`)
  await clerk.getByRole('link', { name: '看升为报警的 2 条' }).waitFor()
  assert.deepEqual(clerk.failures, [])
})

const PAGES = ['/', '/intake', '/intake?judged=WAITING&alarms=true', '/intake/rules', '/intake/takedowns', '/intake-imports', '/intake-imports/new']

async function withItem(page) {
  await page.goto(`${platform.url}/intake`)
  const path = await page.locator('main tr[data-row] a').first().getAttribute('href')
  await page.goto(`${platform.url}/intake-imports`)
  const run = await page.locator('main tr[data-row] a').first().getAttribute('href')
  return [...PAGES, path, `/intake?peek=${path.split('/').pop()}`, run]
}

test('the phone-sized window keeps the pages of texts inside its width', async () => {
  const page = await signedIn(browser, platform.url, 'clerk', PASSWORD, { width: 390, height: 844 })
  assert.deepEqual(await tooWide(page, platform.url, await withItem(page)), [])
  const system = await signedIn(browser, platform.url, 'system', PASSWORD, { width: 390, height: 844 })
  assert.deepEqual(await tooWide(system, platform.url, ['/intake-sources', '/intake-sources?tab=TOKENS']), [])
  assert.deepEqual([...page.failures, ...system.failures], [])
})

test('the pages of texts pass the accessibility checks', async () => {
  const page = await signedIn(browser, platform.url, 'clerk', PASSWORD)
  assert.deepEqual(await violations(page, platform.url, await withItem(page)), [])
  const system = await signedIn(browser, platform.url, 'system', PASSWORD)
  assert.deepEqual(await violations(system, platform.url, ['/intake-sources', '/intake-sources?tab=TOKENS']), [])
  assert.deepEqual([...page.failures, ...system.failures], [])
})
