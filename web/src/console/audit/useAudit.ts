import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { type Ref } from 'vue'
import { listAudit, type AuditRow, type ListAuditData } from '@/api'

export type { AuditRow }
export type AuditQuery = NonNullable<ListAuditData['query']>

export function useAudit(query: Ref<AuditQuery>) {
  return useQuery({
    queryKey: ['audit', query],
    queryFn: async ({ signal }) => (await listAudit({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}
