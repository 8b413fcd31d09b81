import { describe, expect, it } from 'vitest'
import { grouped, pieces, toneOf } from './spans'
import type { IntakeSpan } from './useIntake'

const text = '保本保息，投1万每月返300元，推荐一人有奖'
const span = (words: string, rule: string, sentence = text): IntakeSpan => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, rule, label: rule, term: words, sentence }
}

describe('the pieces of a marked text', () => {
  it('join to the text as it was received', () => {
    const cut = pieces(text, [span('保本保息', 'GUARANTEE'), span('投1万每月返300元', 'AMOUNT_PAIR'), span('每月返', 'PERIOD_PAY')])

    expect(cut.map((p) => p.text).join('')).toBe(text)
  })

  it('share what overlaps, and sign each span once, where it ends', () => {
    const cut = pieces(text, [span('投1万每月返300元', 'AMOUNT_PAIR'), span('每月返', 'OPEN_TO_ALL')])

    expect(cut.filter((p) => p.tone).map((p) => [p.text, p.tone, p.signs])).toEqual([
      ['投1万', 'INDUCING', ''], ['每月返', 'INDUCING', '社'], ['300元', 'INDUCING', '利'],
    ])
  })

  it('say their element in words as well as in colour', () => {
    const [first] = pieces(text, [span('保本保息', 'GUARANTEE')])

    expect(first).toMatchObject({ tone: 'INDUCING', signs: '利', told: '利诱性：GUARANTEE' })
  })

  it('hold a span beyond the text without breaking', () => {
    const cut = pieces('短', [{ ...span('保本保息', 'GUARANTEE'), start: 0, end: 99 }])

    expect(cut).toMatchObject([{ text: '短', signs: '利' }])
  })

  it('keep markup as letters', () => {
    expect(pieces('<b>保本</b>', [])).toMatchObject([{ text: '<b>保本</b>', tone: undefined }])
  })
})

describe('a rule', () => {
  it('of no element is told besides, a denied one as denied', () => {
    expect([toneOf('CASE'), toneOf('NEGATED'), toneOf('A_RULE_OF_TOMORROW'), toneOf('ELDERLY')]).toEqual(['OTHER', 'NEGATED', 'OTHER', 'SOCIAL'])
  })
})

describe('the reasons', () => {
  it('come by element in their order, the same words of one sentence once', () => {
    const groups = grouped([span('推荐一人', 'RECRUIT'), span('保本保息', 'GUARANTEE'), span('保本保息', 'GUARANTEE')])

    expect(groups.map((g) => [g.tone, g.lines.map((l) => l.times)])).toEqual([['INDUCING', [2]], ['SOCIAL', [1]]])
  })
})
