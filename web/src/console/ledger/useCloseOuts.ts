import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  decideCloseOut, getCase, getCloseOutMatter, listCloseOuts, listEvidence, listFollowUps, listReadyMatters, proposeCloseOut, recordFollowUp, reopenCloseOut,
  type CloseOutMatterView, type CloseOutView, type FollowUpView, type ListCloseOutsData, type ProposeCloseOutRequest, type ReadyMatterView,
} from '@/api'

export type { CloseOutMatterView, CloseOutView, FollowUpView, ReadyMatterView }
export type CloseOutMatter = CloseOutView['matter']
export type CloseOutOutcome = CloseOutView['outcomes'][number]
export type CloseOutStatus = CloseOutView['status']
export type FollowUpResult = NonNullable<FollowUpView['result']>
export type CloseOutQuery = NonNullable<ListCloseOutsData['query']>

export function useCloseOutMatter(matter: Ref<CloseOutMatter>, id: Ref<string>) {
  return useQuery({
    queryKey: ['close-outs', 'of', matter, id],
    queryFn: async ({ signal }) => (await getCloseOutMatter({ path: { matter: matter.value, matterId: id.value }, signal, throwOnError: true })).data,
    enabled: computed(() => id.value !== ''),
  })
}

export function useReadyMatters(query: Ref<CloseOutQuery>, on: Ref<boolean>) {
  return useQuery({
    queryKey: ['close-outs', 'ready', query],
    queryFn: async ({ signal }) => (await listReadyMatters({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData, enabled: on,
  })
}

export function useCloseOuts(query: Ref<CloseOutQuery>, on: Ref<boolean>) {
  return useQuery({
    queryKey: ['close-outs', 'list', query],
    queryFn: async ({ signal }) => (await listCloseOuts({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData, enabled: on,
  })
}

export function useFollowUps(query: Ref<CloseOutQuery & { open?: boolean; due?: boolean }>, on: Ref<boolean>) {
  return useQuery({
    queryKey: ['close-outs', 'follow-ups', query],
    queryFn: async ({ signal }) => (await listFollowUps({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData, enabled: on,
  })
}

/** The evidence that may speak for a matter: its own, and for a case that of its clues as far as this post sees them. */
export function useOwnEvidence(matter: Ref<CloseOutMatter>, id: Ref<string>, on: Ref<boolean>) {
  return useQuery({
    queryKey: ['evidence', 'chosen', matter, id],
    queryFn: async ({ signal }) => {
      const of = async (ownerKind: CloseOutMatter, ownerId: string) => (await listEvidence({ query: { ownerKind, ownerId }, signal, throwOnError: true })).data
      const own = await of(matter.value, id.value)
      if (matter.value === 'CLUE') return own
      const { clues } = (await getCase({ path: { caseId: id.value }, signal, throwOnError: true })).data
      const told = await Promise.allSettled(clues.map((clue) => of('CLUE', clue.clueId)))
      return [...own, ...told.flatMap((t) => (t.status === 'fulfilled' ? t.value : []))]
    },
    enabled: on, retry: false,
  })
}

function useStep<Told, Answer>(step: (told: Told) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: step,
    onSuccess: () => Promise.all(['close-outs', 'clues', 'cases', 'ledger', 'reports', 'subjects'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}

export const useProposeCloseOut = () => useStep(async ({ key, ...body }: ProposeCloseOutRequest & { key: string }) =>
  (await proposeCloseOut({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data)

export const useDecideCloseOut = () => useStep(async ({ closeOutId, ...body }: { closeOutId: string; approve: boolean; reason: string; version: number; confirmedNoIdentity?: boolean }) =>
  (await decideCloseOut({ path: { closeOutId }, body, throwOnError: true })).data)

export const useReopenCloseOut = () => useStep(async ({ closeOutId, ...body }: { closeOutId: string; reason: string; version: number; confirmedNoIdentity?: boolean }) =>
  (await reopenCloseOut({ path: { closeOutId }, body, throwOnError: true })).data)

export const useRecordFollowUp = () => useStep(async ({ followUpId, ...body }: { followUpId: string; relapsed: boolean; note: string; evidence: string[]; version: number; confirmedNoIdentity?: boolean }) =>
  (await recordFollowUp({ path: { followUpId }, body, throwOnError: true })).data)
