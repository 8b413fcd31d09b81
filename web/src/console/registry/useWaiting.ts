import { listPatrolTargets } from '@/api'
import type { WaitingPage } from '@/ui/waiting'
import { supervisionReasonWords } from './registryWords'

/** The firms this township is still to go and see. */
export async function waitingTargets(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listPatrolTargets({ query: { waiting: true, size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((t) => ({
      key: t.targetId, to: `/patrol-targets?peek=${t.targetId}`, name: t.firmName, what: `上门走访，登记结果（${supervisionReasonWords[t.reason]}）`, dueOn: t.dueOn,
      ...(t.regionName && { place: t.regionName }),
    })),
  }
}
