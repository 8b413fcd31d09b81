import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  downloadAlertFile, getFundsAlert, judgeFundsAlert, linkFundsAlert, listAlertFiles, listFirms, listFundsAlerts, listFundsBanks, listFundsMarks, rejectFundsCandidate,
  uploadAlertFile,
  type AlertFileView, type FirmRow, type FundsAlertRow, type FundsAlertView, type FundsMarks, type LinkFundsAlertRequest, type ListAlertFilesData, type ListFundsAlertsData,
} from '@/api'

export type { AlertFileView, FirmRow, FundsAlertRow, FundsAlertView }
export type FundsQuery = NonNullable<ListFundsAlertsData['query']>
export type AlertFileQuery = NonNullable<ListAlertFilesData['query']>
export type FundsLevel = FundsAlertRow['level']
export type FundsJudged = NonNullable<FundsQuery['judged']>
export type FundsVerdict = NonNullable<FundsAlertRow['verdict']>
export type FundsVerdictReason = FundsAlertView['verdicts'][number]['reason']
export type FundsReason = FundsAlertView['reasons'][number]
export type FundsElement = FundsAlertView['elements'][number]
export type FundsOpinion = NonNullable<FundsAlertView['opinion']>
export type FundsWeek = FundsAlertView['weeks'][number]
export type FundsCandidate = FundsAlertView['candidates'][number]
export type FundsMark = FundsMarks['marks'][number]
export type AlertFileOutcome = AlertFileView['outcome']

export function useFundsAlerts(query: Ref<FundsQuery>, wanted?: Ref<boolean>) {
  return useQuery({
    queryKey: ['funds', 'list', query],
    queryFn: async ({ signal }) => (await listFundsAlerts({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    enabled: computed(() => wanted?.value ?? true),
  })
}

export function useFundsAlert(alertId: Ref<string>) {
  return useQuery({
    queryKey: ['funds', 'one', alertId],
    queryFn: async ({ signal }) => (await getFundsAlert({ path: { alertId: alertId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => alertId.value !== ''),
    placeholderData: (previous) => (previous?.alert.alertId === alertId.value ? previous : undefined),
    retry: false,
  })
}

export function useFundsBanks() {
  return useQuery({
    queryKey: ['funds', 'banks'],
    queryFn: async ({ signal }) => (await listFundsBanks({ signal, throwOnError: true })).data,
    staleTime: 60_000,
  })
}

export function useFundsMarks() {
  return useQuery({
    queryKey: ['funds', 'marks'],
    queryFn: async ({ signal }) => (await listFundsMarks({ signal, throwOnError: true })).data,
  })
}

export function useAlertFiles(query: Ref<AlertFileQuery>) {
  return useQuery({
    queryKey: ['funds', 'files', query],
    queryFn: async ({ signal }) => (await listAlertFiles({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

/** Firms of the register by name or code, for whom an alert speaks of. */
export function useFirmSearch(q: Ref<string>) {
  return useQuery({
    queryKey: ['firms', 'for-funds', q],
    queryFn: async ({ signal }) => (await listFirms({ query: { q: q.value, size: 20 }, signal, throwOnError: true })).data,
    enabled: computed(() => q.value.length >= 2),
    placeholderData: keepPreviousData,
  })
}

/** What a change of an alert changes elsewhere: the figures of the marks, and the signals of whom it is linked to. */
function useRefresh() {
  const queries = useQueryClient()
  return () => Promise.all(['funds', 'warnings', 'signals', 'bank-keys'].map((room) => queries.invalidateQueries({ queryKey: [room] })))
}

interface Sure { confirmedNoIdentity?: boolean }

/** What is done with an alert; each answers the alert as it stands then. */
export type FundsStep = Sure & (
  | { step: 'judge'; reason: FundsVerdictReason; note: string }
  | { step: 'link'; key: string; body: Omit<LinkFundsAlertRequest, 'version'> }
  | { step: 'reject'; candidateId: string; note: string }
)

export function useFundsStep() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ alert, confirmedNoIdentity, ...told }: FundsStep & { alert: { alertId: string; version: number } }): Promise<FundsAlertView> => {
      const alertId = alert.alertId
      const version = alert.version
      const sure = confirmedNoIdentity ? { confirmedNoIdentity } : {}
      switch (told.step) {
        case 'judge': return (await judgeFundsAlert({ path: { alertId }, body: { reason: told.reason, note: told.note, version, ...sure }, throwOnError: true })).data
        case 'link': return (await linkFundsAlert({ path: { alertId }, body: { ...told.body, version }, headers: { 'Idempotency-Key': told.key }, throwOnError: true })).data
        case 'reject': return (await rejectFundsCandidate({ path: { alertId, candidateId: told.candidateId }, body: { note: told.note, version, ...sure }, throwOnError: true })).data
      }
    },
    onSuccess: refresh,
  })
}

/** Bytes as they stand in a header. */
function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Brings a pair of files in: the alert file is the body, its signature a header. Refused or taken in, both are answered alike. */
export function useUploadAlertFile() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ alerts, signature }: { alerts: File; signature: File }) =>
      (await uploadAlertFile({
        body: alerts, query: { fileName: alerts.name }, headers: { 'Fangfei-Signature': base64(new Uint8Array(await signature.arrayBuffer())) }, throwOnError: true,
      })).data,
    onSuccess: refresh,
  })
}

/** A part of a file that was taken in, as it came. */
export async function alertFilePart(fileId: string, signature: boolean): Promise<Blob> {
  return (await downloadAlertFile({ path: { fileId }, query: { signature }, parseAs: 'blob', throwOnError: true })).data as Blob
}
