import { keepPreviousData, useQueries, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { countClues, listClues, type ClueRow, type ListCluesData } from '@/api'
import { useSeat } from '@/ui/seat'
import { type WaitingGroup, type WaitingPage, waitingFor } from '@/ui/waiting'

export type { ClueRow }
export type ClueQuery = NonNullable<ListCluesData['query']>

/**
 * How many clues wait for me. It is asked anew when the window is looked at again or a
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

/** So many rows of a group stand on the workbench; the rest in its list. */
const FIRST = 5

export interface AskedGroup extends WaitingGroup {
  data: WaitingPage | undefined
  error: unknown
  again: () => void
}

/** What else waits for this post, all groups asked at once, each answering or failing by itself. */
export function useWaitingGroups(wanted: Ref<boolean>) {
  const seat = useSeat()
  const groups = computed(() => waitingFor(seat.can))
  const answers = useQueries({
    queries: computed(() => groups.value.map((group) => ({
      queryKey: [group.room, 'waiting', group.key],
      queryFn: ({ signal }: { signal: AbortSignal }) => group.load(FIRST, signal),
      enabled: wanted.value,
      refetchOnWindowFocus: 'always' as const,
    }))),
  })
  return computed<AskedGroup[]>(() => groups.value.map((group, i) => {
    const answer = answers.value[i]
    return { ...group, data: answer?.data, error: answer?.error, again: () => void answer?.refetch() }
  }))
}
