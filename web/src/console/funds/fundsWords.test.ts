import { describe, expect, it } from 'vitest'
import { bankKeyState, fundsReasonsOf, fundsReasonWords, markValue, oddsPoints, opinionWords, wantsFundsWords } from './fundsWords'

describe('the words of funds', () => {
  it('say how a key stands today', () => {
    const key = (status: 'PROPOSED' | 'CONFIRMED' | 'DECLINED' | 'WITHDRAWN', valid: boolean) => bankKeyState({ status, valid, validFrom: '2026-11-01' }, '2026-11-22')
    expect(key('CONFIRMED', true)[0]).toBe('有效')
    expect(key('CONFIRMED', false)[0]).toBe('已过期')
    expect(bankKeyState({ status: 'CONFIRMED', valid: false, validFrom: '2026-12-01' }, '2026-11-22')[0]).toBe('还没有生效')
    expect(key('PROPOSED', false)[0]).toBe('待另一人确认')
    expect(key('WITHDRAWN', false)[1]).toBe('grey')
    expect(key('DECLINED', false)[1]).toBe('grey')
  })

  it('show people as a number and shares as per cent', () => {
    expect(markValue({ mark: 'FAN_IN' }, 46)).toBe('46')
    expect(markValue({ mark: 'AWAKENING' }, 214)).toBe('214')
    expect(markValue({ mark: 'UNFUNDED' }, 0.926)).toBe('92.6%')
    expect(markValue({ mark: 'UNFUNDED' }, 0)).toBe('0%')
  })

  it('say what a second model thinks and what came of it', () => {
    expect(opinionWords({ level: 'ORANGE' }, { score: 63.2, official: 'YELLOW', raised: true })).toBe('评分卡为黄色，模型复核 63.2 分，提高一级到橙色。')
    expect(opinionWords({ level: 'ORANGE' }, { score: 70, official: 'ORANGE', raised: false })).toBe('模型复核 70 分，没有提高等级。')
    expect(opinionWords({ level: 'ORANGE' }, { score: 49, official: 'YELLOW', raised: false })).toContain('加急的预警沿用此前的等级')
    expect(oddsPoints(Math.LN2)).toBe('10.0')
    expect(oddsPoints(1.75)).toBe('25.2')
  })

  it('offer each reason under one verdict', () => {
    const offered = [...fundsReasonsOf.CONFIRMED, ...fundsReasonsOf.FALSE_ALARM]
    expect(new Set(offered).size).toBe(Object.keys(fundsReasonWords).length)
    expect(offered.filter(wantsFundsWords)).toEqual(['OTHER_FUNDS_TRUE', 'OTHER_FUNDS_FALSE'])
  })
})
