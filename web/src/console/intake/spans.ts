import { segments } from '@/ui/highlight'
import { textElementWords } from './intakeWords'
import type { IntakeSpan, LegalElement } from './useIntake'

/** The legal element that each rule of the text screen speaks for; a rule that is not here speaks for none. */
export const ruleElements: Readonly<Record<string, LegalElement>> = {
  GUARANTEE: 'INDUCING', RETURN: 'INDUCING', RATE: 'INDUCING', AMOUNT_PAIR: 'INDUCING', PERIOD_PAY: 'INDUCING', REBATE: 'INDUCING',
  RECRUIT: 'SOCIAL', OPEN_TO_ALL: 'SOCIAL', ELDERLY: 'SOCIAL',
  PUBLIC: 'PUBLIC', URGENCY: 'PUBLIC',
  COVER: 'UNLAWFUL', TOPIC: 'UNLAWFUL', CRYPTO: 'UNLAWFUL', DEBT: 'UNLAWFUL', MUTUAL: 'UNLAWFUL', ENDORSE: 'UNLAWFUL',
}

/** How a stretch is drawn: by its element, as denied, or as something that is said besides. */
export type Tone = LegalElement | 'NEGATED' | 'OTHER'

export const toneSigns: Record<Tone, string> = { UNLAWFUL: '非', PUBLIC: '公', INDUCING: '利', SOCIAL: '社', NEGATED: '否', OTHER: '记' }
const order: Tone[] = ['INDUCING', 'SOCIAL', 'PUBLIC', 'UNLAWFUL', 'OTHER', 'NEGATED']

export const toneOf = (rule: string): Tone => (rule === 'NEGATED' ? 'NEGATED' : (ruleElements[rule] ?? 'OTHER'))

export interface Piece {
  text: string
  spans: IntakeSpan[]
  /** The gravest of what covers it; none for plain text. */
  tone: Tone | undefined
  /** The signs of the spans that end here, so that a span cut by another is signed once. */
  signs: string
  /** What it is, in words. */
  told: string
}

/** A text cut at the borders of its spans; what overlaps shares a piece. The pieces joined are the text. */
export function pieces(text: string, spans: readonly IntakeSpan[]): Piece[] {
  const cut = segments(text, spans)
  const last = new Map<IntakeSpan, number>()
  cut.forEach((piece, at) => { for (const span of piece.marks) last.set(span, at) })
  return cut.map((piece, at) => {
    const tones = piece.marks.map((span) => toneOf(span.rule))
    const ending = piece.marks.filter((span) => last.get(span) === at).map((span) => toneOf(span.rule))
    return {
      text: piece.text,
      spans: piece.marks,
      tone: order.find((tone) => tones.includes(tone)),
      signs: order.filter((tone) => ending.includes(tone)).map((tone) => toneSigns[tone]).join(''),
      told: piece.marks.map((span) => [textElementWords[ruleElements[span.rule]!], span.label].filter(Boolean).join('：')).join('；'),
    }
  })
}

/** The spans by element, as the reasons are read: the four elements in their order, then the rest; the same words of a rule once, with how often. */
export interface SpanGroup { tone: Tone; lines: { span: IntakeSpan; times: number }[] }

export function grouped(spans: readonly IntakeSpan[]): SpanGroup[] {
  const tones: Tone[] = ['UNLAWFUL', 'PUBLIC', 'INDUCING', 'SOCIAL', 'OTHER', 'NEGATED']
  return tones.map((tone) => {
    const lines = new Map<string, { span: IntakeSpan; times: number }>()
    for (const span of spans) {
      if (toneOf(span.rule) !== tone) continue
      const key = `${span.rule}|${span.term}|${span.sentence}`
      const line = lines.get(key)
      if (line) line.times++
      else lines.set(key, { span, times: 1 })
    }
    return { tone, lines: [...lines.values()] }
  }).filter((group) => group.lines.length > 0)
}
