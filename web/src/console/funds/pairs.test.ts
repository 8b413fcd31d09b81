import { describe, expect, it } from 'vitest'
import { pairOf } from './pairs'

const named = (...names: string[]) => names.map((name) => ({ name }))

describe('a pair of files', () => {
  it('is an alert file and a signature, in whichever order they were chosen', () => {
    expect(pairOf(named('a.jsonl', 'a.jsonl.sig'))?.alerts.name).toBe('a.jsonl')
    expect(pairOf(named('a.jsonl.SIG', 'a.jsonl'))?.signature.name).toBe('a.jsonl.SIG')
  })

  it('is neither one file nor two of one sort', () => {
    expect(pairOf(named('a.jsonl'))).toBeUndefined()
    expect(pairOf(named('a.jsonl', 'b.jsonl'))).toBeUndefined()
    expect(pairOf(named('a.sig', 'b.sig'))).toBeUndefined()
    expect(pairOf([])).toBeUndefined()
  })
})
