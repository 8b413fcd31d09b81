import { describe, expect, it } from 'vitest'
import { capitalYuan, parseMoney, wanText, yuanText } from './money'

describe('money as people write it', () => {
  it('rounds 万元 half up in fen, not in floating point', () => {
    expect(wanText(50)).toBe('0.01')
    expect(wanText(49.99)).toBe('0.00')
    expect(wanText(10_050)).toBe('1.01')
    expect(wanText(1_234_567.89)).toBe('123.46')
    expect(wanText(-50)).toBe('-0.01')
    expect(wanText(12_345_678_950)).toBe('1,234,567.90')
    expect(wanText(undefined)).toBe('')
  })

  it('groups yuan and keeps the fen', () => {
    expect(yuanText(1_234_567.8)).toBe('1,234,567.80')
    expect(yuanText(0.1 + 0.2)).toBe('0.30')
    expect(yuanText(999_999_999_999.99)).toBe('999,999,999,999.99')
  })

  it('reads what was typed in the unit chosen', () => {
    expect(parseMoney('1,250.5', 'WAN')).toBe(12_505_000)
    expect(parseMoney('0.000001', 'WAN')).toBe(0.01)
    expect(parseMoney('1234567.89', 'YUAN')).toBe(1_234_567.89)
    expect(parseMoney('１２．５', 'WAN')).toBe(125_000)
    expect(parseMoney('', 'WAN')).toBeUndefined()
    expect(parseMoney('12.345', 'YUAN')).toBeNull()
    expect(parseMoney('十万', 'WAN')).toBeNull()
    expect(parseMoney('-3', 'WAN')).toBeNull()
  })

  it('says an amount in 大写', () => {
    expect(capitalYuan(12_505_000)).toBe('壹仟贰佰伍拾万伍仟元整')
    expect(capitalYuan(100_000_000)).toBe('壹亿元整')
    expect(capitalYuan(100_000_001)).toBe('壹亿零壹元整')
    expect(capitalYuan(10_001)).toBe('壹万零壹元整')
    expect(capitalYuan(1_000_100)).toBe('壹佰万零壹佰元整')
    expect(capitalYuan(20.5)).toBe('贰拾元伍角整')
    expect(capitalYuan(3.05)).toBe('叁元零伍分')
    expect(capitalYuan(0.36)).toBe('叁角陆分')
    expect(capitalYuan(0)).toBe('零元整')
  })
})
