import type { Stage } from '@/ui/StageStrip.vue'
import { momentText } from '@/ui/time'
import type { ClueStatus, ClueView } from './useClues'

export const clueStatusMarks: Record<ClueStatus, string> = {
  REGISTERED: 'orange',
  ASSIGNED: 'blue',
  VERIFYING: 'blue',
  RETURNED: 'orange',
  SUSPENDED: 'grey',
  VOIDED: 'grey',
  CONCLUDED: 'green',
  CLOSED: 'grey',
}

const reached: Record<ClueStatus, number> = { REGISTERED: 1, ASSIGNED: 2, VERIFYING: 2, RETURNED: 1, SUSPENDED: 2, VOIDED: 1, CONCLUDED: 4, CLOSED: 4 }

/** The loop of one clue as a strip: 登记 → 交办 → 核查 → 结论, with the dates that are known. */
export function stagesOf(clue: ClueView): Stage[] {
  const at = (kind: RegExp) => clue.events.find((event) => kind.test(event.kind))?.at
  const day = (instant: string | undefined) => momentText(instant).slice(0, 10)
  const names = ['登记', '交办', '核查', '结论']
  const dates = [day(clue.registeredAt), day(at(/ASSIGN/i)), clue.finding?.visitedOn ?? '', day(at(/CONCLU/i))]
  const now = reached[clue.status]
  return names.map((name, i) => ({ name, date: dates[i] ?? '', state: i < now ? 'done' : i === now ? 'now' : 'later' }))
}

/** Whose turn it is, in words. */
export function turnOf(clue: { status: ClueStatus; assignedUnitName?: string | null }): string {
  const words: Record<ClueStatus, string> = {
    REGISTERED: '等处非办交办',
    ASSIGNED: `等${clue.assignedUnitName ?? '承办单位'}核查`,
    VERIFYING: `${clue.assignedUnitName ?? '承办单位'}正在核查`,
    RETURNED: '等处非办重新交办',
    SUSPENDED: '核查已中止',
    VOIDED: '误录，已作废',
    CONCLUDED: '核查已有结论，已入台账',
    CLOSED: '已销号',
  }
  return words[clue.status]
}

/** Why a step cannot be taken now, or nothing when it can. */
export function whyNotAssign(clue: { status: ClueStatus }): string | undefined {
  return clue.status === 'REGISTERED' ? undefined : clue.status === 'CONCLUDED' || clue.status === 'CLOSED' ? '核查已有结论，不能再交办' : '已经交办过了'
}

export function whyNotConclude(clue: { status: ClueStatus; assignedUnitId?: string | null; assignedUnitName?: string | null }, myUnit: string | undefined): string | undefined {
  if (clue.status === 'REGISTERED') return '还没有交办，交办后由承办单位核查'
  if (clue.status === 'CONCLUDED' || clue.status === 'CLOSED') return '核查已有结论'
  return clue.assignedUnitId === myUnit ? undefined : `由${clue.assignedUnitName ?? '承办单位'}填写`
}
