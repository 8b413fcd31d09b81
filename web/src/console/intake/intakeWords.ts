import type {
  CandidateKind, IntakeChannel, IntakeEntityKind, IntakeJudged, IntakeLevel, IntakeVerdict, IntakeVerdictReason, LegalElement, TakedownBasis, TakedownCount, TakedownResult,
  TakedownState, TakedownStepKind,
} from './useIntake'
import type { IntakeImportStatus } from './useIntakeImports'
import type { RescreeningOutcome, RescreeningStatus } from './useRescreening'

export const channelWords: Record<IntakeChannel, string> = { ADVERT: '广告', POST: '帖文', NEWS: '新闻', COMPLAINT: '投诉' }
export const channelHints: Record<IntakeChannel, string> = {
  ADVERT: '户外、网站、短信、朋友圈里招揽资金的广告。',
  POST: '论坛、贴吧、短视频评论等公开帖文。',
  NEWS: '媒体报道、部门通报。',
  COMPLAINT: '各渠道转来的投诉。只保留认得的栏目，投诉人、电话、住址等栏目在保存之前去掉。',
}
/** The levels of a text; below blue there is none. */
export const textLevelWords: Record<IntakeLevel, string> = { RED: '红', ORANGE: '橙', YELLOW: '黄', BLUE: '蓝', GREEN: '无' }
export const judgedWords: Record<IntakeJudged, string> = { WAITING: '待研判', JUDGED: '已研判', CONFIRMED: '属实', FALSE_ALARM: '误报' }
export const textVerdictWords: Record<IntakeVerdict, string> = { CONFIRMED: '属实', FALSE_ALARM: '误报' }
export const textVerdictMarks: Record<IntakeVerdict, string> = { CONFIRMED: 'red', FALSE_ALARM: 'grey' }
export const textVerdicts: IntakeVerdict[] = ['CONFIRMED', 'FALSE_ALARM']
export const verdictHints: Record<IntakeVerdict, string> = {
  CONFIRMED: '已关联的主体保留这条信号；各条命中规则记一次正确。',
  FALSE_ALARM: '这条资讯带来的信号立即消失，预警重新计分；各条命中规则记一次误报。',
}
export const reasonWords: Record<IntakeVerdictReason, string> = {
  PROMISED_RETURN: '承诺还本付息或者高额回报', PUBLIC_SOLICITATION: '向不特定公众宣传募集资金', NO_LICENCE: '未经许可从事金融业务', LEVELLED_REWARD: '发展下线、层级返利',
  MONEY_NOT_RETURNED: '到期不兑付或者失联', OTHER_TRUE: '其他属实情形', WARNING_TEXT: '宣传教育或者案件通报', LICENSED_PRODUCT: '持牌机构的合规产品',
  ORDINARY_TRADE: '普通商品促销或者正常经营', MISREAD: '词语误读', WRONG_SUBJECT: '对象不符或者同名', OTHER_FALSE: '其他误报情形',
}
export const reasonsOf: Record<IntakeVerdict, IntakeVerdictReason[]> = {
  CONFIRMED: ['PROMISED_RETURN', 'PUBLIC_SOLICITATION', 'NO_LICENCE', 'LEVELLED_REWARD', 'MONEY_NOT_RETURNED', 'OTHER_TRUE'],
  FALSE_ALARM: ['WARNING_TEXT', 'LICENSED_PRODUCT', 'ORDINARY_TRADE', 'MISREAD', 'WRONG_SUBJECT', 'OTHER_FALSE'],
}
/** Reasons that need words of their own. */
export const wantsWords = (reason: IntakeVerdictReason | undefined): boolean => reason === 'OTHER_TRUE' || reason === 'OTHER_FALSE'

