import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  assignClue, concludeVerification, explainDue, getClue, getFirm, listClues, registerClue,
  type AssignClueRequest, type ClueRow, type ClueView, type ConcludeVerificationRequest, type ListCluesData, type RegisterClueRequest,
} from '@/api'

export type { AssignClueRequest, ClueRow, ClueView, ConcludeVerificationRequest, RegisterClueRequest }
export type ClueQuery = NonNullable<ListCluesData['query']>
export type ClueStatus = ClueRow['status']

export function useClues(query: Ref<ClueQuery>) {
  return useQuery({
    queryKey: ['clues', 'list', query],
    queryFn: async ({ signal }) => (await listClues({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useClue(clueId: Ref<string>) {
  return useQuery({
    queryKey: ['clues', 'one', clueId],
    queryFn: async ({ signal }) => (await getClue({ path: { clueId: clueId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => clueId.value !== ''),
    placeholderData: (previous) => (previous?.clueId === clueId.value ? previous : undefined),
  })
}

export function useRegisterClue() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: RegisterClueRequest & { key: string }) =>
      (await registerClue({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['clues'] }), queries.invalidateQueries({ queryKey: ['firms'] })]),
  })
}

export function useAssignClue() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ clueId, ...body }: AssignClueRequest & { clueId: string }) =>
      (await assignClue({ path: { clueId }, body, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clues'] }),
  })
}

export function useConcludeVerification() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ clueId, ...body }: ConcludeVerificationRequest & { clueId: string }) =>
      (await concludeVerification({ path: { clueId }, body, throwOnError: true })).data,
    onSuccess: () => Promise.all(['clues', 'ledger', 'reports'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}

/** When a term of working days from a date ends, and why. */
export function useDue(from: Ref<string>, workingDays: Ref<number | undefined>, open: Ref<boolean>) {
  return useQuery({
    queryKey: ['due', from, workingDays],
    queryFn: async ({ signal }) =>
      (await explainDue({ query: { from: from.value, workingDays: workingDays.value ?? 0 }, signal, throwOnError: true })).data,
    enabled: computed(() => open.value && (workingDays.value ?? 0) > 0),
    placeholderData: keepPreviousData,
    staleTime: 3_600_000,
  })
}

/** The facts of a firm that a clue about it begins with. */
export async function firmFacts(firmId: string) {
  return (await getFirm({ path: { firmId }, throwOnError: true })).data
}
