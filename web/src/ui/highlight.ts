/** A stretch of text found by the screen: half-open [start, end) in UTF-16 units, as the server counts them. */
export interface Mark {
  start: number
  end: number
}

export interface Segment<M extends Mark> {
  text: string
  marks: M[]
}

function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/**
 * Cuts a text at the borders of its marks, so that every piece is covered by one set of marks: overlapping marks share
 * the piece they have in common. A border inside a surrogate pair is moved outward, marks beyond the text are cut.
 */
export function segments<M extends Mark>(text: string, marks: readonly M[]): Segment<M>[] {
  const fitted = marks
    .map((mark) => {
      let start = Math.max(0, Math.min(mark.start, text.length))
      let end = Math.max(0, Math.min(mark.end, text.length))
      if (splitsPair(text, start)) start--
      if (splitsPair(text, end)) end++
      return { mark, start, end }
    })
    .filter(({ start, end }) => start < end)
  const cuts = [...new Set([0, text.length, ...fitted.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const pieces: Segment<M>[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i]!
    const to = cuts[i + 1]!
    pieces.push({
      text: text.slice(from, to),
      marks: fitted.filter(({ start, end }) => start <= from && to <= end).map(({ mark }) => mark),
    })
  }
  return pieces
}
