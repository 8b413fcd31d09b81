import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  endWatchlistEntry, enterVisit, getVerification, getWatchlistEntry, getWordingLexicon, listVisits, listWatchlist, listWordingLexicons,
  noteWatchlistEntry, planVerification, type EnterVisitRequest, type ListWatchlistData, type PlanVerificationRequest,
  type VerificationFileView, type VerificationVisitView, type WatchlistEntryView,
} from '@/api'

export type { EnterVisitRequest, PlanVerificationRequest, VerificationFileView, VerificationVisitView, WatchlistEntryView }
export type WatchlistQuery = NonNullable<ListWatchlistData['query']>
export type LegalElement = VerificationFileView['findings'][number]['elements'][number]['element']
export type ElementState = VerificationFileView['findings'][number]['elements'][number]['state']

export function useVerification(clueId: Ref<string>) {
  return useQuery({
    queryKey: ['verification', clueId],
    queryFn: async ({ signal }) => (await getVerification({ path: { clueId: clueId.value }, signal, throwOnError: true })).data,
  })
}

export function useVisitsOf(subject: Ref<string>) {
  return useQuery({
    queryKey: ['verification', 'visits', subject],
    queryFn: async ({ signal }) => (await listVisits({ query: { subject: subject.value }, signal, throwOnError: true })).data,
  })
}

/** Whatever a step changes is asked for anew: the clue, its verification, and what is built on them. */
function useAfter() {
  const queries = useQueryClient()
  return () => Promise.all(['clues', 'verification', 'watchlist', 'ledger', 'reports'].map((room) => queries.invalidateQueries({ queryKey: [room] })))
}

export function usePlanVerification() {
  return useMutation({
    mutationFn: async ({ clueId, key, body }: { clueId: string; key: string; body: PlanVerificationRequest }) =>
      (await planVerification({ path: { clueId }, body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: useAfter(),
  })
}

export function useEnterVisit() {
  return useMutation({
    mutationFn: async ({ clueId, key, body }: { clueId: string; key: string; body: EnterVisitRequest }) =>
      (await enterVisit({ path: { clueId }, body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: useAfter(),
  })
}

/** The words of the wording list in force, to be ticked where they were seen. */
export function useWordingTerms(wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['wording', 'terms'],
    queryFn: async ({ signal }) => {
      const lexicons = (await listWordingLexicons({ signal, throwOnError: true })).data
      const newest = [...lexicons].sort((a, b) => b.version - a.version)[0]
      return newest ? (await getWordingLexicon({ path: { version: newest.version }, signal, throwOnError: true })).data.entries.map((e) => e.term) : []
    },
    enabled: wanted,
    staleTime: 3_600_000,
  })
}

export function useWatchlist(query: Ref<WatchlistQuery>) {
  return useQuery({
    queryKey: ['watchlist', 'list', query],
    queryFn: async ({ signal }) => (await listWatchlist({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useWatchlistEntry(entryId: Ref<string>) {
  return useQuery({
    queryKey: ['watchlist', 'one', entryId],
    queryFn: async ({ signal }) => (await getWatchlistEntry({ path: { entryId: entryId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => entryId.value !== ''),
  })
}

export function useNoteWatchlist() {
  return useMutation({
    mutationFn: async ({ entryId, key, ...body }: { entryId: string; key: string; version: number; text: string; nextVisitOn?: string; confirmedNoIdentity?: boolean }) =>
      (await noteWatchlistEntry({ path: { entryId }, body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: useAfter(),
  })
}

export function useEndWatchlist() {
  return useMutation({
    mutationFn: async ({ entryId, ...body }: { entryId: string; version: number; reason: string; confirmedNoIdentity?: boolean }) =>
      (await endWatchlistEntry({ path: { entryId }, body, throwOnError: true })).data,
    onSuccess: useAfter(),
  })
}
