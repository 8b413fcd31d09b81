import type { FundsWeek } from './useFunds'

/** A week of the chart: where its two bars stand, in the units of the picture. */
export interface WeekBar {
  week: FundsWeek
  x: number
  width: number
  deposits: { y: number; height: number }
  payouts: { y: number; height: number }
}

export interface WeekChart {
  bars: WeekBar[]
  /** Where nothing is: deposits stand above it, payouts hang below it. */
  zero: number
  /** Round sums in yuan with their heights, above and below. */
  lines: { yuan: number; y: number }[]
  /** Mondays that are written below, not so many that they touch. */
  labels: { x: number; text: string }[]
}

const STEPS = [1, 2, 5]

/** The smallest round sum of which two or three reach the highest bar. */
export function roundStep(highest: number): number {
  if (highest <= 0) return 1
  let power = 10 ** Math.floor(Math.log10(highest / 3))
  for (;;) {
    for (const step of STEPS) if (step * power * 3 >= highest) return step * power
    power *= 10
  }
}

/** All weeks from the first to the last; a week in which nothing was paid is a gap one sees. */
export function everyWeek(weeks: readonly FundsWeek[]): FundsWeek[] {
  const all: FundsWeek[] = []
  for (const week of weeks) {
    for (let last = all[all.length - 1]; last && dayAfter(last.monday, 7) < week.monday && all.length < 600; last = all[all.length - 1]) {
      all.push({ monday: dayAfter(last.monday, 7), payers: 0, deposits: 0, payees: 0, payouts: 0, otherIncome: 0 })
    }
    all.push(week)
  }
  return all
}

function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Deposits upward, payouts downward, on one scale: what goes in and what comes back is compared at a glance. */
export function weekChart(given: readonly FundsWeek[], width: number, height: number): WeekChart {
  const weeks = everyWeek(given)
  const up = Math.max(0, ...weeks.map((w) => w.deposits))
  const down = Math.max(0, ...weeks.map((w) => w.payouts))
  const highest = Math.max(up, down, 1)
  const scale = height / (up + down || 1)
  const zero = (up || (down ? 0 : 1)) * scale
  const place = width / Math.max(1, weeks.length)
  const step = roundStep(highest)
  const lines: WeekChart['lines'] = []
  for (let yuan = step; yuan <= up; yuan += step) lines.push({ yuan, y: zero - yuan * scale })
  for (let yuan = step; yuan <= down; yuan += step) lines.push({ yuan, y: zero + yuan * scale })
  const every = Math.max(1, Math.ceil(weeks.length / 8))
  return {
    bars: weeks.map((week, i) => ({
      week,
      x: i * place + place * 0.12,
      width: place * 0.76,
      deposits: { y: zero - week.deposits * scale, height: week.deposits * scale },
      payouts: { y: zero, height: week.payouts * scale },
    })),
    zero,
    lines,
    labels: weeks.flatMap((week, i) => (i % every === 0 ? [{ x: i * place + place / 2, text: week.monday.slice(5) }] : [])),
  }
}

/** Both sums of all weeks, and what is not paid back of what came in. */
export function weekSums(weeks: readonly FundsWeek[]): { deposits: number; payouts: number; otherIncome: number } {
  const fen = (pick: (week: FundsWeek) => number) => weeks.reduce((sum, w) => sum + Math.round(pick(w) * 100), 0) / 100
  return { deposits: fen((w) => w.deposits), payouts: fen((w) => w.payouts), otherIncome: fen((w) => w.otherIncome) }
}
