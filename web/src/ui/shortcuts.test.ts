import { describe, expect, it } from 'vitest'
import { meaning } from './shortcuts'

const jumps = [{ key: 'f', title: '登记筛查', path: '/firms' }]

describe('keys outside of fields', () => {
  it('leads to a page after g and not without it', () => {
    expect(meaning('f', true, jumps)).toEqual({ path: '/firms' })
    expect(meaning('F', true, jumps)).toEqual({ path: '/firms' })
    expect(meaning('f', false, jumps)).toBeUndefined()
    expect(meaning('z', true, jumps)).toBeUndefined()
  })

  it('knows help in both widths, search and the table', () => {
    expect(meaning('?', false, jumps)).toEqual({ help: true })
    expect(meaning('？', false, jumps)).toEqual({ help: true })
    expect(meaning('/', false, jumps)).toEqual({ search: true })
    expect(meaning('ArrowDown', false, jumps)).toEqual({ table: true })
  })
})
