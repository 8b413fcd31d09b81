import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { getLedgerEntry, listLedger, type LedgerEntryView, type LedgerRow, type ListLedgerData } from '@/api'

export type { LedgerEntryView, LedgerRow }
export type LedgerQuery = NonNullable<ListLedgerData['query']>
export type MovementKind = LedgerEntryView['movements'][number]['kind']

export function useLedger(query: Ref<LedgerQuery>) {
  return useQuery({
    queryKey: ['ledger', 'list', query],
    queryFn: async ({ signal }) => (await listLedger({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useLedgerEntry(entryId: Ref<string>) {
  return useQuery({
    queryKey: ['ledger', 'one', entryId],
    queryFn: async ({ signal }) => (await getLedgerEntry({ path: { entryId: entryId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => entryId.value !== ''),
  })
}
