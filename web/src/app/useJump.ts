import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { findSubjects, listClues, listFirms } from '@/api'

/** The questions of Ctrl-K: subjects, firms and clues that match, a handful each. */
export function useJump(asked: Ref<string>, open: Ref<boolean>, firmsAllowed: Ref<boolean>, cluesAllowed: Ref<boolean>, subjectsAllowed: Ref<boolean>) {
  const ready = computed(() => open.value && asked.value.length >= 2)
  const firms = useQuery({
    queryKey: ['firms', 'jump', asked],
    queryFn: async ({ signal }) => (await listFirms({ query: { q: asked.value, size: 8 }, signal, throwOnError: true })).data.rows,
    enabled: computed(() => ready.value && firmsAllowed.value),
    placeholderData: keepPreviousData,
  })
  const clues = useQuery({
    queryKey: ['clues', 'jump', asked],
    queryFn: async ({ signal }) => (await listClues({ query: { q: asked.value, size: 8 }, signal, throwOnError: true })).data.rows,
    enabled: computed(() => ready.value && cluesAllowed.value),
    placeholderData: keepPreviousData,
  })
  const subjects = useQuery({
    queryKey: ['subjects', 'jump', asked],
    queryFn: async ({ signal }) => (await findSubjects({ query: { q: asked.value }, signal, throwOnError: true })).data.slice(0, 8),
    enabled: computed(() => ready.value && subjectsAllowed.value),
    placeholderData: keepPreviousData,
  })
  return {
    subjects: computed(() => (ready.value ? subjects.data.value : undefined)),
    firms: computed(() => (ready.value ? firms.data.value : undefined)),
    clues: computed(() => (ready.value ? clues.data.value : undefined)),
    fetching: computed(() => firms.isFetching.value || clues.isFetching.value || subjects.isFetching.value),
  }
}
