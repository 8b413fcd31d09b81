import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  annulTakedown, answerTakedown, determineTakedown, enterIntakeItem, getIntakeItem, handOverTakedown, judgeIntakeItem, linkIntakeItem, listFirms, listIntakeItems,
  listIntakeRules, listIntakeSourceNames, listTakedownMonths, rejectIntakeCandidate, screenIntakeItem, unlinkIntakeItem,
  type AnswerTakedownRequest, type DetermineTakedownRequest, type EnterIntakeItemRequest, type FirmRow, type HandOverTakedownRequest, type IntakeItemRow,
  type IntakeItemView, type IntakeRules, type LinkIntakeItemRequest, type ListIntakeItemsData, type TakedownMonths, type TakedownView,
} from '@/api'

export type { EnterIntakeItemRequest, FirmRow, IntakeItemRow, IntakeItemView, TakedownView }
export type IntakeQuery = NonNullable<ListIntakeItemsData['query']>
export type IntakeChannel = IntakeItemRow['channel']
export type IntakeLevel = IntakeItemRow['level']
export type IntakeVerdict = NonNullable<IntakeItemRow['verdict']>
export type IntakeJudged = NonNullable<IntakeQuery['judged']>
export type IntakeScreening = IntakeItemView['screening']
export type IntakeSpan = IntakeScreening['spans'][number]
export type IntakeRate = IntakeScreening['rates'][number]
export type IntakeEntityKind = IntakeScreening['entities'][number]['kind']
export type LegalElement = IntakeScreening['elements'][number]
export type IntakeVerdictReason = IntakeItemView['verdicts'][number]['reason']
export type IntakeCandidate = IntakeItemView['candidates'][number]
export type CandidateKind = IntakeCandidate['kind']
export type IntakeLink = IntakeItemView['links'][number]
export type TakedownState = TakedownView['state']
export type TakedownStep = TakedownView['steps'][number]
export type TakedownStepKind = TakedownStep['kind']
export type TakedownBasis = TakedownStep['bases'][number]
export type TakedownResult = NonNullable<TakedownView['result']>
export type TakedownCount = NonNullable<IntakeQuery['count']>
export type IntakeRule = IntakeRules['rules'][number]
export type TakedownMonth = TakedownMonths['months'][number]

export function useIntakeItems(query: Ref<IntakeQuery>, wanted?: Ref<boolean>) {
  return useQuery({
    queryKey: ['intake', 'list', query],
    queryFn: async ({ signal }) => (await listIntakeItems({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    enabled: computed(() => wanted?.value ?? true),
  })
}

export function useIntakeItem(itemId: Ref<string>) {
  return useQuery({
    queryKey: ['intake', 'one', itemId],
    queryFn: async ({ signal }) => (await getIntakeItem({ path: { itemId: itemId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => itemId.value !== ''),
    placeholderData: (previous) => (previous?.item.itemId === itemId.value ? previous : undefined),
    retry: false,
  })
}

export function useIntakeSourceNames() {
  return useQuery({
    queryKey: ['intake', 'source-names'],
    queryFn: async ({ signal }) => (await listIntakeSourceNames({ signal, throwOnError: true })).data,
    staleTime: 60_000,
  })
}

export function useIntakeRules() {
  return useQuery({
    queryKey: ['intake', 'rules'],
    queryFn: async ({ signal }) => (await listIntakeRules({ signal, throwOnError: true })).data,
  })
}

export function useTakedownMonths(range: Ref<{ from?: string; to?: string }>) {
  return useQuery({
    queryKey: ['intake', 'months', range],
    queryFn: async ({ signal }) => (await listTakedownMonths({ query: range.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

/** Firms of the register by name or code, for whom a text speaks of. */
export function useFirmSearch(q: Ref<string>) {
  return useQuery({
    queryKey: ['firms', 'for-intake', q],
    queryFn: async ({ signal }) => (await listFirms({ query: { q: q.value, size: 20 }, signal, throwOnError: true })).data,
    enabled: computed(() => q.value.length >= 2),
    placeholderData: keepPreviousData,
  })
}

interface Sure { confirmedNoIdentity?: boolean }
type Told<Body> = Omit<Body, 'version'>

/** What is done with a text; each answers the text as it stands then. */
export type IntakeStep = Sure & (
  | { step: 'judge'; reason: IntakeVerdictReason; note: string }
  | { step: 'screen'; key: string }
  | { step: 'link'; key: string; body: Told<LinkIntakeItemRequest> }
  | { step: 'reject'; candidateId: string; note: string }
  | { step: 'unlink'; linkId: string; reason: string }
)

/** What a change of one text changes elsewhere: its figures, and the signals of whom it is linked to. */
function useRefresh() {
  const queries = useQueryClient()
  return () => Promise.all(['intake', 'warnings', 'signals'].map((room) => queries.invalidateQueries({ queryKey: [room] })))
}

export function useIntakeStep() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ item, confirmedNoIdentity, ...told }: IntakeStep & { item: { itemId: string; version: number } }): Promise<IntakeItemView> => {
      const itemId = item.itemId
      const version = item.version
      const sure = confirmedNoIdentity ? { confirmedNoIdentity } : {}
      switch (told.step) {
        case 'judge': return (await judgeIntakeItem({ path: { itemId }, body: { reason: told.reason, note: told.note, version, ...sure }, throwOnError: true })).data
        case 'screen': return (await screenIntakeItem({ path: { itemId }, body: { version }, headers: { 'Idempotency-Key': told.key }, throwOnError: true })).data
        case 'link': return (await linkIntakeItem({ path: { itemId }, body: { ...told.body, version, ...sure }, headers: { 'Idempotency-Key': told.key }, throwOnError: true })).data
        case 'reject': return (await rejectIntakeCandidate({ path: { itemId, candidateId: told.candidateId }, body: { note: told.note, version, ...sure }, throwOnError: true })).data
        case 'unlink': return (await unlinkIntakeItem({ path: { itemId, linkId: told.linkId }, body: { reason: told.reason, version, ...sure }, throwOnError: true })).data
      }
    },
    onSuccess: refresh,
  })
}

export type TakedownMove = Sure & (
  | { step: 'DETERMINED'; body: Told<DetermineTakedownRequest> }
  | { step: 'HANDED_OVER'; body: Told<HandOverTakedownRequest> }
  | { step: 'ANSWERED'; body: Told<AnswerTakedownRequest> }
  | { step: 'ANNULLED'; reason: string }
)

export function useTakedownMove() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ itemId, version, confirmedNoIdentity, ...told }: TakedownMove & { itemId: string; version: number }): Promise<TakedownView> => {
      const path = { itemId }
      const sure = confirmedNoIdentity ? { confirmedNoIdentity } : {}
      switch (told.step) {
        case 'DETERMINED': return (await determineTakedown({ path, body: { ...told.body, version, ...sure }, throwOnError: true })).data
        case 'HANDED_OVER': return (await handOverTakedown({ path, body: { ...told.body, version, ...sure }, throwOnError: true })).data
        case 'ANSWERED': return (await answerTakedown({ path, body: { ...told.body, version, ...sure }, throwOnError: true })).data
        case 'ANNULLED': return (await annulTakedown({ path, body: { reason: told.reason, version, ...sure }, throwOnError: true })).data
      }
    },
    onSuccess: refresh,
  })
}

export function useEnterItem() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ key, ...body }: EnterIntakeItemRequest & { key: string }) =>
      (await enterIntakeItem({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: refresh,
  })
}
