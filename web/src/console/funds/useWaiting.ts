import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { countFundsAlerts, listBankKeys, listFundsAlerts } from '@/api'
import type { WaitingPage } from '@/ui/waiting'

/** How many alerts of banks wait to be judged; asked anew when the window is looked at again, never by a clock. */
export function useFundsCount(allowed: Ref<boolean>) {
  const { data } = useQuery({
    queryKey: ['funds', 'counts'],
    queryFn: async ({ signal }) => (await countFundsAlerts({ signal, throwOnError: true })).data.waiting,
    enabled: allowed,
    refetchOnWindowFocus: 'always',
  })
  return data
}

/** The gravest alerts that nobody judged, for the workbench. */
export async function waitingAlerts(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listFundsAlerts({ query: { judged: 'WAITING', sort: 'score,desc', size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((a) => ({
      key: a.alertId, to: `/funds/${a.alertId}`, name: a.name, what: [...(a.urgent ? ['加急'] : []), a.bankName, ...a.typologies.slice(0, 2).map((t) => t.label)].join(' · '), place: a.regionName,
      since: a.lastReceivedAt, level: a.level, score: a.score,
    })),
  }
}

/** Keys of banks that wait for the second person. */
export async function waitingKeys(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const keys = (await listBankKeys({ signal, throwOnError: true })).data.filter((k) => k.status === 'PROPOSED' && !k.mine)
  return {
    total: keys.length,
    rows: keys.slice(0, most).map((k) => ({ key: k.keyId, to: '/bank-keys', name: k.bankName, what: '电话核对指纹后确认', place: k.regionName, since: k.proposedAt })),
  }
}
