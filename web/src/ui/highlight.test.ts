import { describe, expect, it } from 'vitest'
import { segments } from './highlight'

const shape = (text: string, marks: { start: number; end: number; id: string }[]) =>
  segments(text, marks).map((s) => [s.text, s.marks.map((m) => m.id).join('+')])

describe('a text cut at its hits', () => {
  it('gives the whole text back, whatever the marks', () => {
    const text = '投资咨询；理财服务'
    const marks = [{ start: -3, end: 2, id: 'a' }, { start: 1, end: 4, id: 'b' }, { start: 5, end: 99, id: 'c' }]
    expect(segments(text, marks).map((s) => s.text).join('')).toBe(text)
  })

  it('marks what is between start and end, end excluded', () => {
    expect(shape('民间理财咨询', [{ start: 2, end: 4, id: '理财' }])).toEqual([['民间', ''], ['理财', '理财'], ['咨询', '']])
  })

  it('shares the piece two overlapping hits have in common', () => {
    expect(shape('融资理财', [{ start: 0, end: 4, id: 'watch' }, { start: 2, end: 4, id: 'forbidden' }])).toEqual([['融资', 'watch'], ['理财', 'watch+forbidden']])
  })

  it('never cuts through a surrogate pair', () => {
    expect(shape('𠮷理财', [{ start: 1, end: 4, id: 'x' }])).toEqual([['𠮷理财', 'x']])
    expect(shape('理𠮷财', [{ start: 0, end: 2, id: 'x' }])).toEqual([['理𠮷', 'x'], ['财', '']])
  })

  it('counts a pair before the hit as two units, as the server does', () => {
    expect(shape('𠮷茂理财', [{ start: 3, end: 5, id: 'x' }])).toEqual([['𠮷茂', ''], ['理财', 'x']])
  })

  it('leaves out what lies beyond the text, and bears an empty text', () => {
    expect(shape('理财', [{ start: 5, end: 7, id: 'x' }])).toEqual([['理财', '']])
    expect(shape('', [{ start: 0, end: 2, id: 'x' }])).toEqual([])
  })
})
