import { describe, expect, it } from 'vitest'
import { count, day, flag, oneOf, readState, sorting, word, writeState } from './urlState'

const spec = {
  q: word(), tier: oneOf(['ANY', 'FORBIDDEN', 'WATCH'] as const), view: oneOf(['TODO', 'ALL'] as const, 'ALL'), guarded: flag(),
  from: day(), sort: sorting(['name', 'dueOn'], 'name,asc'), page: count(0, 1000), size: count(50, 200),
}

describe('filters in the address', () => {
  it('keeps a text whole up to the length that its field takes', () => {
    const said = '句'.repeat(500)
    expect(readState({ because: word('', 2000) }, { because: said }).because).toBe(said)
    expect(readState({ q: word() }, { q: said }).q).toHaveLength(200)
  })

  it('leaves usual values out', () => {
    expect(writeState(spec, readState(spec, {}))).toEqual({})
  })

  it('comes back as it went', () => {
    const state = { q: '财富 管理', tier: 'WATCH' as const, view: 'TODO' as const, guarded: false, from: '2026-05-08', sort: 'dueOn,desc', page: 3, size: 100 }
    expect(readState(spec, writeState(spec, state))).toEqual(state)
  })

  it('tells a filter that is off from one that is set to no', () => {
    expect(readState(spec, { guarded: 'false' }).guarded).toBe(false)
    expect(readState(spec, {}).guarded).toBeUndefined()
    expect(writeState(spec, { ...readState(spec, {}), guarded: false })).toEqual({ guarded: 'false' })
  })

  it('bears a malformed address', () => {
    const state = readState(spec, { tier: 'ALL', view: 'X', guarded: '1', from: '2026-13-99', sort: 'password,asc', page: '-1', size: '999999', q: ['甲', '乙'] })
    expect(state).toEqual({ q: '甲', tier: undefined, view: 'ALL', guarded: undefined, from: '', sort: 'name,asc', page: 0, size: 200 })
  })

  it('keeps what belongs to others and drops what is cleared', () => {
    expect(writeState(spec, { ...readState(spec, {}), q: '甲' }, { q: '乙', tier: 'WATCH', other: '1' })).toEqual({ other: '1', q: '甲' })
  })
})
