import { describe, expect, it } from 'vitest'
import * as words from './words'

const tables = Object.entries(words).filter((e): e is [string, Record<string, string>] => typeof e[1] === 'object')

describe('the words of the form', () => {
  it.each(tables)('%s are Chinese, and no two values share a word', (_, table) => {
    const values = Object.values(table)
    for (const value of values) expect(value).toMatch(/^[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*$/)
    expect(new Set(values).size).toBe(values.length)
  })

  it('has the eighteen ways and six fields of 附件2', () => {
    expect(Object.keys(words.methodWords)).toHaveLength(18)
    expect(Object.keys(words.sectorWords)).toHaveLength(6)
    expect(Object.keys(words.clueSourceWords)).toHaveLength(6)
  })
})
