import type { Stage } from '@/ui/StageStrip.vue'
import { wanText } from '@/ui/money'
import { countText, momentText } from '@/ui/time'
import type {
  Aggravation, CaseEventKind, CaseStage, CaseStatus, CaseView, MeasureKind, MoneyKind, PartyRole, PenaltyTarget, ReferralStatus, RefundSource, ThresholdBar,
} from './useCases'

export const caseStatusWords: Record<CaseStatus, string> = { OPEN: '在办', CLOSED: '已销号' }
export const caseStatusMarks: Record<CaseStatus, string> = { OPEN: 'blue', CLOSED: 'grey' }
export const caseStageWords: Record<CaseStage, string> = { RESOLUTION: '行政化解', COORDINATION: '行刑衔接', CLOSING: '督促销号' }

export const measureWords: Record<MeasureKind, string> = {
  PUBLIC_WARNING: '警示通告', MONITORING_UPLOAD: '上传监测平台', WARNING_TALK: '警示约谈并出具告知书', TOWNSHIP_NOTICE: '推送属地镇（街道）',
  AGENCY_NOTICE: '推送部门查处', RISK_TRACKING: '风险公告后续跟踪', RECTIFICATION_ORDER: '责令整改', SUSPENSION_ORDER: '责令暂停集资行为',
  REGISTRATION_FREEZE: '通知暂停办理登记', STOP_ORDER: '责令立即停止非法集资', SEALING: '查封场所、查封扣押资产', RECOVERY_ORDER: '责令追回、变价出售资产',
  REFUND_ORDER: '责令清退', SHUTDOWN: '关停', BAN: '取缔', SITE_CLOSURE: '关闭网站、应用程序', ABNORMAL_LISTING: '列入经营异常名录', DEREGISTRATION: '注销登记',
  LICENCE_REVOCATION: '吊销营业执照', EXIT_BAN_REQUEST: '报请限制出境', EXIT_BAN: '限制出境（市级以上决定）', OTHER_MEASURE: '其他',
}
/** Approved by the head and carried out by two officers (条例 Art 24, 行政强制法 Art 18). */
export const needsApproval = (kind: unknown): boolean => kind === 'SEALING' || kind === 'RECOVERY_ORDER'

export const partyWords: Record<PartyRole, string> = { FUNDRAISER: '非法集资人', FACILITATOR: '非法集资协助人', RESPONSIBLE: '负责人', OTHER_PARTY: '其他' }
export const targetWords: Record<PenaltyTarget, string> = {
  FUNDRAISER_UNIT: '非法集资人（单位）', FUNDRAISER_PERSON: '非法集资人（个人）', RESPONSIBLE_PERSON: '法定代表人等责任人', FACILITATOR_PARTY: '非法集资协助人',
  UNCOOPERATIVE: '不配合调查者', OTHER_TARGET: '其他',
}
export const moneyWords: Record<MoneyKind, string> = { FROM_FINDING: '核查结论带入', FOUND: '新查明', RETURNED: '清退', REVERSAL: '冲正' }
export const refundWords: Record<RefundSource, string> = {
  BALANCE: '集资资金余额', PROCEEDS: '集资资金的收益或者转换的其他资产', INSIDER_GAINS: '股东、实际控制人、董监高等获得的经济利益', HIDDEN_ASSETS: '隐匿、转移的资产',
  FEES: '广告费、代言费、代理费、好处费、返点费、佣金、提成', OTHER_SOURCE: '其他应当纳入清退的资金',
}
export const referralWords: Record<ReferralStatus, string> = {
  DENIED: '不批准移送', APPROVED: '已批准，待移送', HANDED_OVER: '已移送，待公安审查', FILED: '公安已立案', REFUSED: '公安不予立案', RECONSIDERED: '已提请复议',
}
export const referralMarks: Record<ReferralStatus, string> = { DENIED: 'grey', APPROVED: 'orange', HANDED_OVER: 'blue', FILED: 'green', REFUSED: 'grey', RECONSIDERED: 'blue' }
export const aggravationWords: Record<Aggravation, string> = {
  PRIOR_CRIMINAL: '曾因非法集资受过刑事追究', PRIOR_PENALTY: '二年内曾因非法集资受过行政处罚', GRAVE_IMPACT: '造成恶劣社会影响或者其他严重后果',
}
export const eventWords: Record<CaseEventKind, string> = {
  OPENED: '立案件', CHANGED: '变更', LINKED: '线索', PARTY: '当事人', SUPERVISED: '督办', DETERMINED: '认定', ADMIN_FILED: '立案', MEASURE: '措施', PENALTY: '处罚',
  REFERRAL: '移送', MONEY: '资金', CLOSEOUT: '销号', NOTE: '记事',
}
export const tierWords: Record<ThresholdBar['tier'], string> = {
  LIABILITY: '追究刑事责任', LARGE: '数额较大', UNLICENSED_ISSUE: '擅自发行证券', HUGE: '数额巨大', ENORMOUS: '数额特别巨大',
}
export const figureWords: Record<ThresholdBar['measure'], string> = { AMOUNT: '集资金额', PERSONS: '参与人数', LOSS: '直接损失（暂计）' }
export const levelWords: Record<ThresholdBar['level'], string> = { NONE: '未接近', HALF: '过半', NEAR: '接近', REACHED: '已达' }

/** 万元 or 人, by what the line is drawn in. */
export function figureText(bar: ThresholdBar, value: number): string {
  return bar.measure === 'PERSONS' ? `${countText(value)} 人` : `${wanText(value)} 万元`
}

/** The bar that says it best, in a sentence. */
export function barSentence(bar: ThresholdBar): string {
  const line = `${tierWords[bar.tier]}标准（${figureText(bar, bar.line)}）`
  return bar.level === 'REACHED'
    ? `${figureWords[bar.measure]} ${figureText(bar, bar.value)}，已达${line}`
    : `${figureWords[bar.measure]} ${figureText(bar, bar.value)}，为${line}的 ${bar.percent.toFixed(2)}%`
}

/** The three steps 三步法 as a strip. */
export function stagesOf(file: CaseView): Stage[] {
  const order: CaseStage[] = ['RESOLUTION', 'COORDINATION', 'CLOSING']
  const now = order.indexOf(file.stage)
  const day = (kinds: CaseEventKind[]) => momentText(file.events.find((e) => kinds.includes(e.kind))?.at).slice(0, 10) || undefined
  const dates = [file.openedOn, day(['PENALTY', 'REFERRAL']) ?? file.criminalFiledOn, day(['CLOSEOUT'])]
  return order.map((stage, i) => {
    // a matter that was resolved without a penalty or the police never was in the second step
    const skipped = stage === 'COORDINATION' && now > 1 && !dates[1]
    const state = skipped ? 'later' : i < now || (i === now && file.status === 'CLOSED') ? 'done' : i === now ? 'now' : 'later'
    return { name: caseStageWords[stage], state, date: skipped ? '无需移送或处罚' : state === 'later' ? '' : (dates[i] ?? '') }
  })
}

/** Whose turn it is, in words. */
export function turnOf(file: CaseView): string {
  if (file.status === 'CLOSED') return '已销号，按期回头看'
  const referral = [...file.referrals].reverse().find((r) => r.status === 'APPROVED' || r.status === 'HANDED_OVER' || r.status === 'RECONSIDERED')
  if (referral?.status === 'APPROVED') return `等${file.leadUnitName}移送公安`
  if (referral) return `等${referral.organ ?? '公安机关'}决定是否立案`
  if (!file.determinations.length) return `等${file.leadUnitName}调查认定`
  return `${file.leadUnitName}正在处置`
}
