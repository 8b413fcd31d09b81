import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  endSupervisions, importSupervisions, listSupervisions, listSupervisionsOfFirm, superviseFirms,
  type EndSupervisionsRequest, type ImportSupervisionsRequest, type ListSupervisionsData, type SuperviseFirmsRequest, type SupervisionImportView, type SupervisionView,
} from '@/api'

export type { SupervisionImportView, SupervisionView }
export type SupervisionQuery = NonNullable<ListSupervisionsData['query']>
export type SupervisionReason = SupervisionView['reason']
export type SupervisionEnd = NonNullable<SupervisionView['leftBecause']>
export type SupervisionHanded = NonNullable<SupervisionQuery['handed']>

export async function supervisionPage(query: SupervisionQuery) {
  return (await listSupervisions({ query, throwOnError: true })).data
}

export function useSupervisions(query: Ref<SupervisionQuery>) {
  return useQuery({
    queryKey: ['supervisions', 'list', query],
    queryFn: async ({ signal }) => (await listSupervisions({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

/** Every stay of a firm on the list, the newest first. */
export function useSupervisionsOfFirm(firmId: Ref<string>, allowed: Ref<boolean>) {
  return useQuery({
    queryKey: ['supervisions', 'firm', firmId],
    queryFn: async ({ signal }) => (await listSupervisionsOfFirm({ path: { firmId: firmId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => firmId.value !== '' && allowed.value),
    retry: false,
  })
}

function useFresh() {
  const queries = useQueryClient()
  return () => Promise.all([queries.invalidateQueries({ queryKey: ['supervisions'] }), queries.invalidateQueries({ queryKey: ['firms'] }), queries.invalidateQueries({ queryKey: ['patrol-targets'] })])
}

export function useSuperviseFirms() {
  const fresh = useFresh()
  return useMutation({
    mutationFn: async ({ key, ...body }: SuperviseFirmsRequest & { key: string }) => (await superviseFirms({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: fresh,
  })
}

export function useEndSupervisions() {
  const fresh = useFresh()
  return useMutation({ mutationFn: async (body: EndSupervisionsRequest) => (await endSupervisions({ body, throwOnError: true })).data, onSettled: fresh })
}

export function useImportSupervisions() {
  const fresh = useFresh()
  return useMutation({
    mutationFn: async ({ key, ...body }: ImportSupervisionsRequest & { key: string }) => (await importSupervisions({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: fresh,
  })
}
