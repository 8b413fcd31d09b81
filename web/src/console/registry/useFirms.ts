import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { getFirm, listFirms, placeFirms, type FirmRow, type FirmView, type ListFirmsData } from '@/api'

export type { FirmRow, FirmView }
export type FirmQuery = NonNullable<ListFirmsData['query']>
export type WordingTier = NonNullable<FirmRow['tier']>
export type WordingPosition = FirmView['hits'][number]['position']

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

export function usePlaceFirms() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (body: { firmIds: string[]; regionCode: string }) => (await placeFirms({ body, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['firms'] }),
  })
}
