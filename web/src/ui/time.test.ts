import { describe, expect, it } from 'vitest'
import { momentText, reportingMonth, timeLeft, today, totalText, waited } from './time'
import { parentCode, placeWithin } from './places'

describe('days and terms in the county', () => {
  it('reads instants in the county’s time', () => {
    expect(momentText('2026-05-25T16:30:00Z')).toBe('2026-05-26 00:30')
    expect(today(new Date('2026-05-25T16:30:00Z'))).toBe('2026-05-26')
  })

  it('runs a reporting month from the 26th to the 25th', () => {
    expect(reportingMonth('2026-05-25')).toBe('2026-05')
    expect(reportingMonth('2026-05-26')).toBe('2026-06')
    expect(reportingMonth('2026-12-26')).toBe('2027-01')
  })

  it('says how long is left, and how loudly', () => {
    expect(timeLeft('2026-05-20', '2026-05-23')).toEqual({ text: '逾期 3 天', level: 'late' })
    expect(timeLeft('2026-05-23', '2026-05-23')).toEqual({ text: '今天到期', level: 'soon' })
    expect(timeLeft('2026-05-25', '2026-05-23').level).toBe('soon')
    expect(timeLeft('2026-06-02', '2026-05-23')).toEqual({ text: '剩 10 天', level: 'calm' })
    expect(waited('2026-05-20T20:00:00Z', '2026-05-23')).toBe('已等 2 天')
  })

  it('walks a region code upwards', () => {
    expect(parentCode('340323100001')).toBe('340323100000')
    expect(parentCode('340323100000')).toBe('340323000000')
    expect(parentCode('340323000000')).toBe('340300000000')
    expect(parentCode('340300000000')).toBe('340000000000')
    expect(parentCode('340000000000')).toBeUndefined()
  })

  it('leaves out of a place what everybody here knows', () => {
    expect(placeWithin('安徽省蚌埠市固镇县谷阳镇', '固镇县')).toBe('谷阳镇')
    expect(placeWithin('安徽省蚌埠市固镇县', '固镇县')).toBe('固镇县')
    expect(placeWithin('江苏省盐城市', '固镇县')).toBe('江苏省盐城市')
  })

  it('says when a list was not counted to its end', () => {
    expect(totalText(128, '条')).toBe('128 条')
    expect(totalText(10_000, '件')).toBe('10,000 件')
    expect(totalText(10_001, '件')).toBe('超过 10,000 件')
    expect(totalText(37_018, '家')).toBe('37,018 家')
  })
})
