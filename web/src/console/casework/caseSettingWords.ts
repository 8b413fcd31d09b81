import { wanText } from '@/ui/money'
import { countText, today } from '@/ui/time'
import { chargeWords } from '@/ui/words'
import { tierWords } from './caseWords'
import type { CaseLimitName, CaseLimitSetting, CaseLimitUnit, CaseLimitView, CriminalLineSetting, CriminalLineView, LineAggravation, PenaltyTypeHistory, PenaltyTypeSetting } from './useCaseSettings'

export const limitUnitWords: Record<CaseLimitUnit, string> = { YEARS: '年', DAYS: '日', PERCENT: '%', YUAN: '元' }

/** What the platform does with a limit. */
export const limitUses: Record<CaseLimitName, string> = {
  LEGACY_YEARS: '立案满这么多年（含）的标为陈案',
  LEGACY_AMOUNT: '集资金额达到这么多（含）的标为陈案',
  FINE_LOW_PERCENT: '占集资金额的比例，罚款低于它的提醒',
  FINE_HIGH_PERCENT: '占集资金额的比例，罚款高于它的提醒',
  RESPONSIBLE_LOW: '对责任人罚款低于它的提醒',
  RESPONSIBLE_HIGH: '对责任人罚款高于它的提醒',
  FACILITATOR_LOW_PERCENT: '占违法所得的比例，罚款低于它的提醒',
  FACILITATOR_HIGH_PERCENT: '占违法所得的比例，罚款高于它的提醒',
  UNCOOPERATIVE_LOW: '对不配合调查的罚款低于它的提醒',
  UNCOOPERATIVE_HIGH: '对不配合调查的罚款高于它的提醒',
  POLICE_DECISION_DAYS: '公安机关接受移送后，从次日起算',
  RECONSIDERATION_DAYS: '不予立案通知、提请复议后，从次日起算',
}

export const lineAggravationWords: Record<LineAggravation, string> = { NONE: '', ANY: '有加重情形', GRAVE_IMPACT: '造成恶劣社会影响或者其他严重后果' }

export function limitText(limit: CaseLimitView, setting: CaseLimitSetting): string {
  return limit.unit === 'YUAN' ? `${wanText(setting.value)} 万元` : `${setting.value} ${limitUnitWords[limit.unit]}`
}

export const lineKey = (line: CriminalLineView): string => `${line.charge}/${line.tier}/${line.aggravation}`

export const lineLabel = (line: CriminalLineView): string =>
  `${chargeWords[line.charge]}　${tierWords[line.tier]}${line.aggravation === 'NONE' ? '' : `（${lineAggravationWords[line.aggravation]}）`}`

/** 集资金额 100.00 万元，参与人数 150 人 */
export function lineText(setting: CriminalLineSetting): string {
  return [
    setting.amount != null ? `集资金额 ${wanText(setting.amount)} 万元` : '',
    setting.persons != null ? `参与人数 ${countText(setting.persons)} 人` : '',
    setting.loss != null ? `直接损失 ${wanText(setting.loss)} 万元` : '',
  ].filter(Boolean).join('，')
}

/** Whether a number stands in a paper of the law or was set here. */
export const settingOrigin = (setting: { setByName?: string | null }): [word: string, mark: string] =>
  setting.setByName ? ['本地设定', 'accent'] : ['文件规定', 'blue']

/** The next setting that is not in force yet. */
export const coming = <Setting extends { since: string }>(settings: readonly Setting[]): Setting | undefined =>
  [...settings].reverse().find((s) => s.since > today())

export const penaltyState = (type: PenaltyTypeHistory): [word: string, mark: string] =>
  !type.current ? ['尚未施行', 'orange'] : type.current.active ? ['在用', 'green'] : ['已停用', 'grey']

/** The wording of a type that people see: the one in force, or the first that is to come. */
export const penaltyWording = (type: PenaltyTypeHistory): PenaltyTypeSetting => type.current ?? type.settings[type.settings.length - 1]!

export const sinceText = (since: string): string => (since === '2000-01-01' ? '最初' : `自 ${since} 起`)
