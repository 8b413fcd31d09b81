// The loop in its depth, at a real browser: three warnings become two clues, one is returned and handed to another unit, one is
// verified with photo and video and becomes a case with two measures, a partial refund and a referral; two people close it out, a
// follow-up finds it open again. Both forms are read at three dates (G11, G16–G23, Z10–Z12, AC-8).
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import XLSX from 'xlsx'
import { choose, launch, signedIn } from '../lib/browser.mjs'
import { learningAt } from '../lib/database.mjs'
import { tooWide, violations } from '../lib/pages.mjs'
import { appoint, PASSWORD, setUp } from '../lib/person.mjs'
import { Platform } from '../lib/platform.mjs'
import { creditCode } from '../lib/register.mjs'

const COUNTY = '340323000000'
const WANGZHUANG = '340323101000'
const LIUJI = '340323104000'
const FIRM = '固镇县虚构丙养老服务有限公司'
const CODE = creditCode('340323', 31)
const SIGN = '丙家颐养会所'
const OTHER = '固镇县虚构丁商贸有限公司'

const chinaDay = (at = new Date()) => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10)
const words = (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
const shift = (month, by) => {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
}
const TODAY = chinaDay()
// The month of the forms begins on the 26th of the month before.
const MONTH = Number(TODAY.slice(8)) > 25 ? shift(TODAY.slice(0, 7), 1) : TODAY.slice(0, 7)
const BEFORE = shift(MONTH, -1)
const FIRST = shift(MONTH, -2)
const REGISTERED = `${FIRST}-15`
const FILED = `${BEFORE}-15`

let platform
let browser
let people
const folder = mkdtempSync(join(tmpdir(), 'fangfei-depth-'))

before(async () => {
  platform = await new Platform().start()
  browser = await launch()
  const administrators = await setUp(platform)
  const unit = async (name, kind, regionCode) => (await administrators.system.ask('POST', '/api/units', { name, kind, regionCode })).unitId
  const office = await unit('固镇县处非办', 'LEAD_OFFICE', COUNTY)
  const wangzhuang = await unit('王庄镇人民政府', 'TOWNSHIP', WANGZHUANG)
  const liuji = await unit('刘集镇人民政府', 'TOWNSHIP', LIUJI)
  const person = (loginName, displayName, role, unitId, regionCode) => appoint(platform, administrators, { loginName, displayName, role, unitId, regionCode })
  people = {
    clerk: await person('clerk', '方经办', 'OFFICE_CLERK', office, COUNTY),
    lead: await person('lead', '李主任', 'OFFICE_LEAD', office, COUNTY),
    town: await person('town', '王干事', 'TOWNSHIP', wangzhuang, WANGZHUANG),
    liuji: await person('liuji', '刘干事', 'TOWNSHIP', liuji, LIUJI),
  }
})
after(async () => {
  await browser?.close()
  await platform?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** A warning of a subject: two signals of two sources. */
async function warned(subjectName, regionCode, creditCode) {
  let told
  for (const [rule, origin, because] of [
    ['POLICE_PLATFORM', '公安非法金融活动监测预警平台', '平台推送：以养老预存卡名义收取资金，承诺年息一成二。'],
    ['SUPERIOR_NOTICE', '蚌埠市委金融办', '市里提示：同类主体在外地已暴雷。'],
  ]) {
    told = await people.clerk.ask('POST', '/api/signals', {
      subjectName, regionCode, rule, origin, because, strength: 1, occurredAt: new Date(Date.now() - 3600_000).toISOString(), ...(creditCode && { creditCode }),
    })
  }
  assert.ok(told.warningId, `${subjectName} has a warning`)
  return told.warningId
}

async function typeDay(dialog, label, day) {
  const input = dialog.getByRole('combobox', { name: label })
  await input.fill(day)
  await input.press('Enter')
}

/** A step from the one main button, or from the menu beside it. */
async function step(page, word) {
  const other = page.getByRole('button', { name: '其他操作' })
  await other.waitFor()
  const main = page.locator('header.head .btn.main', { hasText: new RegExp(`^${word}$`) })
  if (await main.count()) return main.click()
  await other.click()
  await page.getByRole('menuitem', { name: new RegExp(`^${word}`) }).click()
}

/** Sends the dialog that a step opened; it closes when the platform took it. */
async function send(dialog, verb) {
  await dialog.locator('.form-foot').getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function toClue(page, warningId, fill) {
  await page.goto(`${platform.url}/warnings/${warningId}`)
  await page.getByRole('button', { name: '转为线索' }).click()
  const dialog = page.getByRole('dialog', { name: '登记线索' })
  await page.waitForFunction(() => document.querySelector('#rc-d')?.value.includes('平台预警'))
  await typeDay(dialog, '发现时间', REGISTERED)
  await fill?.(dialog)
  await dialog.getByRole('button', { name: '登记线索' }).click()
  await page.waitForURL(/\/clues\/[0-9a-f-]{36}/)
  return page.url().match(/clues\/([0-9a-f-]{36})/)[1]
}

async function hand(page, clueId, unit) {
  await page.goto(`${platform.url}/clues/${clueId}`)
  await step(page, '交办')
  const dialog = page.getByRole('dialog', { name: '交办' })
  await dialog.getByText('工作日，自').waitFor()
  if (unit) await choose(page, dialog, '承办单位', unit)
  await send(dialog, '交办')
}

async function accept(page, clueId) {
  await page.goto(`${platform.url}/clues/${clueId}`)
  await step(page, '签收')
  await send(page.getByRole('dialog', { name: '签收' }), '签收')
}

async function officers(dialog, names) {
  for (const [i, name] of names.entries()) await dialog.getByLabel(`第 ${i + 1} 名核查人员`).fill(name)
}

async function conclude(page, { people: names, illegality, elements, path, sector, method, amount, participants, summary, remark }) {
  await step(page, '填报结论')
  const dialog = page.getByRole('dialog', { name: '核查结论' })
  await officers(dialog, names)
  await dialog.getByText(illegality, { exact: true }).click()
  for (const [element, state, basis] of elements) {
    await dialog.getByRole('radiogroup', { name: element }).getByText(state, { exact: true }).click()
    if (basis) await dialog.getByLabel(`${element}的依据`).fill(basis)
  }
  if (path) await dialog.getByRole('radiogroup', { name: '处置路径' }).getByText(path, { exact: true }).click()
  await choose(page, dialog, '所属行业领域', sector)
  await choose(page, dialog, '集资方式', method)
  await dialog.getByText('线下', { exact: true }).click()
  if (amount) await dialog.locator('#cv-a').fill(amount)
  if (participants) await dialog.locator('#cv-p').fill(participants)
  await dialog.locator('#cv-s').fill(summary)
  if (remark) await dialog.locator('#cv-r').fill(remark)
  await send(dialog, '提交结论')
}

/** A photograph and a recording of what stands on the canvas of a page, as a phone would make them. */
async function pictures(page) {
  const made = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 })
    const pen = canvas.getContext('2d')
    const draw = (n) => {
      pen.fillStyle = `hsl(${n * 9} 60% 50%)`
      pen.fillRect(0, 0, 320, 240)
      pen.fillStyle = '#fff'
      pen.font = '28px sans-serif'
      pen.fillText(`门头 ${n}`, 40, 120)
    }
    const base64 = async (blob) => {
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    }
    draw(0)
    const photo = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
    const type = ['video/mp4', 'video/webm'].find((t) => MediaRecorder.isTypeSupported(t))
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: type })
    const parts = []
    recorder.ondataavailable = (event) => parts.push(event.data)
    const ended = new Promise((done) => (recorder.onstop = done))
    recorder.start()
    for (let n = 1; n <= 20; n++) {
      draw(n)
      await new Promise((done) => setTimeout(done, 50))
    }
    recorder.stop()
    await ended
    return { photo: await base64(photo), video: await base64(new Blob(parts, { type })), kind: type.split('/')[1] }
  })
  const files = [join(folder, '门头照片.jpg'), join(folder, `现场录像.${made.kind}`)]
  writeFileSync(files[0], Buffer.from(made.photo, 'base64'))
  writeFileSync(files[1], Buffer.from(made.video, 'base64'))
  return files
}

