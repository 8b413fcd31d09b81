import { describe, expect, it } from 'vitest'
import { allMatching, useBulk } from './bulk'

const rows = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: `k${from + i}` }))

describe('selecting all that match', () => {
  it('gathers every page once', async () => {
    const asked: number[] = []
    const keys = await allMatching(async (page, size) => {
      asked.push(page)
      return { rows: rows(page * size, Math.min(450, (page + 1) * size)), total: 450 }
    }, (r) => r.id)
    expect(keys.size).toBe(450)
    expect(asked).toEqual([0, 1, 2])
  })

  it('takes a row that moved between two pages once, and stops at the most', async () => {
    expect((await allMatching(async () => ({ rows: rows(0, 200), total: 400 }), (r) => r.id)).size).toBe(200)
    expect((await allMatching(async (page, size) => ({ rows: rows(page * size, (page + 1) * size), total: 9_999 }), (r) => r.id, 300)).size).toBe(300)
  })
})

describe('an act on many', () => {
  const bulkOf = (act: (keys: string[]) => Promise<{ key: string; ok: boolean; reason?: string }[]>) =>
    useBulk<{ id: string }>({ act, keyOf: (r) => r.id, label: (r) => `第${r.id}`, portion: 2 })

  it('says what became of each, keeps the failed ones selected and retries only those', async () => {
    let broken = true
    const asked: string[][] = []
    const bulk = bulkOf(async (keys) => {
      asked.push(keys)
      return keys.map((key) => ({ key, ok: !(broken && key === 'k1'), ...(key === 'k1' && { reason: '已有人办' }) }))
    })
    bulk.select(new Set(['k0', 'k1', 'k2']), rows(0, 3))

    await bulk.run()
    expect(bulk.failed.map((r) => [r.label, r.reason])).toEqual([['第k1', '已有人办']])
    expect([...bulk.selected]).toEqual(['k1'])

    broken = false
    await bulk.retry()
    expect(asked).toEqual([['k0', 'k1'], ['k2'], ['k1']])
    expect(bulk.failed).toHaveLength(0)
    expect(bulk.results).toHaveLength(3)
  })

  it('goes on after a portion that failed as a whole', async () => {
    const bulk = bulkOf(async (keys) => {
      if (keys.includes('k0')) throw new Error('away')
      return keys.map((key) => ({ key, ok: true }))
    })
    bulk.select(new Set(['k0', 'k1', 'k2']), rows(0, 3))

    await bulk.run()

    expect(bulk.failed.map((r) => r.key)).toEqual(['k0', 'k1'])
    expect(bulk.failed[0]!.reason).toBeTruthy()
  })

  it('tells a thing of which nothing was answered', async () => {
    const bulk = bulkOf(async () => [])
    bulk.select(new Set(['k0']), rows(0, 1))

    await bulk.run()

    expect(bulk.failed[0]!.reason).toContain('核对')
  })
})
