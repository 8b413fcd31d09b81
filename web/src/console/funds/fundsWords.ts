import type { BankKeyStatus, BankKeyView } from './useBankKeys'
import type { AlertFileOutcome, FundsAlertRow, FundsElement, FundsJudged, FundsLevel, FundsOpinion, FundsReason, FundsVerdict, FundsVerdictReason } from './useFunds'

export const fundsLevelWords: Record<FundsLevel, string> = { RED: '红', ORANGE: '橙', YELLOW: '黄', BLUE: '蓝', GREEN: '绿' }
/** The levels an alert of a bank can have. */
export const alertLevels: FundsLevel[] = ['RED', 'ORANGE', 'YELLOW']
export const fundsJudgedWords: Record<FundsJudged, string> = { WAITING: '待研判', JUDGED: '已研判', CONFIRMED: '属实', FALSE_ALARM: '误报' }
export const fundsVerdictWords: Record<FundsVerdict, string> = { CONFIRMED: '属实', FALSE_ALARM: '误报' }
export const fundsVerdictMarks: Record<FundsVerdict, string> = { CONFIRMED: 'red', FALSE_ALARM: 'grey' }
export const fundsVerdicts: FundsVerdict[] = ['CONFIRMED', 'FALSE_ALARM']
export const fundsVerdictHints: Record<FundsVerdict, string> = {
  CONFIRMED: '关联的主体保留这条信号；所列各项特征记一次正确。',
  FALSE_ALARM: '这条预警带来的信号立即消失，综合预警重新计分；所列各项特征记一次误报。',
}
export const fundsReasonWords: Record<FundsVerdictReason, string> = {
  PUBLIC_DEPOSITS: '向不特定的人吸收资金', PROMISED_RETURNS: '承诺或者支付固定回报', PAID_FROM_NEW_MONEY: '以后来的钱付前面的回报', POLICE_CONFIRMED: '公安或者金融管理部门已查实',
  OTHER_FUNDS_TRUE: '其他属实情形', PREPAID_TRADE: '预付卡、会员储值等正常经营', WAGES_OR_SUPPLIERS: '工资、货款、工程款等往来', FAMILY_OR_MUTUAL: '亲友往来或者单位内部互助',
  LICENSED_FUNDS: '持牌机构或者依法备案的业务', AGENT_COLLECTING: '代收代付（学校、物业、村集体等）', OTHER_SUBJECT: '对象不符', OTHER_FUNDS_FALSE: '其他误报情形',
}
export const fundsReasonsOf: Record<FundsVerdict, FundsVerdictReason[]> = {
  CONFIRMED: ['PUBLIC_DEPOSITS', 'PROMISED_RETURNS', 'PAID_FROM_NEW_MONEY', 'POLICE_CONFIRMED', 'OTHER_FUNDS_TRUE'],
  FALSE_ALARM: ['PREPAID_TRADE', 'WAGES_OR_SUPPLIERS', 'FAMILY_OR_MUTUAL', 'LICENSED_FUNDS', 'AGENT_COLLECTING', 'OTHER_SUBJECT', 'OTHER_FUNDS_FALSE'],
}
/** Reasons that need words of their own. */
export const wantsFundsWords = (reason: FundsVerdictReason | undefined): boolean => reason === 'OTHER_FUNDS_TRUE' || reason === 'OTHER_FUNDS_FALSE'

export const fundsElementWords: Record<FundsElement, string> = { UNLAWFUL: '非法性', PUBLIC: '公开性', INDUCING: '利诱性', SOCIAL: '社会性' }
export const fundsElements: FundsElement[] = ['UNLAWFUL', 'PUBLIC', 'INDUCING', 'SOCIAL']
/** What payments can show of each, and what they cannot. */
export const fundsElementHints: Record<FundsElement, string> = {
  UNLAWFUL: '有无许可要看登记和金融管理部门，资金数据看不到', PUBLIC: '像给介绍人提成', INDUCING: '像按期、按比例返还', SOCIAL: '多名个人转入大额资金',
}

export const alertFileWords: Record<AlertFileOutcome, string> = { ACCEPTED: '已收', REFUSED: '拒收' }
export const alertFileMarks: Record<AlertFileOutcome, string> = { ACCEPTED: 'green', REFUSED: 'red' }

export const bankKeyWords: Record<BankKeyStatus, string> = { PROPOSED: '待确认', CONFIRMED: '已确认', DECLINED: '未通过', WITHDRAWN: '已停用' }

/** How a key stands today: a confirmed one may lie before or after its days. */
export function bankKeyState(key: Pick<BankKeyView, 'status' | 'valid' | 'validFrom'>, today: string): [word: string, mark: string] {
  switch (key.status) {
    case 'PROPOSED': return ['待另一人确认', 'orange']
    case 'DECLINED': return ['未通过', 'grey']
    case 'WITHDRAWN': return ['已停用', 'grey']
    case 'CONFIRMED': return key.valid ? ['有效', 'green'] : today < key.validFrom ? ['还没有生效', 'blue'] : ['已过期', 'grey']
  }
}

/** Marks that count people or days; all others are shares. */
const COUNTED_MARKS: Record<string, string> = { FAN_IN: '人', INTEREST_DAYS: '日' }

/** What a share is reckoned on where its sentence names another: without that the two figures would contradict each other. */
const RECKONED_MARKS: Record<string, string> = {
  YIELD_CONCENTRATION: '按年化计', NEWCOMERS: '按全部出资人计', ROLL_OVER: '按全部出资人计', ELDER: '按人数折算', FAR: '按人数折算', POS_COLLECTION: '综合几项折算',
}

/** Marks whose sentence says all there is to say in figures. */
const SAID_MARKS = new Set(['AWAKENING', 'ROTATION', 'STRUCTURING'])

function markValue(mark: string, value: number): string {
  return mark in COUNTED_MARKS ? `${Math.round(value * 10) / 10} ${COUNTED_MARKS[mark]}` : `${Math.round(value * 1000) / 10}%`
}

/** What was measured, and what is usual: “按年化计 45.5%，一般主体 0%”; empty where the sentence has said it. */
export function measured({ mark, value, reference }: Pick<FundsReason, 'mark' | 'value' | 'reference'>): string {
  if (SAID_MARKS.has(mark)) return ''
  return `${RECKONED_MARKS[mark] ? `${RECKONED_MARKS[mark]} ` : ''}${markValue(mark, value)}，一般主体 ${markValue(mark, reference)}`
}

/** Whether people counted few are drawn towards what is usual in what these reasons say. */
export const drawn = (reasons: readonly Pick<FundsReason, 'mark'>[]): boolean => reasons.some((r) => RECKONED_MARKS[r.mark] === '按人数折算')

/** What a part of the log-odds is worth on the scale of scores, where ten points double the odds: 1.75 → 25.2. */
export const oddsPoints = (logOdds: number): string => ((logOdds * 10) / Math.LN2).toFixed(1)

/** What the second model thinks, and what came of it; an urgent line keeps the level that was told before. */
export function opinionWords(alert: Pick<FundsAlertRow, 'level'>, opinion: Pick<FundsOpinion, 'score' | 'official' | 'raised'>): string {
  if (opinion.raised) return `评分卡为${fundsLevelWords[opinion.official]}色，模型复核 ${opinion.score} 分，提高一级到${fundsLevelWords[alert.level]}色。`
  return opinion.official === alert.level ? `模型复核 ${opinion.score} 分，没有提高等级。` : `模型复核 ${opinion.score} 分；加急的预警沿用此前的等级，这次评分卡为${fundsLevelWords[opinion.official]}色。`
}
