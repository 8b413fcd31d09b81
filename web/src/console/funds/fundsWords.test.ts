import { describe, expect, it } from 'vitest'
import { bankKeyState, drawn, fundsReasonsOf, fundsReasonWords, measured, oddsPoints, opinionWords, wantsFundsWords } from './fundsWords'

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

  it('show people and days as numbers, shares as per cent, and on what a share is reckoned where the sentence has another', () => {
    expect(measured({ mark: 'FAN_IN', value: 46, reference: 23 })).toBe('46 人，一般主体 23 人')
    expect(measured({ mark: 'INTEREST_DAYS', value: 61, reference: 0 })).toBe('61 日，一般主体 0 日')
    expect(measured({ mark: 'UNFUNDED', value: 0.926, reference: 0 })).toBe('92.6%，一般主体 0%')
    expect(measured({ mark: 'YIELD_CONCENTRATION', value: 0.4551, reference: 0 })).toBe('按年化计 45.5%，一般主体 0%')
    expect(measured({ mark: 'ELDER', value: 0.257, reference: 0.218 })).toBe('按人数折算 25.7%，一般主体 21.8%')
    expect(measured({ mark: 'AWAKENING', value: 214, reference: 0 })).toBe('')
    expect(drawn([{ mark: 'SIPHON' }, { mark: 'FAR' }])).toBe(true)
    expect(drawn([{ mark: 'SIPHON' }])).toBe(false)
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
