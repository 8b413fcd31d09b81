import { describe, expect, it } from 'vitest'
import { linesReached } from './caseFundsWords'

describe('the lines of the law that case money passes', () => {
  it('are each told once, with the numbers that pass them', () => {
    const line = (label: string, measure: string, reached: boolean) => ({ label, measure, reached })
    expect(linesReached([line('追究刑事责任', '金额', true), line('追究刑事责任', '人数', false), line('追究刑事责任', '未返还金额', true), line('数额巨大', '金额', false)]))
      .toEqual(['追究刑事责任：金额、未返还金额已达到'])
    expect(linesReached([line('数额巨大', '金额', false)])).toEqual([])
  })
})
