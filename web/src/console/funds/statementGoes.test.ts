import { describe, expect, it } from 'vitest'
import { sameKey, statementGoes, statementStands } from './statementGoes'

describe('a statement', () => {
  it('moves by itself from the approval to its end', () => {
    expect(['PROPOSED', 'QUEUED', 'RUNNING', 'INTERRUPTED', 'DONE', 'REFUSED'].filter(statementGoes)).toEqual(['QUEUED', 'RUNNING', 'INTERRUPTED'])
  })
  it('can be stopped before its end and not afterwards', () => {
    expect(statementStands('PROPOSED')).toBe(true)
    expect(['DONE', 'REFUSED', 'CANCELLED', 'DECLINED', 'FAILED', 'SUPERSEDED'].some(statementStands)).toBe(false)
  })
})

describe('what was shown before', () => {
  const before = ['case-1', { party: 'P-1', title: '甲' }, { page: 0, size: 50 }]
  it('stays while a page of the same party is turned', () => {
    expect(sameKey(before, ['case-1', { party: 'P-1', title: '甲' }])).toBe(true)
  })
  it('is not shown for another party, another case, or when there was nothing', () => {
    expect(sameKey(before, ['case-1', { party: 'P-2', title: '乙' }])).toBe(false)
    expect(sameKey(before, ['case-2', { party: 'P-1', title: '甲' }])).toBe(false)
    expect(sameKey(undefined, ['case-1'])).toBe(false)
  })
})
