import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  acceptClue, assignClue, assignClues, claimClue, claimNextClue, concludeVerification, countClues, decideClueExtension, explainDue, getClue, getFirm, getPatrolTarget, getVerification, listClueReasons,
  listClues, listClueSteps, listGrids, listTerms, markClueUrgent, recallClue, recheckClue, registerClue, releaseClue, requestClueExtension, resumeClue, returnClue, suspendClue,
  transferClue, urgeClue, voidClue,
  type AssignClueRequest, type AssignCluesRequest, type ClueAssignments, type ClueEventView, type ClueNext, type ClueReason, type ClueRow, type ClueStepView,
  type ClueTransitionView, type ClueView, type ConcludeVerificationRequest, type ListCluesData, type RegisterClueRequest,
} from '@/api'
import { patrolSentence } from './patrolSentence'

export type {
  AssignClueRequest, ClueAssignments, ClueEventView as ClueEvent, ClueNext, ClueReason, ClueRow, ClueStepView, ClueTransitionView, ClueView, ConcludeVerificationRequest,
  RegisterClueRequest,
}
export type ClueQuery = NonNullable<ListCluesData['query']>
export type ClueStatus = ClueRow['status']
export type ClueStep = ClueStepView['step']

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

/** What a step of a clue may change: its own rooms, and the panels of others that stand on its page. */
const ROOMS = ['clues', 'firms', 'warnings', 'verification', 'watchlist', 'cases', 'close-outs', 'ledger', 'reports', 'subjects']
const moved = (queries: QueryClient) => Promise.all(ROOMS.map((room) => queries.invalidateQueries({ queryKey: [room] })))

export function useRegisterClue() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: RegisterClueRequest & { key: string }) =>
      (await registerClue({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => moved(queries),
  })
}

/** What a verb's dialog sends; each verb takes the fields it knows. */
export interface StepBody {
  version: number
  note?: string
  reason?: string
  unitId?: string
  workingDays?: number
  amount?: number
  granted?: boolean
  confirmedNoIdentity?: boolean
}

type Sent = { path: { clueId: string }; throwOnError: true }
const verbs: Partial<Record<ClueStep, (sent: Sent, body: StepBody) => Promise<{ data: ClueView }>>> = {
  ASSIGN: (sent, body) => assignClue({ ...sent, body: body as AssignClueRequest }),
  TRANSFER: (sent, body) => transferClue({ ...sent, body: body as AssignClueRequest }),
  RECHECK: (sent, body) => recheckClue({ ...sent, body: body as AssignClueRequest }),
  ACCEPT: (sent, body) => acceptClue({ ...sent, body }),
  RETURN: (sent, body) => returnClue({ ...sent, body: { reason: '', ...body } }),
  RECALL: (sent, body) => recallClue({ ...sent, body: { note: '', ...body } }),
  URGE: (sent, body) => urgeClue({ ...sent, body }),
  REQUEST_EXTENSION: (sent, body) => requestClueExtension({ ...sent, body: { note: '', amount: 0, ...body } }),
  DECIDE_EXTENSION: (sent, body) => decideClueExtension({ ...sent, body: { granted: false, ...body } }),
  SUSPEND: (sent, body) => suspendClue({ ...sent, body: { reason: '', ...body } }),
  RESUME: (sent, body) => resumeClue({ ...sent, body }),
  VOID: (sent, body) => voidClue({ ...sent, body: { note: '', ...body } }),
  MARK_URGENT: (sent, body) => markClueUrgent({ ...sent, body: { note: '', ...body } }),
  CLAIM: (sent) => claimClue(sent),
  RELEASE: (sent) => releaseClue(sent),
}

/** Takes one step of one clue. */
export function useClueStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ clueId, step, body }: { clueId: string; step: ClueStep; body: StepBody }) => {
      const verb = verbs[step]
      if (!verb) throw new Error(step)
      return (await verb({ path: { clueId }, throwOnError: true }, body)).data
    },
    onSuccess: () => moved(queries),
  })
}

export function useAssignClues() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: AssignCluesRequest & { key: string }) =>
      (await assignClues({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clues'] }),
  })
}

/** Takes the most pressing clue that waits for this post and nobody has. */
export function useClaimNext() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (key: string) => (await claimNextClue({ headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clues'] }),
  })
}

export function useClueCounts() {
  return useQuery({
    queryKey: ['clues', 'counts', 'clocks'],
    queryFn: async ({ signal }) => (await countClues({ signal, throwOnError: true })).data,
    refetchOnWindowFocus: 'always',
  })
}

export function useClueReasons(open: Ref<boolean>) {
  return useQuery({
    queryKey: ['clue-reasons'],
    queryFn: async ({ signal }) => (await listClueReasons({ signal, throwOnError: true })).data,
    enabled: open,
    staleTime: 3_600_000,
  })
}

export function useClueTransitions() {
  return useQuery({
    queryKey: ['clue-steps'],
    queryFn: async ({ signal }) => (await listClueSteps({ signal, throwOnError: true })).data,
    staleTime: Infinity,
  })
}

/** The term for verifying as it is set today; what a dialog counts with when nothing else is given. */
export function useVerificationTerm(open: Ref<boolean>) {
  return useQuery({
    queryKey: ['terms', 'VERIFICATION'],
    queryFn: async ({ signal }) => (await listTerms({ signal, throwOnError: true })).data.find((t) => t.step === 'VERIFICATION')?.current,
    enabled: open,
    staleTime: 60_000,
  })
}

/** The grids of a division, for the report of a matter that lies in one. */
export function useGridsOf(region: Ref<string | undefined>, open: Ref<boolean>) {
  return useQuery({
    queryKey: ['grids', 'of', region],
    queryFn: async ({ signal }) => (await listGrids({ query: { region: region.value, size: 200 }, signal, throwOnError: true })).data.rows,
    enabled: computed(() => open.value && !!region.value && !region.value.endsWith('000000')),
    staleTime: 60_000,
  })
}

export function useConcludeVerification() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ clueId, ...body }: ConcludeVerificationRequest & { clueId: string }) =>
      (await concludeVerification({ path: { clueId }, body, throwOnError: true })).data,
    onSuccess: () => moved(queries),
  })
}

/** The visits on which a finding of a clue may rest, newest first. */
export function useVisitsOfClue(clueId: Ref<string>, open: Ref<boolean>) {
  return useQuery({
    queryKey: ['verification', clueId],
    queryFn: async ({ signal }) => (await getVerification({ path: { clueId: clueId.value }, signal, throwOnError: true })).data,
    select: (file) => file.visits,
    enabled: open,
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
/** What a township saw at a firm that it went to, as a sentence. */
export async function patrolSaw(targetId: string) {
  const target = (await getPatrolTarget({ path: { targetId }, throwOnError: true })).data
  return target.outcome ? patrolSentence(target.visitedOn, target.outcome, target.note) : undefined
}

export async function firmFacts(firmId: string) {
  return (await getFirm({ path: { firmId }, throwOnError: true })).data
}
