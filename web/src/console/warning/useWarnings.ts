import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  answerWarning, getWarning, liftWarningOverride, listSignals, listWarnings, overrideWarning, recordSignal, snoozeWarning, wakeWarning,
  type ListSignalsData, type ListWarningsData, type RecordSignalRequest, type SignalView, type WarningRow, type WarningView,
} from '@/api'

export type { RecordSignalRequest, SignalView, WarningRow, WarningView }
export type WarningQuery = NonNullable<ListWarningsData['query']>
export type SignalQuery = NonNullable<ListSignalsData['query']>
export type WarningStatus = WarningRow['status']
export type SignalRule = SignalView['rule']
export type WarningVerdict = NonNullable<WarningRow['verdict']>
export type WarningReason = WarningView['reasons'][number]
export type WarningEvent = WarningView['events'][number]

export function useWarnings(query: Ref<WarningQuery>) {
  return useQuery({
    queryKey: ['warnings', 'list', query],
    queryFn: async ({ signal }) => (await listWarnings({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useWarning(warningId: Ref<string>) {
  return useQuery({
    queryKey: ['warnings', 'one', warningId],
    queryFn: async ({ signal }) => (await getWarning({ path: { warningId: warningId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => warningId.value !== ''),
    placeholderData: (previous) => (previous?.warningId === warningId.value ? previous : undefined),
  })
}

export function useSignals(query: Ref<SignalQuery>) {
  return useQuery({
    queryKey: ['signals', 'list', query],
    queryFn: async ({ signal }) => (await listSignals({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

/** What is done with a warning; each answers the warning as it stands then. */
export type WarningStep =
  | { step: 'answer'; verdict: WarningVerdict; note: string }
  | { step: 'override'; score: number; reason: string; until: string }
  | { step: 'snooze'; reason: string; until: string }
  | { step: 'lift' }
  | { step: 'wake' }

export function useWarningStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ warning, confirmedNoIdentity, ...told }: WarningStep & { warning: { warningId: string; version: number }; confirmedNoIdentity?: boolean }): Promise<WarningView> => {
      const path = { warningId: warning.warningId }
      const version = warning.version
      const sure = confirmedNoIdentity ? { confirmedNoIdentity } : {}
      switch (told.step) {
        case 'answer': return (await answerWarning({ path, body: { verdict: told.verdict, ...(told.note && { note: told.note }), version, ...sure }, throwOnError: true })).data
        case 'override': return (await overrideWarning({ path, body: { score: told.score, reason: told.reason, until: told.until, version, ...sure }, throwOnError: true })).data
        case 'snooze': return (await snoozeWarning({ path, body: { reason: told.reason, until: told.until, version, ...sure }, throwOnError: true })).data
        case 'lift': return (await liftWarningOverride({ path, body: { version }, throwOnError: true })).data
        case 'wake': return (await wakeWarning({ path, body: { version }, throwOnError: true })).data
      }
    },
    onSuccess: () => Promise.all(['warnings', 'signals'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}

export function useRecordSignal() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: RecordSignalRequest & { key: string }) =>
      (await recordSignal({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => Promise.all(['warnings', 'signals'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}
