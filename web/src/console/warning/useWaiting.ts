import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { countWarnings, listWarnings } from '@/api'
import type { WaitingPage } from '@/ui/waiting'

/** How many warnings wait to be looked at; asked anew like the clues to do, never by a clock. */
export function useWarningCount(allowed: Ref<boolean>) {
  const { data } = useQuery({
    queryKey: ['warnings', 'counts'],
    queryFn: async ({ signal }) => (await countWarnings({ signal, throwOnError: true })).data.waiting,
    enabled: allowed,
    refetchOnWindowFocus: 'always',
  })
  return data
}

/** The gravest of them, for the workbench. */
export async function waitingWarnings(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listWarnings({ query: { status: 'OPEN', sort: 'score,desc', size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((w) => ({
      key: w.warningId, to: `/warnings/${w.warningId}`, name: w.subjectName, number: w.number, what: w.because, place: w.regionName, since: w.openedAt,
      level: w.level, score: w.score,
    })),
  }
}
