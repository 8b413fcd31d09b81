import { describe, expect, it } from 'vitest'
import { historyOf } from './history'
import type { IntakeItemView, TakedownStep } from './useIntake'

const step = (stepId: string, kind: TakedownStep['kind'], at: string, rest: Partial<TakedownStep> = {}): TakedownStep => ({
  stepId, kind, day: at.slice(0, 10), bases: [], annulled: false, note: '', by: '方经办', byUnit: '固镇县处非办', at, ...rest,
})
const view: IntakeItemView = {
  item: {
    itemId: 'i', channel: 'ADVERT', excerpt: '保本', firstSeenAt: '2026-11-01T00:00:00Z', lastSeenAt: '2026-11-02T00:00:00Z', sightings: 2, sources: ['论坛', '短视频'], score: 70,
    level: 'ORANGE', rules: [], regionCode: '340323000000', regionName: '固镇县', subjects: [], takedown: 'NONE', version: 3,
  },
  title: '保本', text: '保本',
  sightings: [
    { sightingId: 's1', sourceName: '论坛', receivedAt: '2026-11-01T00:00:00Z', sha256: 'a', distance: 0 },
    { sightingId: 's2', sourceName: '短视频', receivedAt: '2026-11-02T00:00:00Z', sha256: 'b', distance: 2 },
  ],
  screening: { screeningId: 'c2', screenedAt: '2026-11-03T00:00:00Z', version: 'v2', current: true, score: 70, level: 'ORANGE', elements: [], rates: [], spans: [], entities: [] },
  earlier: [{ screeningId: 'c1', screenedAt: '2026-11-01T00:00:00Z', version: 'v1', score: 10, level: 'GREEN', screenedBy: '系统' }],
  candidates: [{ candidateId: 'k', kind: 'SHORT_NAME', kindLabel: '简称', name: '虚构甲公司', regionCode: '340323000000', regionName: '固镇县', reason: '简称相同', status: 'REJECTED', answeredBy: '方经办', answeredAt: '2026-11-05T00:00:00Z', note: '同名' }],
  links: [{ linkId: 'l', subjectId: 'x', subjectName: '虚构甲公司', reason: '代码一致', automatic: true, madeBy: '平台', madeAt: '2026-11-01T00:00:00Z', endedAt: '2026-11-05T00:00:00Z', endedBy: '方经办', endedReason: '同名' }],
  verdicts: [{ verdictId: 'v', verdict: 'FALSE_ALARM', reason: 'OTHER_FALSE', reasonLabel: '其他误报情形', note: '已核实', givenBy: '方经办', givenAt: '2026-11-04T00:00:00Z', screenVersion: 'v2' }],
  takedown: {
    state: 'NONE', next: 'DETERMINED', version: 2,
    steps: [step('1', 'DETERMINED', '2026-11-06T00:00:00Z', { bases: ['REGULATION_11'], annulled: true }), step('2', 'ANNULLED', '2026-11-07T00:00:00Z', { annuls: '1', note: '认定有误' })],
  },
}

describe('the history of a text', () => {
  const told = historyOf(view).map((e) => e.text)

  it('tells the first sighting from the next ones', () => {
    expect(told.filter((t) => t.includes('发现') || t.includes('再次'))).toEqual(['在“论坛”首次发现', '在“短视频”再次出现'])
  })

  it('keeps each screening with the version that made it', () => {
    expect(told.filter((t) => t.includes('识别'))).toEqual(['识别为无等级 10 分（版本 v1）', '重新识别为橙色 70 分（版本 v2）'])
  })

  it('tells an ended link once, not also as a rejected candidate', () => {
    expect(told.filter((t) => t.includes('虚构甲公司'))).toEqual(['自动关联到“虚构甲公司”：代码一致', '解除与“虚构甲公司”的关联：同名'])
  })

  it('says which step was annulled, and why', () => {
    expect(told).toContain('撤销认定。认定有误')
  })
})
