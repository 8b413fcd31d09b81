import { describe, expect, it } from 'vitest'
import { statementGoes, statementStands } from './statementGoes'

describe('a statement', () => {
  it('moves by itself from the approval to its end', () => {
    expect(['PROPOSED', 'QUEUED', 'RUNNING', 'INTERRUPTED', 'DONE', 'REFUSED'].filter(statementGoes)).toEqual(['QUEUED', 'RUNNING', 'INTERRUPTED'])
  })
  it('can be stopped before its end and not afterwards', () => {
    expect(statementStands('PROPOSED')).toBe(true)
    expect(['DONE', 'REFUSED', 'CANCELLED', 'DECLINED', 'FAILED'].some(statementStands)).toBe(false)
  })
})
