import { describe, expect, it } from 'vitest'
import { allDone, isShown, registerWaiting, waitingFor, type WaitingGroup } from './waiting'

const group = (key: string, order: number, permission: string): WaitingGroup => ({
  key, title: key, unit: '件', order, permission, to: '/', room: key, load: () => Promise.resolve({ rows: [], total: 0 }),
})
const some = { data: { rows: [], total: 3 }, error: null }
const none = { data: { rows: [], total: 0 }, error: null }
const failed = { data: undefined, error: new Error('不通') }
const asked = { data: undefined, error: null }

describe('what waits', () => {
  registerWaiting(group('late', 30, 'late:do'))
  registerWaiting(group('early', 10, 'early:do'))
  registerWaiting(group('middle', 20, 'middle:do'))

  it('comes in its order, and only to who may do it', () => {
    expect(waitingFor(() => true).map((g) => g.key)).toEqual(['early', 'middle', 'late'])
    expect(waitingFor((p) => p !== 'middle:do').map((g) => g.key)).toEqual(['early', 'late'])
    expect(waitingFor(() => false)).toEqual([])
  })

  it('is replaced by another group of the same key', () => {
    registerWaiting({ ...group('late', 5, 'late:do'), title: '新的' })

    expect(waitingFor(() => true).map((g) => g.title)).toEqual(['新的', 'early', 'middle'])
  })
})

describe('a group', () => {
  it('is shown when something waits or it failed, and not while nothing is known', () => {
    expect([some, failed, none, asked].map(isShown)).toEqual([true, true, false, false])
  })

  it('keeps the workbench from being called empty until it is known to be', () => {
    expect(allDone([none, none])).toBe(true)
    expect(allDone([])).toBe(true)
    for (const other of [some, failed, asked]) expect(allDone([none, other])).toBe(false)
  })
})
