import { expect, test } from 'vitest'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import AskedPanel from '@/ui/AskedPanel.vue'
import { toProblem } from '@/ui/problem'

const pages = import.meta.glob<string>('./*/*.vue', { query: '?raw', import: 'default', eager: true })
const peeking = Object.entries(pages).filter(([, page]) => /use\w+\(computed\(\(\) => state\.value\.peek\)/.test(page))

test('the lists that ask for what is peeked at are found', () => {
  expect(peeking.map(([path]) => path)).toEqual(expect.arrayContaining([
    './casework/CaseList.vue', './clue/ClueList.vue', './funds/FundsList.vue', './intake/IntakeList.vue', './ledger/LedgerList.vue', './registry/KeyList.vue',
    './registry/UnplacedList.vue', './verification/WatchlistList.vue', './warning/WarningList.vue',
  ]))
})

test.each(peeking)('%s hands what went wrong, and the asking again, to the panel', (_, page) => {
  const asked = /data: (\w+), error: (\w+), refetch: (\w+) \} = use\w+\(computed\(\(\) => state\.value\.peek\)/.exec(page)
  expect(asked).not.toBeNull()
  const [, data, error, again] = asked!
  const panel = /<AskedPanel .*>/.exec(page)?.[0] ?? ''

  expect(panel).toMatch(/v-if="state\.peek" /)
  expect(panel).toContain(`:asked="${data}" :error="${error}"`)
  expect(panel).toContain(`@retry="${again}()"`)
})

const shown = (asked: { name: string } | undefined, error: unknown) =>
  renderToString(createSSRApp({
    render: () => h(AskedPanel<{ name: string }>, { asked, error, title: (a: { name: string }) => a.name, missing: '看不到这户企业' }, {
      default: (given: { asked: { name: string } }) => `事实：${given.asked.name}`, foot: (given: { asked: { name: string } }) => `打开${given.asked.name}`,
    }),
  }))

/** A click that is answered by nothing looks like a page that hangs. */
test('a panel whose row cannot be loaded says why and offers to try again', async () => {
  const html = await shown(undefined, toProblem(undefined, 503))

  expect(html).toContain('看不到这户企业')
  expect(html).toContain('服务正在启动或繁忙')
  expect(html).toContain('再试一次')
  expect(html).not.toContain('事实')
  expect(html).not.toContain('打开')
})

test('what was loaded is shown, also when asking for it once more failed', async () => {
  for (const error of [null, toProblem(undefined, 503)]) {
    const html = await shown({ name: '汇鑫财富' }, error)

    expect(html).toContain('事实：汇鑫财富')
    expect(html).toContain('打开汇鑫财富')
    expect(html).not.toContain('再试一次')
  }
})

test('until the answer is there, there is no panel', async () => {
  expect(await shown(undefined, null)).not.toContain('aside')
})
