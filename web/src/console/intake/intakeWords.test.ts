import { describe, expect, it } from 'vitest'
import { hostOf, isWeb, monthWords, percentText, reasonsOf, reasonWords, wantsWords } from './intakeWords'

describe('the words of texts', () => {
  it('give every reason to one verdict', () => {
    expect([...reasonsOf.CONFIRMED, ...reasonsOf.FALSE_ALARM].sort()).toEqual(Object.keys(reasonWords).sort())
  })
  it('want words of their own only for 其他', () => {
    expect(Object.keys(reasonWords).filter((r) => wantsWords(r as keyof typeof reasonWords))).toEqual(['OTHER_TRUE', 'OTHER_FALSE'])
  })
  it('print a rate without what says nothing', () => {
    expect([24, 6.6, 36.5049, 0].map(percentText)).toEqual(['24%', '6.6%', '36.5%', '0%'])
  })
  it('name a month as people do', () => {
    expect(monthWords('2026-03')).toBe('2026年3月')
  })
})

describe('the way to the original', () => {
  it('is a link only to the web, and shows its host', () => {
    expect([isWeb('https://a.example/1'), isWeb('javascript:alert(1)'), isWeb('data:text/html,x'), isWeb('微信群')]).toEqual([true, false, false, false])
    expect([hostOf('https://a.example:8443/1?x'), hostOf('微信群')]).toEqual(['a.example:8443', '微信群'])
  })
})