/** One step of the case in its dialog. */
async function caseStep(page, word, title, verb, fill) {
  await step(page, word)
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.waitFor()
  await fill?.(dialog)
  await send(dialog, verb)
}

/** A form as it is downloaded from its page: the rows below its heads that have a number or say that there is nothing. */
async function paper(page, month, form, asOf) {
  await page.goto(`${platform.url}/reports/${month}?form=${form}${asOf ? `&asOf=${encodeURIComponent(asOf)}` : ''}`)
  await page.getByRole('heading', { name: new RegExp(`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`) }).first().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 .xlsx' }).click()
  const anyway = page.getByRole('button', { name: '仍然下载' })
  await Promise.race([download, anyway.waitFor().then(() => anyway.click())])
  const file = join(folder, `${month}-${form}-${asOf ? 'then' : 'end'}.xlsx`)
  await (await download).saveAs(file)
  const cells = XLSX.utils.sheet_to_json(Object.values(XLSX.read(readFileSync(file)).Sheets)[0], { header: 1, raw: false, defval: '' })
  const width = form === 'cases' ? 18 : 15
  const head = cells.findIndex((row) => /序号/.test(row.join('|')))
  const end = cells.findIndex((row, i) => i > head && String(row[0]).startsWith('负责人'))
  return cells.slice(head + 1, end).map((row) => Array.from({ length: width }, (_, i) => String(row[i] ?? ''))).filter((row) => row.some(Boolean))
}

