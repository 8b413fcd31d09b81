import { describe, expect, it } from 'vitest'
import { arranged, filtersOf, queryOf, queryText, says, tableColumns } from './lists'

const all = [
  { key: 'name', title: '企业' }, { key: 'code', title: '信用代码', wideOnly: true }, { key: 'place', title: '属地', width: '140px' },
]

describe('the columns somebody chose', () => {
  it('stand as the page has them when nothing is chosen', () => {
    expect(arranged(all, []).map((c) => [c.key, c.shown])).toEqual([['name', true], ['code', true], ['place', true]])
    expect(tableColumns(all, arranged(all, []), false)).toEqual(all)
  })

  it('come in the chosen order and width, without those put away', () => {
    const columns = arranged(all, [{ key: 'place', shown: true, width: 200 }, { key: 'name', shown: true }, { key: 'code', shown: false }])
    expect(tableColumns(all, columns, true).map((c) => [c.key, c.width])).toEqual([['place', '200px'], ['name', undefined]])
  })

  it('shows what is new to the page and forgets what it does not know any more', () => {
    expect(arranged(all, [{ key: 'gone', shown: true }, { key: 'place', shown: true }]).map((c) => c.key)).toEqual(['name', 'code', 'place'])
  })

  it('never leaves a table without a column', () => {
    expect(arranged(all, all.map((c) => ({ key: c.key, shown: false }))).filter((c) => c.shown)).toHaveLength(3)
  })

  it('shows a chosen column on narrow screens too', () => {
    expect(tableColumns(all, arranged(all, [{ key: 'code', shown: true }]), true).find((c) => c.key === 'code')!.wideOnly).toBe(false)
  })
})

describe('an optional column', () => {
  it('waits until it is chosen', () => {
    const more = [...all, { key: 'kind', title: '类型', optional: true }]
    expect(tableColumns(more, arranged(more, []), false).map((c) => c.key)).toEqual(['name', 'code', 'place'])
    expect(tableColumns(more, arranged(more, [{ key: 'kind', shown: true }]), true).map((c) => c.key)).toContain('kind')
  })
})

describe('the filters of an address', () => {
  it('are the same text for the same rows, wherever on the list somebody is', () => {
    const one = queryText(filtersOf({ tier: 'WATCH', q: '财富 管理', page: '3', peek: 'x', saved: 'y' }))
    const other = queryText(filtersOf({ q: ['财富 管理'], tier: 'WATCH' }))
    expect(one).toBe(other)
    expect(queryOf(one)).toEqual({ q: '财富 管理', tier: 'WATCH' })
  })

  it('leave a tab as it is opened only while they say the tab and nothing else', () => {
    expect(says({}, {})).toBe(true)
    expect(says({ view: 'follow-ups' }, { view: 'follow-ups' })).toBe(true)
    expect(says({ view: 'follow-ups' }, {})).toBe(false)
    expect(says({}, { view: 'follow-ups' })).toBe(false)
    expect(says({ view: 'follow-ups', saved: 'all' }, { view: 'follow-ups' })).toBe(false)
    expect(says({ view: 'all' }, { view: 'proposed' })).toBe(false)
  })

  it('are written with characters the server takes', () => {
    expect(queryText({ q: `<a b="c'd">&=+%\n甲！` })).toMatch(/^[A-Za-z0-9%._~*+,=&:!'()-]*$/)
  })
})
