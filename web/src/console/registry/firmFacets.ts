import type { FacetKey, FirmFacetsView } from './useFirms'

/** The filter of the list that a facet sets. */
export const facetFilters: Record<FacetKey, string> = { TIER: 'tier', TERM: 'term', INDUSTRY: 'industry', SECTOR: 'sector', AGE: 'age', PLACE: 'region', SUPERVISED: 'supervised' }
export const facetOrder: readonly FacetKey[] = ['TIER', 'TERM', 'SECTOR', 'INDUSTRY', 'AGE', 'PLACE', 'SUPERVISED']
const ages = ['UNDER_HALF_YEAR', 'UNDER_ONE_YEAR', 'UNDER_THREE_YEARS', 'OLDER', 'UNDATED']

export interface FacetChoice { value: string; label: string; count: number; on: boolean }

/**
 * The facets as they are shown: in the order of the page, with what is chosen among the choices even where it would leave nothing, ages
 * from young to old and everything else by how many there are. A facet without a choice is left out.
 */
export function shownFacets(view: FirmFacetsView | undefined, chosen: Record<string, string>, word: (facet: FacetKey, value: string, label: string | null | undefined) => string) {
  return facetOrder.flatMap((facet) => {
    const values = view?.facets.find((f) => f.facet === facet)?.values ?? []
    const on = chosen[facetFilters[facet]] ?? ''
    const choices: FacetChoice[] = values.filter((v) => v.count > 0 || v.value === on).map((v) => ({ value: v.value, label: word(facet, v.value, v.label), count: v.count, on: v.value === on }))
    if (on && !choices.some((c) => c.on)) choices.unshift({ value: on, label: word(facet, on, undefined), count: 0, on: true })
    if (facet === 'AGE') choices.sort((a, b) => ages.indexOf(a.value) - ages.indexOf(b.value))
    return choices.length ? [{ facet, choices }] : []
  })
}
