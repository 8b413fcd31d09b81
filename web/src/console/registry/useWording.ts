import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  changeWordingDraft, draftWordingLexicon, getWordingDraft, getWordingLexicon, listWordingDrafts, listWordingLexicons, publishWordingDraft, withdrawWordingDraft,
  type DraftWordingLexiconRequest, type WordingDraftView, type WordingLexiconView,
} from '@/api'

export type { DraftWordingLexiconRequest, WordingDraftView, WordingLexiconView }
export type WordingEntry = WordingLexiconView['entries'][number]

export function useLexicons() {
  return useQuery({
    queryKey: ['wording', 'list'],
    queryFn: async ({ signal }) => (await listWordingLexicons({ signal, throwOnError: true })).data,
    refetchInterval: (q) => (q.state.data?.some((l) => l.screening && !l.screening.finished) ? 2000 : false),
  })
}

export function useLexicon(version: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['wording', 'one', version],
    queryFn: async ({ signal }) => (await getWordingLexicon({ path: { version: version.value ?? 0 }, signal, throwOnError: true })).data,
    enabled: computed(() => version.value !== undefined),
  })
}

/** The draft that is open, if there is one; asked again and again while it is tried on the register. */
export function useWordingDraft() {
  return useQuery({
    queryKey: ['wording', 'draft'],
    queryFn: async ({ signal }) => {
      const open = (await listWordingDrafts({ signal, throwOnError: true })).data.find((d) => d.status === 'DRAFT')
      return open ? (await getWordingDraft({ path: { draftId: open.draftId }, signal, throwOnError: true })).data : null
    },
    refetchInterval: (q) => (q.state.data && !q.state.data.tried ? 2000 : false),
  })
}

export type WordingStep =
  | { step: 'draft'; key: string; body: DraftWordingLexiconRequest }
  | { step: 'change'; draftId: string; body: DraftWordingLexiconRequest }
  | { step: 'withdraw'; draftId: string; revision: number }

export function useWordingStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (told: WordingStep): Promise<WordingDraftView> => {
      switch (told.step) {
        case 'draft': return (await draftWordingLexicon({ body: told.body, headers: { 'Idempotency-Key': told.key }, throwOnError: true })).data
        case 'change': return (await changeWordingDraft({ path: { draftId: told.draftId }, body: told.body, throwOnError: true })).data
        case 'withdraw': return (await withdrawWordingDraft({ path: { draftId: told.draftId }, body: { revision: told.revision }, throwOnError: true })).data
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['wording'] }),
  })
}

export function usePublishLexicon() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ draftId, revision }: { draftId: string; revision: number }) =>
      (await publishWordingDraft({ path: { draftId }, body: { revision }, throwOnError: true })).data,
    onSuccess: () => Promise.all(['wording', 'firms'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}
