import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { listTermChanges, type ListTermChangesData, type TermChangeRow } from '@/api'

export type { TermChangeRow }
export type TermChangeQuery = NonNullable<ListTermChangesData['query']>

export function useTermChanges(query: Ref<TermChangeQuery>) {
  return useQuery({
    queryKey: ['firms', 'changes', query],
    queryFn: async ({ signal }) => (await listTermChanges({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}