export const textElementWords: Record<LegalElement, string> = { UNLAWFUL: '非法性', PUBLIC: '公开性', INDUCING: '利诱性', SOCIAL: '社会性' }
/** What each asks, in the words of the interpretation of the Supreme People's Court. */
export const textElementHints: Record<LegalElement, string> = {
  UNLAWFUL: '未经许可，或者借合法经营的形式吸收资金', PUBLIC: '通过网络、媒体、推介会、传单等公开宣传', INDUCING: '承诺还本付息或者给付回报', SOCIAL: '向社会公众，即不特定对象吸收资金',
}
export const elementOrder: LegalElement[] = ['UNLAWFUL', 'PUBLIC', 'INDUCING', 'SOCIAL']

export const entityWords: Record<IntakeEntityKind, string> = { FIRM: '企业', PHONE: '电话', WECHAT: '微信号', URL: '网址', ACCOUNT: '账号', ADDRESS: '地址' }
export const candidateWords: Record<CandidateKind, string> = { CREDIT_CODE: '代码', FULL_NAME: '全称', REGISTER_PHONE: '登记电话', SHORT_NAME: '简称', SAME_CONTACT: '联系方式' }

export const takedownWords: Record<TakedownState, string> = { NONE: '未认定', DETERMINED: '已认定', HANDED_OVER: '已移交', ANSWERED: '已有结果' }
export const takedownMarks: Record<TakedownState, string> = { NONE: 'grey', DETERMINED: 'orange', HANDED_OVER: 'blue', ANSWERED: 'green' }
export const takedownStepWords: Record<TakedownStepKind, string> = { DETERMINED: '认定', HANDED_OVER: '移交', ANSWERED: '结果', ANNULLED: '撤销' }
export const takedownResultWords: Record<TakedownResult, string> = { DELETED: '已删除', RECTIFIED: '已整改', NOT_HANDLED: '未处置' }
export const takedownBasisWords: Record<TakedownBasis, string> = {
  REGULATION_11: '《防范和处置非法集资条例》第十一条', ADVERTISING_LAW_25: '《中华人民共和国广告法》第二十五条', ADVERTISING_LAW_28: '《中华人民共和国广告法》第二十八条', OTHER_BASIS: '其他依据',
}
export const takedownCountWords: Record<TakedownCount, string> = { DETERMINED: '认定', HANDED_OVER: '移交', CLEARED: '已清理', NOT_CLEARED: '未处置', ANNULLED: '撤销往月' }

export const intakeImportWords: Record<IntakeImportStatus, string> = {
  QUEUED: '排队等候', RUNNING: '正在导入', DONE: '已完成', CANCELLED: '已取消', FAILED: '没有完成', INTERRUPTED: '中断，会接着导',
}
export const intakeImportMarks: Record<IntakeImportStatus, string> = { QUEUED: 'grey', RUNNING: 'blue', DONE: 'green', CANCELLED: 'grey', FAILED: 'red', INTERRUPTED: 'orange' }

/** What came of a text when the rules in force read it anew; an alarm is yellow or above. */
export const rescreeningOutcomeWords: Record<RescreeningOutcome, string> = { RAISED: '升为报警', LOWERED: '不再报警', ALTERED: '分数有变', UNCHANGED: '没有变化' }
export const rescreeningWords: Record<RescreeningStatus, string> = {
  QUEUED: '排队等候', RUNNING: '正在重新识别', DONE: '已完成', CANCELLED: '已取消', FAILED: '没有完成', INTERRUPTED: '中断，会接着识别',
}
export const rescreeningMarks: Record<RescreeningStatus, string> = { QUEUED: 'grey', RUNNING: 'blue', DONE: 'green', CANCELLED: 'grey', FAILED: 'red', INTERRUPTED: 'orange' }

/** 2026-11 → 2026年11月 */
export const monthWords = (month: string): string => {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}
/** 24 → 24%, 6.60 → 6.6%; at most two decimals, none that says nothing. */
export const percentText = (value: number): string => `${Number(value.toFixed(2))}%`
/** The host of an address, for people to see where a link leads; the text itself where it is none. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
/** Only addresses of the web are made links. */
export const isWeb = (url: string): boolean => /^https?:\/\//i.test(url)
