import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  approveStatement, cancelStatement, type CaseStatementView, declineStatement, downloadStatementApproval, findSubjects, type FundsCaseView, type FundsPartyRow, type FundsPayment, type FundsReadingView, getFundsCase, giveFundsCase, keepStatementStanding,
  listFundsCases, listFundsNamingPayments, listFundsParties, type ListFundsPartiesData, listFundsPath, listFundsPayments, listUnits, openFundsCase, proposeStatement,
  type ProposeStatementRequest, proposeStatementSupersession, readFundsCase, supersedeStatement,
} from '@/api'
import { client } from '@/api/client.gen'
import { putFile } from '@/ui/upload'
import type { WaitingPage } from '@/ui/waiting'
import { sameKey, statementGoes } from './statementGoes'

export type { CaseStatementView, FundsCaseView, FundsPartyRow, FundsPayment, FundsReadingView, ProposeStatementRequest }
export type PartyQuery = NonNullable<ListFundsPartiesData['query']>

const key = ['funds-cases'] as const

/** What was shown before goes on being shown while a page is turned, and never for another case, party or pattern. */
const whileTurning = (same: () => readonly unknown[]) => <Data>(before: Data | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
  sameKey(query?.queryKey.slice(key.length + 1), same()) ? before : undefined

export function useFundsCases(query: Ref<{ subject?: string; waiting?: boolean; q?: string; sort?: string; page?: number; size?: number }>) {
  return useQuery({
    queryKey: [...key, 'list', query],
    queryFn: async ({ signal }) => (await listFundsCases({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useFundsCase(caseId: Ref<string>) {
  return useQuery({
    queryKey: [...key, 'one', caseId],
    queryFn: async ({ signal }) => (await getFundsCase({ path: { caseId: caseId.value }, signal, throwOnError: true })).data,
    refetchInterval: (q) => (q.state.data?.statements.some((s) => statementGoes(s.status)) ? 1000 : false),
    retry: false,
  })
}

/** @param of the statements that stand: another set makes another reading */
export function useFundsReading(caseId: Ref<string>, of: Ref<string>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [...key, 'reading', caseId, of],
    queryFn: async ({ signal }) => (await readFundsCase({ path: { caseId: caseId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => wanted.value && of.value !== ''),
  })
}

export function useFundsParties(caseId: Ref<string>, of: Ref<string>, query: Ref<PartyQuery>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [...key, 'parties', caseId, of, query],
    queryFn: async ({ signal }) => (await listFundsParties({ path: { caseId: caseId.value }, query: query.value, signal, throwOnError: true })).data,
    enabled: computed(() => wanted.value && of.value !== ''),
    placeholderData: whileTurning(() => [caseId.value, of.value]),
  })
}

export function useFundsPath(caseId: Ref<string>, of: Ref<string>, query: Ref<{ layer?: number; page: number; size: number }>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [...key, 'path', caseId, of, query],
    queryFn: async ({ signal }) => (await listFundsPath({ path: { caseId: caseId.value }, query: query.value, signal, throwOnError: true })).data,
    enabled: computed(() => wanted.value && of.value !== ''),
    placeholderData: whileTurning(() => [caseId.value, of.value]),
  })
}

/** What payments are looked at: those with a party, or those that a sentence is reckoned from. */
export interface PaymentsOf { party?: string; code?: string; title: string }

export function useFundsPayments(caseId: Ref<string>, of: Ref<PaymentsOf | undefined>, query: Ref<{ page: number; size: number }>) {
  return useQuery({
    queryKey: [...key, 'payments', caseId, of, query],
    queryFn: async ({ signal }) => {
      const { party, code } = of.value!
      return code !== undefined
        ? (await listFundsNamingPayments({ path: { caseId: caseId.value, code }, query: query.value, signal, throwOnError: true })).data
        : (await listFundsPayments({ path: { caseId: caseId.value }, query: { ...query.value, party: party! }, signal, throwOnError: true })).data
    },
    enabled: computed(() => of.value !== undefined),
    placeholderData: whileTurning(() => [caseId.value, of.value]),
  })
}

export async function subjectsNamed(q: string) {
  return (await findSubjects({ query: { q }, throwOnError: true })).data
}

export function useUnits() {
  return useQuery({ queryKey: ['units', 'all'], queryFn: async ({ signal }) => (await listUnits({ signal, throwOnError: true })).data, staleTime: 300_000 })
}

export function useOpenFundsCase() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key: once, ...body }: { key: string; subjectId: string; unitId?: string }) => (await openFundsCase({ body, headers: { 'Idempotency-Key': once }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export function useGiveFundsCase() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ funds, unitId }: { funds: FundsCaseView; unitId?: string }) =>
      (await giveFundsCase({ path: { caseId: funds.caseId }, body: { version: funds.version, ...(unitId && { unitId }) }, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}

/** Sends a file to the archive, where only who sent it finds it until something holds it. */
export async function sendUpload(uploadId: string, file: File, onProgress: (sent: number) => void, signal: AbortSignal): Promise<void> {
  await putFile(client.buildUrl({ url: '/api/uploads/{uploadId}', path: { uploadId }, query: { fileName: file.name } }), file, onProgress, signal)
}

export function useProposeStatement() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key: once, caseId, signal, ...body }: ProposeStatementRequest & { key: string; caseId: string; signal: AbortSignal }) =>
      (await proposeStatement({ path: { caseId }, body, signal, headers: { 'Idempotency-Key': once }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export type StatementStep = 'approve' | 'decline' | 'cancel' | 'supersede' | 'approveSupersession' | 'keep'

/** A step of a statement: its approval, its end, and that it should count no longer. */
export function useStatementStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ statement, step, reason = '', confirmedNoIdentity }: { statement: CaseStatementView; step: StatementStep; reason?: string; confirmedNoIdentity?: boolean }) => {
      const path = { statementId: statement.statementId }
      const version = statement.version
      const words = { version, reason, ...(confirmedNoIdentity && { confirmedNoIdentity }) }
      switch (step) {
        case 'approve': return (await approveStatement({ path, body: { version }, throwOnError: true })).data
        case 'decline': return (await declineStatement({ path, body: words, throwOnError: true })).data
        case 'cancel': return (await cancelStatement({ path, body: { version }, throwOnError: true })).data
        case 'supersede': return (await proposeStatementSupersession({ path, body: words, throwOnError: true })).data
        case 'approveSupersession': return (await supersedeStatement({ path, body: { version }, throwOnError: true })).data
        case 'keep': return (await keepStatementStanding({ path, body: { version }, throwOnError: true })).data
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export async function approvalFile(statementId: string): Promise<Blob> {
  return (await downloadStatementApproval({ path: { statementId }, parseAs: 'blob', throwOnError: true })).data as Blob
}

/** Cases with a statement that somebody else proposed, for the workbench. */
export async function waitingStatements(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listFundsCases({ query: { waiting: true, size: most }, signal, throwOnError: true })).data
  return { total, rows: rows.map((c) => ({ key: c.caseId, to: `/funds-cases/${c.caseId}`, name: c.subjectName, what: `核对后审批 ${c.waiting} 份流水`, place: c.regionName })) }
}
