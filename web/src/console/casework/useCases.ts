import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  addCaseParty, askReconsideration, changeCase, decideCaseReferral, determineCase, endCaseMeasure, extendCaseMeasure, fileCase, getCase, getClue,
  handOverCase, linkCaseClue, listCases, listClues, listPenaltyTypes, moveCaseMoney, openCase, penaliseCase, recordPoliceDecision, reverseCaseMoney,
  revokeCaseMeasure, revokeCasePenalty, superviseCase, takeCaseMeasure, takeOutCaseParty,
  type CaseEventView, type CaseMeasureView, type CaseMovementView, type CasePartyView, type CasePenaltyView, type CaseReferralView, type CaseRow,
  type CaseSums, type CaseView, type ClueView, type ListCasesData, type OpenCaseRequest, type PenaltyTypeView, type ThresholdBar,
} from '@/api'

export type {
  CaseEventView, CaseMeasureView, CaseMovementView, CasePartyView, CasePenaltyView, CaseReferralView, CaseRow, CaseSums, CaseView, ClueView,
  OpenCaseRequest, PenaltyTypeView, ThresholdBar,
}
export type CaseQuery = NonNullable<ListCasesData['query']>
export type CaseStatus = CaseRow['status']
export type CaseStage = CaseRow['stage']
export type MeasureKind = CaseMeasureView['kind']
export type PartyRole = CasePartyView['role']
export type PenaltyTarget = CasePenaltyView['target']
export type MoneyKind = CaseMovementView['kind']
export type RefundSource = NonNullable<CaseMovementView['source']>
export type ReferralStatus = CaseReferralView['status']
export type Aggravation = CaseView['aggravations'][number]
export type CaseEventKind = CaseEventView['kind']

export function useCases(query: Ref<CaseQuery>, open: Ref<boolean> = computed(() => true)) {
  return useQuery({
    queryKey: ['cases', 'list', query],
    queryFn: async ({ signal }) => (await listCases({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    enabled: open,
  })
}

export function useCase(caseId: Ref<string>) {
  return useQuery({
    queryKey: ['cases', 'one', caseId],
    queryFn: async ({ signal }) => (await getCase({ path: { caseId: caseId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => caseId.value !== ''),
    placeholderData: (previous) => (previous?.caseId === caseId.value ? previous : undefined),
  })
}

/** The clue that a case is about to be opened from. */
export function useRipeClue(clueId: Ref<string>, open: Ref<boolean>) {
  return useQuery({
    queryKey: ['clues', 'one', clueId],
    queryFn: async ({ signal }) => (await getClue({ path: { clueId: clueId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => open.value && clueId.value !== ''),
  })
}

/** Concluded clues whose name or number holds what was typed. */
export async function concludedClues(q: string) {
  return (await listClues({ query: { view: 'TERRITORY', status: 'CONCLUDED', size: 20, ...(q && { q }) }, throwOnError: true })).data.rows
    .filter((clue) => clue.illegality === 'ILLEGAL' || clue.illegality === 'UNDETERMINED')
}

export function usePenaltyTypes(open: Ref<boolean>) {
  return useQuery({
    queryKey: ['penalty-types'],
    queryFn: async ({ signal }) => (await listPenaltyTypes({ signal, throwOnError: true })).data,
    enabled: open,
    staleTime: 600_000,
  })
}

const ROOMS = ['cases', 'clues', 'close-outs', 'ledger', 'reports', 'subjects']

export function useOpenCase() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: OpenCaseRequest & { key: string }) =>
      (await openCase({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => Promise.all(ROOMS.map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}

/** What a person filled in; the server checks it. */
export type Filled = Record<string, unknown>

type Creating = (o: { path: { caseId: string }; body: never; headers: { 'Idempotency-Key': string }; throwOnError: true }) => Promise<{ data: CaseView }>
type Changing = (o: { path: { caseId: string }; body: never; throwOnError: true }) => Promise<{ data: CaseView }>

const creating = (call: unknown) => async (caseId: string, body: Filled, key: string, more: Record<string, string> = {}) =>
  (await (call as Creating)({ path: { caseId, ...more }, body: body as never, headers: { 'Idempotency-Key': key }, throwOnError: true })).data
const changing = (call: unknown) => async (caseId: string, body: Filled, _key: string, more: Record<string, string> = {}) =>
  (await (call as Changing)({ path: { caseId, ...more }, body: body as never, throwOnError: true })).data

/** The steps of a case: each takes the case, what was filled in, the idempotency key, and what else the path names. */
export const caseSteps = {
  change: changing(changeCase),
  supervise: changing(superviseCase),
  link: creating(linkCaseClue),
  party: creating(addCaseParty),
  partyOut: changing(takeOutCaseParty),
  determine: creating(determineCase),
  file: changing(fileCase),
  measure: creating(takeCaseMeasure),
  measureExtend: changing(extendCaseMeasure),
  measureEnd: changing(endCaseMeasure),
  measureRevoke: changing(revokeCaseMeasure),
  penalise: creating(penaliseCase),
  penaltyRevoke: changing(revokeCasePenalty),
  refer: creating(decideCaseReferral),
  handOver: changing(handOverCase),
  police: changing(recordPoliceDecision),
  reconsider: changing(askReconsideration),
  money: creating(moveCaseMoney),
  reverse: creating(reverseCaseMoney),
}
export type CaseStepName = keyof typeof caseSteps

export function useCaseStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (s: { step: CaseStepName; caseId: string; body: Filled; key: string; more?: Record<string, string> }) =>
      caseSteps[s.step](s.caseId, s.body, s.key, s.more),
    onSuccess: () => Promise.all(ROOMS.map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}
