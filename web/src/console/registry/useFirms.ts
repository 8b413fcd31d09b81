import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { countFirmFacets, getFirm, getFirmProfile, listFirms, placeFirms, type FirmFacetsView, type FirmProfileView, type FirmRow, type FirmView, type ListFirmsData } from '@/api'

export type { FirmFacetsView, FirmProfileView, FirmRow, FirmView }
export type FirmQuery = NonNullable<ListFirmsData['query']>
export type WordingTier = NonNullable<FirmRow['tier']>
export type WordingPosition = FirmView['hits'][number]['position']

export type FacetKey = FirmFacetsView['facets'][number]['facet']
export type FirmSector = FirmProfileView['sector']
export type FirmAge = NonNullable<FirmQuery['age']>
export type ProfileRule = FirmProfileView['rules'][number]
export type ProfileState = ProfileRule['state']

export async function firmPage(query: FirmQuery) {
  return (await listFirms({ query, throwOnError: true })).data
}

export function useFirms(query: Ref<FirmQuery>) {
  return useQuery({
    queryKey: ['firms', 'list', query],
    queryFn: async ({ signal }) => (await listFirms({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useFirm(firmId: Ref<string>) {
  return useQuery({
    queryKey: ['firms', 'one', firmId],
    queryFn: async ({ signal }) => (await getFirm({ path: { firmId: firmId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => firmId.value !== ''),
    retry: false,
  })
}

/** How many firms each choice would leave; asked for anew with every filter, and only while somebody looks. */
export function useFirmFacets(query: Ref<FirmQuery>, shown: Ref<boolean>) {
  return useQuery({
    queryKey: ['firms', 'facets', query],
    queryFn: async ({ signal }) => (await countFirmFacets({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    enabled: shown,
  })
}

export function useFirmProfile(firmId: Ref<string>, shown: Ref<boolean>) {
  return useQuery({
    queryKey: ['firms', 'profile', firmId],
    queryFn: async ({ signal }) => (await getFirmProfile({ path: { firmId: firmId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => firmId.value !== '' && shown.value),
    retry: false,
  })
}

export function usePlaceFirms() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (body: { firmIds: string[]; regionCode: string }) => (await placeFirms({ body, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['firms'] }),
  })
}