const ELDERLY = '教育、养老、涉农、商贸服务等其他领域涉非风险'
const SUMMARY = '现场见预存卡合同，承诺年息一成二，已收取37人资金。'
const DETERMINED = '认定为以养老服务为名的非法集资'

test('three warnings, two clues, one case, closed out and open again; both forms at three dates', async (t) => {
  const part = async (name, what) => {
    const began = Date.now()
    await what()
    t.diagnostic(`${name}: ${Math.round((Date.now() - began) / 1000)} s`)
  }
  const pages = {}
  for (const who of ['clerk', 'lead', 'town', 'liuji']) pages[who] = await signedIn(browser, platform.url, who, PASSWORD)
  const { clerk, lead, town, liuji } = pages
  const ids = {}

  await part('the first date: two clues of three warnings, one returned and handed on, one verified', async () => {
    await learningAt(platform, `${REGISTERED}T10:00:00+08:00`)
    const coded = await warned(FIRM, WANGZHUANG, CODE)
    const sign = await warned(SIGN, WANGZHUANG)
    const other = await warned(OTHER, WANGZHUANG)
    assert.equal(new Set([coded, sign, other]).size, 3)
    ids.warning = coded

    ids.clue = await toClue(clerk, coded)
    // The second warning knew the sign over the door only; the clerk writes which firm it is, in another spelling and without its code.
    const joined = await toClue(clerk, sign, (dialog) => dialog.locator('#rc-s').fill(' 固镇县虚构丙养老服务 有限责任公司'))
    assert.equal(joined, ids.clue, 'the second report joined the clue of the first')
    await clerk.locator('main').getByText('同一事项又有报告').first().waitFor()
    ids.second = await toClue(clerk, other)
    assert.notEqual(ids.second, ids.clue)
    await clerk.goto(`${platform.url}/clues`)
    await clerk.locator('main').getByText(OTHER).first().waitFor()
    assert.equal((await people.clerk.ask('GET', '/api/clues?view=TERRITORY')).total, 2)

    await hand(clerk, ids.clue)
    await hand(clerk, ids.second)
    await town.goto(`${platform.url}/clues/${ids.second}`)
    await step(town, '退回')
    const back = town.getByRole('dialog', { name: '退回' })
    await back.getByText('不在本辖区', { exact: true }).click()
    await back.locator('#st-n').fill('实际经营地在刘集镇')
    await send(back, '退回')
    await hand(clerk, ids.second, '刘集镇人民政府')
    await accept(liuji, ids.second)

    await accept(town, ids.clue)
    await town.getByRole('button', { name: '记走访' }).click()
    const visit = town.getByRole('dialog', { name: '走访记录' })
    await visit.getByText('发现异常', { exact: true }).click()
    await visit.locator('#vi-p').fill('王庄镇虚构路1号门店')
    await officers(visit, ['王干事', '张协管'])
    await visit.locator('#vi-s').fill(SIGN)
    await visit.locator('#vi-m').fill('店长一名、老年顾客约十人')
    await send(visit, '记下走访')
    const evidence = town.getByRole('region', { name: '证据' })
    await evidence.locator('input[type=file]').first().setInputFiles(await pictures(town))
    await evidence.getByText('2 件').waitFor()
    await evidence.getByRole('button', { name: '门头照片.jpg', exact: true }).waitFor()
    await town.waitForFunction(() => {
      const img = document.querySelector('section[aria-label="证据"] .thumb img')
      return img?.complete && img.naturalWidth > 0
    })
    const kept = await people.town.ask('GET', `/api/evidence?ownerKind=CLUE&ownerId=${ids.clue}`)
    assert.deepEqual(kept.map((e) => e.kind).sort(), ['PHOTO', 'VIDEO'])
    for (const e of kept) assert.deepEqual(e.marks, [], `${e.fileName} is what it says it is`)
    await conclude(town, {
      people: ['王干事', '张协管'], illegality: '属于非法集资', path: '先行政后刑事', sector: '教育、养老', method: '直接借贷', amount: '120.5', participants: '37',
      elements: [['非法性', '有', '没有任何许可'], ['公开性', '有', '门头和传单'], ['利诱性', '有', '合同写明年息'], ['社会性', '有', '对象是不特定老年人']],
      summary: SUMMARY, remark: '=涉及老年人',
    })
    await town.locator('main').getByText('已核查').first().waitFor()
  })

  await part('the second date: the case with two measures and a partial refund', async () => {
    await learningAt(platform, `${FILED}T10:00:00+08:00`)
    await liuji.goto(`${platform.url}/clues/${ids.second}`)
    await conclude(liuji, {
      people: ['刘干事', '陈协管'], illegality: '不属于非法集资', sector: '教育、养老', method: '商品经销',
      elements: [['非法性', '无', '只卖日用百货'], ['公开性', '未查明'], ['利诱性', '无', '没有承诺回报'], ['社会性', '未查明']],
      summary: '现场只有日用百货零售，没有吸收资金。',
    })

    await clerk.goto(`${platform.url}/clues/${ids.clue}`)
    await clerk.getByRole('region', { name: '案件' }).getByRole('button', { name: '立案件' }).click()
    const opening = clerk.getByRole('dialog', { name: '立案件' })
    await clerk.waitForFunction(() => document.querySelector('#oc-b')?.value)
    await opening.getByRole('button', { name: '立案件' }).click()
    await clerk.waitForURL(/\/cases\/[0-9a-f-]{36}/)
    ids.case = clerk.url().match(/cases\/([0-9a-f-]{36})/)[1]
    ids.subject = (await people.clerk.ask('GET', `/api/cases/${ids.case}`)).subjectId

    await caseStep(clerk, '登记行政立案', '登记行政立案', '登记立案', (d) => typeDay(d, '立案日期', FILED))
    await caseStep(clerk, '登记调查认定', '登记调查认定', '登记认定', (d) => d.locator('#cs-conclusion').fill(DETERMINED))
    await caseStep(clerk, '采取措施', '采取措施', '登记措施', (d) => d.locator('#cs-content').fill('约谈负责人并出具告知书'))
    await caseStep(clerk, '采取措施', '采取措施', '登记措施', async (d) => {
      await choose(clerk, d, '措施', '责令清退')
      await d.locator('#cs-content').fill('责令三十日内清退全部集资款')
    })
    await caseStep(clerk, '登记清退', '登记清退', '登记清退', async (d) => {
      await d.locator('#cs-returned').fill('20')
      await d.locator('#cs-repaidParticipants').fill('12')
      await choose(clerk, d, '资金来源', '集资资金余额')
    })
    await clerk.locator('main').getByText('未清退 100.50 万元').first().waitFor()
  })

  await part('now: referral, close-out by two people, and a follow-up that finds it open again', async () => {
    await learningAt(platform)
    await caseStep(clerk, '移送公安', '移送公安：批准', '登记决定', async (d) => {
      await d.locator('#cs-officers').fill('方经办、赵执法')
      await d.locator('#cs-decidedBy').fill('李主任')
    })
    await caseStep(clerk, '登记移送', '登记移送', '登记移送', async (d) => {
      const now = new Date(Date.now() + 8 * 3600_000).toISOString()
      await typeDay(d, '移送时间', `${now.slice(0, 10)} ${now.slice(11, 16)}`)
      await d.locator('#cs-organ').fill('固镇县公安局')
    })
    await caseStep(clerk, '登记公安决定', '登记公安决定', '登记')
    await clerk.getByText(`公安机关于 ${TODAY} 立案，非法吸收公众存款罪`).waitFor()

    const closing = clerk.getByRole('region', { name: '销号' })
    await closing.getByText('还有措施没有结果').waitFor()
    for (const measure of ['警示约谈并出具告知书', '责令清退']) {
      await clerk.locator('.rows li', { hasText: measure }).getByRole('button', { name: '登记结果' }).click()
      const result = clerk.getByRole('dialog', { name: `“${measure}”的结果` })
      await result.locator('#cs-result').fill('已停止宣传，已清退20万元')
      await send(result, '登记结果')
    }
    await closing.getByRole('button', { name: '申请销号' }).click()
    const proposal = clerk.getByRole('dialog', { name: '申请销号' })
    await proposal.getByText('刑事立案', { exact: true }).click()
    await proposal.getByText('关门停业', { exact: true }).click()
    await proposal.locator('#co-s').fill('门店已关停，已移送公安并立案。')
    await proposal.getByText('门头照片.jpg', { exact: true }).click()
    await proposal.getByRole('button', { name: '申请销号', exact: true }).click()
    await proposal.getByText('还有没清退的资金，写明为什么仍可销号。').waitFor()
    await proposal.locator('#co-o').fill('余款由公安机关追赃挽损')
    await send(proposal, '申请销号')
    await closing.getByText('由申请人以外的人审批', { exact: true }).waitFor()
    assert.ok(await closing.getByRole('button', { name: '审批' }).isDisabled(), 'nobody decides on his own proposal')

    await lead.goto(`${platform.url}/cases/${ids.case}`)
    await lead.getByRole('region', { name: '销号' }).getByRole('button', { name: '审批' }).click()
    const decision = lead.getByRole('dialog', { name: '审批销号' })
    await decision.getByText('余款由公安机关追赃挽损').waitFor()
    await decision.getByText('同意销号', { exact: true }).click()
    await send(decision, '提交')
    await lead.locator('.answers').getByText('已销号', { exact: true }).waitFor()
    assert.equal((await people.clerk.ask('GET', `/api/clues/${ids.clue}`)).status, 'CLOSED')

    await town.goto(`${platform.url}/cases/${ids.case}`)
    await town.getByRole('region', { name: '销号' }).getByRole('button', { name: '填报' }).first().click()
    const followUp = town.getByRole('dialog', { name: '填报回头看' })
    await followUp.getByText('发现反弹', { exact: true }).click()
    await followUp.getByText('提交后立即重新打开线索和案件').waitFor()
    await followUp.locator('#cs-t').fill('同一地点换了招牌继续收款')
    await send(followUp, '提交')
    await town.locator('.answers').getByText('在办', { exact: true }).waitFor()
    assert.equal((await people.clerk.ask('GET', `/api/clues/${ids.clue}`)).status, 'CONCLUDED')
    await clerk.goto(`${platform.url}/messages`)
    await clerk.locator('main').getByText('重新打开').first().waitFor()
  })

  await part('附件2 and 附件3 say at each date what was known then', async () => {
    const first = ['1', FIRM, ELDERLY, '直接借贷', '其他', words(REGISTERED), '安徽省蚌埠市固镇县王庄镇', '120.50', '37', '线下', '是', '先行政后刑事', '', '', '=涉及老年人']
    const second = ['2', OTHER, '', '', '其他', words(REGISTERED), '安徽省蚌埠市固镇县王庄镇', '', '', '', '', '', '', '', '']
    const nothing = (width, text) => [Array.from({ length: width }, (_, i) => (i === 1 ? text : ''))]
    assert.deepEqual(await paper(clerk, FIRST, 'clues'), [first, second])
    assert.deepEqual(await paper(clerk, FIRST, 'cases'), nothing(18, '本月无在办案件'))

    const handled = ['1', FIRM, ELDERLY, SUMMARY, '固镇县处非办', '安徽省蚌埠市固镇县王庄镇', '线下', '120.50', '100.50', '37', '25', words(FILED), DETERMINED, '否', '', '', '20.00', '=涉及老年人']
    assert.deepEqual(await paper(clerk, BEFORE, 'clues'), nothing(15, '本月无新增'))
    assert.deepEqual(await paper(clerk, BEFORE, 'cases'), [handled])
    // What was learned in the second month about the clues of the first: the administrative filing, and that the other is none.
    const known = [first.with(12, words(FILED)), second.with(2, ELDERLY).with(3, '商品经销（回购、寄存代售）').with(9, '线下').with(10, '否')]
    assert.deepEqual(await paper(clerk, FIRST, 'clues', `${BEFORE}-25T23:59:59+08:00`), known)

    // Reopened, the case is open in this month too. The criminal filing stands alone (note 6).
    assert.deepEqual(await paper(clerk, MONTH, 'clues'), nothing(15, '本月无新增'))
    assert.deepEqual(await paper(clerk, MONTH, 'cases'), [handled.with(13, `是（${words(TODAY)}）`)])
    const now = new Date().toISOString()
    assert.deepEqual(await paper(clerk, FIRST, 'clues', now), [known[0].with(12, words(TODAY)).with(13, '非法吸收公众存款罪'), known[1]])
    assert.deepEqual(await paper(clerk, FIRST, 'cases', now), nothing(18, '本月无在办案件'), 'the case was opened after that month')
  })

  await part('the pages of the matter fit the phone and pass the accessibility checks', async () => {
    const paths = [
      `/warnings/${ids.warning}`, `/clues/${ids.clue}`, `/cases/${ids.case}`, `/subjects/${ids.subject}`, `/evidence-lists/CLUE/${ids.clue}`, `/reports/${BEFORE}?form=cases`,
      '/warnings', '/clues', '/cases', '/ledger', '/close-outs?view=follow-ups', '/close-outs?view=all', '/watchlist', '/messages',
    ]
    const narrow = await signedIn(browser, platform.url, 'lead', PASSWORD, { width: 390, height: 844 })
    const [wide, broken] = [await tooWide(narrow, platform.url, paths), await violations(lead, platform.url, paths)]
    assert.deepEqual([...wide, ...broken], [])
    pages.narrow = narrow
  })

  for (const [who, page] of Object.entries(pages)) assert.deepEqual(page.failures, [], who)
})
