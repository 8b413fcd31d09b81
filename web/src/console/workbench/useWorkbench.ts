import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { countClues, listClues, type ClueRow, type ListCluesData } from '@/api'

export type { ClueRow }
export type ClueQuery = NonNullable<ListCluesData['query']>

/**
 * How many clues wait for me; the only number the menu carries. It is asked anew when the window is looked at again or a
 * clue changes, never by a clock: a clock would keep the session of an empty chair alive.
 */
export function useTodoCount(allowed: Ref<boolean>) {
  const { data } = useQuery({
    queryKey: ['clues', 'counts'],
    queryFn: async ({ signal }) => (await countClues({ signal, throwOnError: true })).data.todo,
    enabled: allowed,
    refetchOnWindowFocus: 'always',
  })
  return data
}

export function useMyClues(query: Ref<ClueQuery>, allowed: Ref<boolean>) {
  return useQuery({
    queryKey: ['clues', 'list', query],
    queryFn: async ({ signal }) => (await listClues({ query: query.value, signal, throwOnError: true })).data,
    enabled: computed(() => allowed.value),
    placeholderData: keepPreviousData,
  })
}
