import type { TimelineEvent } from '@/ui/Timeline.vue'
import { reasonWords, takedownBasisWords, takedownResultWords, takedownStepWords, textLevelWords, textVerdictWords } from './intakeWords'
import type { IntakeItemView, TakedownStep } from './useIntake'

export const historyGroups = [{ key: 'seen', label: '出现' }, { key: 'screened', label: '识别' }, { key: 'linked', label: '主体' }, { key: 'judged', label: '研判' }, { key: 'takedown', label: '处置' }] as const

function told(step: TakedownStep, steps: readonly TakedownStep[]): string {
  switch (step.kind) {
    case 'DETERMINED': return `认定涉嫌非法集资宣传（${step.day}）：${step.bases.map((b) => takedownBasisWords[b]).join('、')}`
    case 'HANDED_OVER': return `移交${step.unitName ?? ''}（${step.day}），文号 ${step.paperNumber ?? ''}`
    case 'ANSWERED': return `处置结果（${step.day}）：${step.result ? takedownResultWords[step.result] : ''}`
    case 'ANNULLED': {
      const before = steps.find((s) => s.stepId === step.annuls)
      return `撤销${before ? takedownStepWords[before.kind] : ''}`
    }
  }
}

/** All that happened to a text, from its sightings to its taking down; the timeline orders it. */
export function historyOf(view: IntakeItemView): TimelineEvent[] {
  const level = (s: { level: keyof typeof textLevelWords; score: number }) => `${textLevelWords[s.level] === '无' ? '无等级' : `${textLevelWords[s.level]}色`} ${s.score} 分`
  const screenings = [...view.earlier].reverse()
  return [
    ...view.sightings.map((s, i) => ({ at: s.receivedAt, text: i === 0 ? `在“${s.sourceName}”首次发现` : `在“${s.sourceName}”再次出现`, by: s.publisher ?? '', group: 'seen' })),
    ...screenings.map((s) => ({ at: s.screenedAt, text: `识别为${level(s)}（版本 ${s.version}）`, by: s.screenedBy, group: 'screened' })),
    { at: view.screening.screenedAt, text: `${screenings.length ? '重新识别' : '识别'}为${level(view.screening)}（版本 ${view.screening.version}）`, by: '', group: 'screened' },
    ...view.links.flatMap((l) => [
      { at: l.madeAt, text: `${l.automatic ? '自动关联' : '关联'}到“${l.subjectName}”：${l.reason}`, by: l.madeBy, group: 'linked' },
      ...(l.endedAt ? [{ at: l.endedAt, text: `解除与“${l.subjectName}”的关联：${l.endedReason ?? ''}`, by: l.endedBy ?? '', group: 'linked' }] : []),
    ]),
    // an ended link leaves its candidate rejected with the same words at the same instant; that was told above
    ...view.candidates.filter((c) => c.status === 'REJECTED' && c.answeredAt && !view.links.some((l) => l.endedAt === c.answeredAt))
      .map((c) => ({ at: c.answeredAt!, text: `排除“${c.name}”${c.note ? `：${c.note}` : ''}`, by: c.answeredBy ?? '', group: 'linked' })),
    ...view.verdicts.map((v) => ({ at: v.givenAt, text: `研判${textVerdictWords[v.verdict]}：${reasonWords[v.reason]}${v.note ? `。${v.note}` : ''}`, by: v.givenBy, group: 'judged', strong: true })),
    ...view.takedown.steps.map((s) => ({ at: s.at, text: [told(s, view.takedown.steps), s.note].filter(Boolean).join('。'), by: s.by, unit: s.byUnit, group: 'takedown', strong: s.kind !== 'ANNULLED' })),
  ]
}
