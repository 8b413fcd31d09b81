import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import { getLedgerEntry, listLedger, type LedgerEntryView, type LedgerRow, type ListLedgerData } from '@/api'

export type { LedgerEntryView, LedgerRow }
export type LedgerQuery = NonNullable<ListLedgerData['query']>
export type LedgerMovement = LedgerEntryView['movements'][number]
export type LedgerState = LedgerRow['state']
export type MovementKind = LedgerEntryView['movements'][number]['kind']

export function useLedger(query: Ref<LedgerQuery>) {
  return useQuery({
    queryKey: ['ledger', 'list', query],
    queryFn: async ({ signal }) => (await listLedger({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useLedgerEntry(entryId: Ref<string>, asOf: Ref<string> = ref('')) {
  return useQuery({
    queryKey: ['ledger', 'one', entryId, asOf],
    queryFn: async ({ signal }) => (await getLedgerEntry({ path: { entryId: entryId.value }, query: asOf.value ? { asOf: asOf.value } : {}, signal, throwOnError: true })).data,
    enabled: computed(() => entryId.value !== ''),
  })
}
