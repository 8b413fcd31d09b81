import { describe, expect, it } from 'vitest'
import { patrolSentence } from './patrolSentence'

describe('what a patrol saw', () => {
  it('keeps a note of a thousand characters whole', () => {
    const note = '店'.repeat(1000)
    expect(patrolSentence('2026-05-06', 'VACATED', note)).toBe(`2026-05-06走访排查：人去楼空。${note}。`)
  })
  it('does without a note', () => {
    expect(patrolSentence('2026-05-06', 'OPERATING', undefined)).toBe('2026-05-06走访排查：在营。')
  })
})
