import { patrolOutcomeWords } from '@/ui/words'
import type { FacetKey, FirmAge, FirmSector, ProfileState, WordingPosition, WordingTier } from './useFirms'
import type { PatrolOutcome, PatrolTargetState } from './usePatrolTargets'
import type { ImportStatus, RegisterField } from './useRegisterImports'
import type { SupervisionEnd, SupervisionHanded, SupervisionReason } from './useSupervisions'

export const tierWords: Record<WordingTier, string> = { FORBIDDEN: '禁用', WATCH: '重点关注' }
export const tierMarks: Record<WordingTier, string> = { FORBIDDEN: 'red', WATCH: 'orange' }
export const positionWords: Record<WordingPosition, string> = { NAME: '名称', SCOPE: '经营范围' }

/** The six groups of note 2 of 附件2, short enough for a list; the whole name stands in the profile. */
export const firmSectorWords: Record<FirmSector, string> = {
  DIGITAL_FINANCE: '数字金融', PRIVATE_LENDING: '民间投融资、财富', SECURITIES_FUNDS: '私募、证券期货', LOCAL_FINANCE: '小贷、担保、典当', CONSUMER_SERVICES: '教育、养老、涉农、商贸', OTHER_SECTOR: '其他', UNKNOWN: '暂不能判断',
}
export const firmAgeWords: Record<FirmAge, string> = { UNDER_HALF_YEAR: '未满6个月', UNDER_ONE_YEAR: '6–12个月', UNDER_THREE_YEARS: '1–3年', OLDER: '3年以上', UNDATED: '没有日期' }
export const facetWords: Record<FacetKey, string> = { TIER: '层级', TERM: '字样', INDUSTRY: '登记行业', SECTOR: '实际行业（推断）', AGE: '成立时间', PLACE: '属地', SUPERVISED: '重点监管' }
export const profileStateWords: Record<ProfileState, string> = { COUNTS: '计入', GUARDED: '不计', CLEAR: '未发现', NOT_ASKED: '没有数据' }

export const supervisionReasonWords: Record<SupervisionReason, string> = { WORDING: '字样命中', WORDING_ADDED: '新增字样', WARNING: '预警', COMPLAINTS: '投诉集中', HANDED_DOWN: '上级交办', OTHER: '其他' }
export const supervisionEndWords: Record<SupervisionEnd, string> = { RECTIFIED: '已整改', DEREGISTERED: '已注销', MOVED_AWAY: '已迁出', NO_RISK: '核查无异常', ENTERED_WRONGLY: '误列', OTHER: '其他' }
export const supervisionHandedWords: Record<SupervisionHanded, string> = { NEVER: '未移交', OPEN: '等走访', VISITED: '已走访' }

export const outcomeWords = patrolOutcomeWords
export const outcomeMarks: Record<PatrolOutcome, string> = { OPERATING: 'green', CLOSED: 'grey', VACATED: 'red', NO_SUCH_ADDRESS: 'red', DIFFERS: 'orange' }
export const targetStateWords: Record<PatrolTargetState, string> = { OPEN: '待走访', OVERDUE: '已逾期', VISITED: '已走访', RECALLED: '已收回' }
export const targetStateMarks: Record<PatrolTargetState, string> = { OPEN: 'blue', OVERDUE: 'red', VISITED: 'green', RECALLED: 'grey' }

export const importStatusWords: Record<ImportStatus, string> = {
  QUEUED: '排队等候', RUNNING: '正在导入', DONE: '已完成', CANCELLED: '已取消', FAILED: '没有完成', INTERRUPTED: '中断，可继续',
}
export const importStatusMarks: Record<ImportStatus, string> = {
  QUEUED: 'grey', RUNNING: 'blue', DONE: 'green', CANCELLED: 'grey', FAILED: 'red', INTERRUPTED: 'orange',
}

export const registerFieldWords: Record<RegisterField, string> = {
  NAME: '企业名称', CREDIT_CODE: '统一社会信用代码', REGISTERED_ON: '注册日期', KIND: '企业类型', LEGAL_REPRESENTATIVE: '法人代表', CAPITAL: '注册资金',
  SCOPE: '经营范围', PROVINCE: '所在省份', CITY: '地区', ADDRESS: '注册地址', REGION_CODE: '区划代码', LICENCE: '许可证',
}
/** The name of a changed fact of the register; a column the file brought of itself keeps its own header. */
export const fieldWord = (field: string): string => {
  const key = field.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()
  return (registerFieldWords as Record<string, string>)[key] ?? field
}
