import { listExportApprovals } from '@/api'
import { countText } from '@/ui/time'
import type { WaitingPage } from '@/ui/waiting'

/** What others ask to have written and nobody has agreed to yet. */
export async function waitingExports(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listExportApprovals({ query: { waiting: true, size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((j) => ({
      key: j.jobId, to: '/exports?tab=approve', name: `${j.title} ${countText(j.counted)} 行`, what: `${j.askedBy}（${j.unitName}）申请，用途：${j.purpose ?? '未写'}`, since: j.askedAt,
    })),
  }
}
