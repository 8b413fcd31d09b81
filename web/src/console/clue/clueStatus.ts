import type { Stage } from '@/ui/StageStrip.vue'
import { momentText } from '@/ui/time'
import type { ClueEvent, ClueStatus, ClueStep, ClueView } from './useClues'

export const clueStatusMarks: Record<ClueStatus, string> = {
  REGISTERED: 'orange',
  ASSIGNED: 'blue',
  VERIFYING: 'blue',
  RETURNED: 'orange',
  SUSPENDED: 'grey',
  CONCLUDED: 'green',
  CLOSED: 'green',
  VOIDED: 'grey',
}

const reached: Record<ClueStatus, number> = { REGISTERED: 1, RETURNED: 1, ASSIGNED: 2, VERIFYING: 3, SUSPENDED: 3, CONCLUDED: 4, CLOSED: 5, VOIDED: 0 }

/** The loop of one clue as a strip, with the dates that are known: the last of each kind, for a clue may go round more than once. */
export function stagesOf(clue: ClueView): Stage[] {
  const at = (...kinds: ClueEvent['kind'][]) => momentText([...clue.events].reverse().find((event) => kinds.includes(event.kind))?.at).slice(0, 10)
  const dates: [string, string][] = [
    ['登记', momentText(clue.registeredAt).slice(0, 10)],
    ['交办', at('ASSIGNED', 'TRANSFERRED', 'RECHECKED')],
    ['签收', at('ACCEPTED')],
    ['核查', clue.finding?.visitedOn ?? ''],
    ['结论', at('CONCLUDED', 'AMENDED')],
    ['办结', at('CLOSED')],
  ]
  const now = reached[clue.status]
  const stop = clue.status === 'CLOSED' ? dates.length : now
  return dates.map(([name, date], i) => {
    const state = clue.status === 'VOIDED' ? (i === 0 ? 'done' : 'later') : i < stop ? 'done' : i === stop ? 'now' : 'later'
    const shown = state === 'now' ? stageNow[clue.status] : state === 'done' ? date : ''
    return { name, state, ...(shown && { date: shown }) }
  })
}

const stageNow: Record<ClueStatus, string> = {
  REGISTERED: '待交办', RETURNED: '已退回，待重新交办', ASSIGNED: '待签收', VERIFYING: '核查中', SUSPENDED: '已中止', CONCLUDED: '已有结论', CLOSED: '', VOIDED: '',
}

/** Whose turn it is, in words. */
export function turnOf(clue: { status: ClueStatus; assignedUnitName?: string | null; returns: number }): string {
  const unit = clue.assignedUnitName ?? '承办单位'
  const words: Record<ClueStatus, string> = {
    REGISTERED: '等处非办交办',
    ASSIGNED: `等${unit}签收`,
    VERIFYING: `${unit}正在核查`,
    RETURNED: clue.returns >= 3 ? '三次退回，等处非办负责人指定承办单位' : `${unit}退回，等处非办重新交办`,
    SUSPENDED: `${unit}承办，已中止`,
    CONCLUDED: '核查已有结论，已入台账',
    CLOSED: '已办结',
    VOIDED: '已作废',
  }
  return words[clue.status]
}

/** The order in which the steps offer themselves as the one main action. */
export const mainSteps: readonly ClueStep[] = ['DECIDE_EXTENSION', 'ASSIGN', 'ACCEPT', 'RESUME', 'CONCLUDE', 'URGE']

/** The steps of the menu; those of other rooms' panels are not among them. */
export const menuSteps: readonly ClueStep[] = [
  'ASSIGN', 'ACCEPT', 'CONCLUDE', 'RETURN', 'URGE', 'TRANSFER', 'RECALL', 'REQUEST_EXTENSION', 'DECIDE_EXTENSION', 'SUSPEND', 'RESUME', 'AMEND', 'RECHECK', 'MARK_URGENT', 'CLAIM',
  'RELEASE', 'VOID',
]

/** The timeline's filter. */
export const eventGroups = [
  { key: 'flow', label: '流转' },
  { key: 'clock', label: '时限' },
  { key: 'check', label: '核查' },
  { key: 'case', label: '处置' },
] as const

export const eventGroup: Record<ClueEvent['kind'], (typeof eventGroups)[number]['key']> = {
  REGISTERED: 'flow', JOINED: 'flow', ASSIGNED: 'flow', ACCEPTED: 'flow', RETURNED: 'flow', TRANSFERRED: 'flow', RECALLED: 'flow', RECHECKED: 'flow', VOIDED: 'flow',
  URGENT: 'flow', CLAIMED: 'flow', RELEASED: 'flow', URGED: 'clock', EXTENSION_REQUESTED: 'clock', EXTENSION_DECIDED: 'clock', SUSPENDED: 'clock', RESUMED: 'clock',
  REMINDED: 'clock', CONCLUDED: 'check', AMENDED: 'check', PLANNED: 'check', VISITED: 'check', EVIDENCE: 'check', WATCHED: 'check', CASE: 'case', CLOSEOUT: 'case',
  CLOSED: 'case', REOPENED: 'case',
}

/** The fields that a verb's dialog asks for, and its words. */
export interface StepForm {
  title: string
  verb: string
  text: string
  note: 'need' | 'may'
  noteLabel: string
  reasons?: 'RETURN' | 'SUSPENSION'
  amount?: boolean
  decide?: boolean
  done: string
}

export const stepForms: Partial<Record<ClueStep, StepForm>> = {
  ACCEPT: { title: '签收', verb: '签收', text: '签收后由本单位核查，期限从交办次日起算，签收不改变到期日。', note: 'may', noteLabel: '说明', done: '已签收' },
  RETURN: { title: '退回', verb: '退回', text: '退回要有清单内的理由。同一线索第三次退回，由处非办负责人指定承办单位，之后不能再退。', note: 'may', noteLabel: '补充说明', reasons: 'RETURN', done: '已退回处非办' },
  RECALL: { title: '撤回交办', verb: '撤回', text: '承办单位还没有签收，撤回后线索回到待交办。', note: 'need', noteLabel: '撤回原因', done: '已撤回' },
  URGE: { title: '催办', verb: '催办', text: '承办单位的人都会收到催办消息。', note: 'may', noteLabel: '催办要求', done: '已催办' },
  REQUEST_EXTENSION: { title: '申请延期', verb: '提交申请', text: '每次交办只能延期一次，由处非办负责人审批。', note: 'need', noteLabel: '延期理由', amount: true, done: '已提交延期申请，等处非办负责人审批' },
  DECIDE_EXTENSION: { title: '审批延期', verb: '提交审批', text: '', note: 'may', noteLabel: '审批意见', decide: true, done: '已审批' },
  SUSPEND: { title: '中止', verb: '中止', text: '只能因清单内的法定情形中止。中止期间不计时，恢复后重新计算到期日。', note: 'may', noteLabel: '补充说明', reasons: 'SUSPENSION', done: '已中止，停止计时' },
  RESUME: { title: '恢复核查', verb: '恢复', text: '从今天起继续计时，中止的天数不算在期限里。', note: 'may', noteLabel: '说明', done: '已恢复核查' },
  MARK_URGENT: { title: '标为重大风险', verb: '标为重大风险', text: '上级处非办负责人和县领导会立即收到消息。标注后不能取消。', note: 'need', noteLabel: '为什么是重大风险', done: '已标为重大风险，已报上级' },
  VOID: { title: '作废', verb: '作废', text: '只用于录错的线索。作废后不再统计，也不能恢复；同一事项可以重新登记。', note: 'need', noteLabel: '作废原因', done: '已作废' },
}
