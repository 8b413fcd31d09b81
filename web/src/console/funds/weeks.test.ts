import { describe, expect, it } from 'vitest'
import { everyWeek, roundStep, weekChart, weekSums } from './weeks'

const week = (monday: string, deposits: number, payouts: number) => ({ monday, payers: 1, deposits, payees: 1, payouts, otherIncome: 0.1 })

describe('the chart of weeks', () => {
  it('puts deposits above and payouts below one line, on one scale', () => {
    const chart = weekChart([week('2026-11-02', 300_000, 50_000), week('2026-11-09', 150_000, 100_000)], 400, 200)
    expect(chart.zero).toBe(150)
    expect(chart.bars[0]!.deposits.height).toBe(150)
    expect(chart.bars[0]!.deposits.y).toBe(0)
    expect(chart.bars[1]!.payouts.height).toBe(50)
    expect(chart.bars[1]!.payouts.y).toBe(150)
    expect(chart.bars[1]!.deposits.height / chart.bars[1]!.payouts.height).toBe(1.5)
    for (const line of chart.lines) expect(line.y).toBeGreaterThanOrEqual(0)
  })

  it('shows weeks in which nothing was paid as gaps', () => {
    const all = everyWeek([week('2026-10-19', 1, 0), week('2026-11-09', 1, 0)])
    expect(all.map((w) => w.monday)).toEqual(['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'])
    expect(all[1]!.deposits).toBe(0)
  })

  it('writes round sums and not too many Mondays', () => {
    expect(roundStep(300_000)).toBe(100_000)
    expect(roundStep(310_000)).toBe(200_000)
    expect(roundStep(7)).toBe(5)
    expect(roundStep(0)).toBe(1)
    const many = Array.from({ length: 60 }, (_, i) => week(new Date(Date.UTC(2025, 0, 6 + 7 * i)).toISOString().slice(0, 10), 10, 5))
    expect(weekChart(many, 600, 200).labels.length).toBeLessThanOrEqual(8)
  })

  it('bears an alert without weeks and one without money', () => {
    expect(weekChart([], 400, 200).bars).toEqual([])
    const nothing = weekChart([week('2026-11-02', 0, 0)], 400, 200)
    expect(nothing.bars[0]!.deposits.height).toBe(0)
    expect(Number.isFinite(nothing.zero)).toBe(true)
  })

  it('adds up to the fen', () => {
    expect(weekSums([week('2026-11-02', 0.1, 0.2), week('2026-11-09', 0.2, 0.1)])).toEqual({ deposits: 0.3, payouts: 0.3, otherIncome: 0.2 })
  })
})
