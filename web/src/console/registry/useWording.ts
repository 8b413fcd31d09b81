import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { getWordingLexicon, listWordingLexicons, publishWordingLexicon, type PublishWordingLexiconRequest, type WordingLexiconView } from '@/api'

export type { PublishWordingLexiconRequest, WordingLexiconView }
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

export function usePublishLexicon() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, body }: { key: string; body: PublishWordingLexiconRequest }) =>
      (await publishWordingLexicon({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => Promise.all(['wording', 'firms'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}
