import { listCloseOuts, listFollowUps } from '@/api'
import type { WaitingPage } from '@/ui/waiting'
import { outcomeWords } from './closeOutWords'
import type { CloseOutMatter } from './useCloseOuts'

const pageOf = (row: { matter: CloseOutMatter; matterId: string }) => `/${row.matter === 'CASE' ? 'cases' : 'clues'}/${row.matterId}`

/** What others proposed to close out: this person may be the second. */
export async function waitingCloseOuts(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listCloseOuts({ query: { status: 'PROPOSED', byOthers: true, size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((c) => ({
      key: c.closeOutId, to: pageOf(c), name: c.subjectName, number: c.number, what: `${c.proposedByName}申请：${c.outcomes.map((o) => outcomeWords[o]).join('、')}`,
      place: c.regionName, since: c.proposedAt,
    })),
  }
}

/** The follow-ups that are near or late. */
export async function waitingFollowUps(most: number, signal: AbortSignal): Promise<WaitingPage> {
  const { rows, total } = (await listFollowUps({ query: { due: true, size: most }, signal, throwOnError: true })).data
  return {
    total,
    rows: rows.map((f) => ({ key: f.followUpId, to: pageOf(f), name: f.subjectName, number: f.number, what: `第 ${f.ordinal} 次回头看`, place: f.regionName, dueOn: f.dueOn })),
  }
}
