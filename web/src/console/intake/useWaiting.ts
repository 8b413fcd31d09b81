import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { countIntakeItems, listIntakeItems } from '@/api'
import type { WaitingPage } from '@/ui/waiting'
import { channelWords } from './intakeWords'

/** How many texts wait to be judged, and how many adverts for their result; asked anew when the window is looked at again, never by a clock. */
export function useIntakeCounts(allowed: Ref<boolean>) {
  const { data } = useQuery({
    queryKey: ['intake', 'counts'],
    queryFn: async ({ signal }) => (await countIntakeItems({ signal, throwOnError: true })).data,
    enabled: allowed,
    refetchOnWindowFocus: 'always',
  })
  return data
}

/** The gravest texts that nobody judged, for the workbench. */
export async function waitingTexts(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listIntakeItems({ query: { judged: 'WAITING', alarms: true, sort: 'score,desc', size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((i) => ({
      key: i.itemId, to: `/intake/${i.itemId}`, name: i.excerpt, what: [channelWords[i.channel], ...i.rules.slice(0, 2).map((r) => r.label)].join(' · '), place: i.regionName,
      since: i.firstSeenAt, level: i.level, score: i.score,
    })),
  }
}

/** Adverts that were handed over and have no result yet. */
export async function waitingTakedowns(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listIntakeItems({ query: { takedown: 'HANDED_OVER', sort: 'lastSeenAt,desc', size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((i) => ({ key: i.itemId, to: `/intake/${i.itemId}`, name: i.excerpt, what: '处置后填报结果', place: i.regionName, since: i.firstSeenAt, level: i.level, score: i.score })),
  }
}
