import { describe, expect, it } from 'vitest'
import { findIdentity, withoutIdentity } from './identity'

describe('a number that may tell who a person is', () => {
  it('is found in plain, spaced and full-width writing', () => {
    expect(findIdentity('电话13812345678。').map((f) => [f.kind, f.start, f.end])).toEqual([['手机号', 2, 13]])
    expect(findIdentity('138 1234 5678')).toHaveLength(1)
    expect(findIdentity('证号34032319800101123X')).toMatchObject([{ kind: '身份证号' }])
    expect(findIdentity('１３８１２３４５６７８')).toHaveLength(1)
  })

  it('is not a credit code, an amount or a clue number', () => {
    expect(findIdentity('91340323MA0001257J')).toEqual([])
    expect(findIdentity('共收取12345678901234元，编号340323-2026-000012')).toEqual([])
  })

  it('can be taken out, and nothing else with it', () => {
    expect(withoutIdentity('找13812345678或13912345678面谈')).toBe('找［手机号已删］或［手机号已删］面谈')
  })
})
