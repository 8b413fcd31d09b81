import { describe, expect, it } from 'vitest'
import { coming, limitText, lineLabel, lineText, penaltyState, penaltyWording, settingOrigin } from './caseSettingWords'
import type { CaseLimitView, CriminalLineView, PenaltyTypeHistory } from './useCaseSettings'

const at = '2026-05-01T00:00:00Z'
const line: CriminalLineView = {
  charge: 'ILLEGAL_PUBLIC_DEPOSITS', tier: 'HUGE', aggravation: 'GRAVE_IMPACT', version: 1, settings: [],
  current: { amount: 2_500_000, loss: 1_500_000, since: '2022-03-01', basis: '司法解释第四条第二款', setAt: at },
}
const limit = (unit: CaseLimitView['unit'], value: number): CaseLimitView => ({
  limit: 'FINE_LOW_PERCENT', label: '非法集资人罚款下限', unit, version: 1, settings: [], current: { value, since: '2021-05-01', basis: '条例第三十条', setAt: at },
})

describe('the words of what the law sets', () => {
  it('says a line by its charge, tier and aggravation', () => {
    expect(lineLabel(line)).toBe('非法吸收公众存款罪　数额巨大（造成恶劣社会影响或者其他严重后果）')
    expect(lineLabel({ ...line, charge: 'OTHER_CHARGE', tier: 'UNLICENSED_ISSUE', aggravation: 'NONE' })).toBe('其他罪名　擅自发行证券')
  })
  it('names only the numbers that a line draws', () => {
    expect(lineText(line.current)).toBe('集资金额 250.00 万元，直接损失 150.00 万元')
  })
  it('says a limit in its unit', () => {
    expect(limitText(limit('PERCENT', 20), limit('PERCENT', 20).current)).toBe('20 %')
    expect(limitText(limit('YUAN', 500_000), limit('YUAN', 500_000).current)).toBe('50.00 万元')
  })
  it('says where a number comes from', () => {
    expect(settingOrigin(line.current)[0]).toBe('文件规定')
    expect(settingOrigin({ ...line.current, setByName: '测试' })[0]).toBe('本地设定')
  })
  it('finds the next setting that is to come, and none that is in force', () => {
    const settings = [{ since: '2999-02-01' }, { since: '2999-01-01' }, { since: '2022-03-01' }]
    expect(coming(settings)?.since).toBe('2999-01-01')
    expect(coming(settings.slice(2))).toBeUndefined()
  })
  it('shows a type of penalty that is still to come by its wording', () => {
    const wording = { label: '公开谴责', weight: 12, active: true, since: '2999-01-01', basis: '地方性规定' }
    const type: PenaltyTypeHistory = { code: '78', settings: [wording] }
    expect(penaltyWording(type)).toBe(wording)
    expect(penaltyState(type)[0]).toBe('尚未施行')
    expect(penaltyState({ ...type, current: { ...wording, active: false } })[0]).toBe('已停用')
  })
})
