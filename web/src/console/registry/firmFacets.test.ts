import { describe, expect, it } from 'vitest'
import { shownFacets } from './firmFacets'
import type { FirmFacetsView } from './useFirms'

const view: FirmFacetsView = {
  countedAt: '2026-05-06T01:00:00Z',
  facets: [
    { facet: 'AGE', values: [{ value: 'OLDER', count: 9 }, { value: 'UNDER_HALF_YEAR', count: 2 }] },
    { facet: 'TIER', values: [{ value: 'ANY', count: 3 }, { value: 'WATCH', count: 3 }, { value: 'FORBIDDEN', count: 0 }] },
    { facet: 'INDUSTRY', values: [] },
  ],
}
const word = (_: string, value: string) => value

describe('the facets of the list of firms', () => {
  it('stand in the order of the page, ages from young to old, without what would leave nothing', () => {
    const shown = shownFacets(view, {}, word)
    expect(shown.map((f) => f.facet)).toEqual(['TIER', 'AGE'])
    expect(shown[0]!.choices.map((c) => c.value)).toEqual(['ANY', 'WATCH'])
    expect(shown[1]!.choices.map((c) => c.value)).toEqual(['UNDER_HALF_YEAR', 'OLDER'])
  })
  it('keep what is chosen even where nothing is left of it', () => {
    const shown = shownFacets(view, { tier: 'FORBIDDEN', industry: 'J' }, word)
    expect(shown.find((f) => f.facet === 'TIER')!.choices.find((c) => c.on)).toMatchObject({ value: 'FORBIDDEN', count: 0 })
    expect(shown.find((f) => f.facet === 'INDUSTRY')!.choices).toEqual([{ value: 'J', label: 'J', count: 0, on: true }])
  })
  it('are none before anything is counted', () => {
    expect(shownFacets(undefined, {}, word)).toEqual([])
  })
})
