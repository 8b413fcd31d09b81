import type { TimelineEvent } from '@/ui/Timeline.vue'
import { fundsLevelWords, fundsReasonWords, fundsVerdictWords } from './fundsWords'
import type { FundsAlertView } from './useFunds'

export const historyGroups = [{ key: 'told', label: '报送' }, { key: 'linked', label: '主体' }, { key: 'judged', label: '研判' }] as const

/** All that happened to an alert; the timeline orders it. */
export function historyOf(view: FundsAlertView): TimelineEvent[] {
  return [
    ...view.lines.map((l) => ({ at: l.receivedAt, text: `银行报送：${l.day} ${fundsLevelWords[l.level]}色 ${l.score} 分${l.urgent ? '，加急' : ''}`, by: view.alert.bankName, group: 'told' })),
    ...view.links.flatMap((l) => [
      { at: l.madeAt, text: `${l.automatic ? '自动关联' : '关联'}到“${l.subjectName}”：${l.reason}`, by: l.madeBy, group: 'linked' },
      ...(l.endedAt ? [{ at: l.endedAt, text: `不再关联“${l.subjectName}”：${l.endedReason ?? ''}`, by: l.endedBy ?? '', group: 'linked' }] : []),
    ]),
    ...view.candidates.filter((c) => c.status === 'REJECTED' && c.answeredAt)
      .map((c) => ({ at: c.answeredAt!, text: `排除“${c.name}”${c.note ? `：${c.note}` : ''}`, by: c.answeredBy ?? '', group: 'linked' })),
    ...view.verdicts.map((v) => ({ at: v.givenAt, text: `研判${fundsVerdictWords[v.verdict]}：${fundsReasonWords[v.reason]}${v.note ? `。${v.note}` : ''}`, by: v.givenBy, group: 'judged', strong: true })),
  ]
}
