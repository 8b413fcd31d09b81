import type { WordingPosition, WordingTier } from './useFirms'
import type { ImportStatus, RegisterField } from './useRegisterImports'

export const tierWords: Record<WordingTier, string> = { FORBIDDEN: '禁用', WATCH: '重点关注' }
export const tierMarks: Record<WordingTier, string> = { FORBIDDEN: 'red', WATCH: 'orange' }
export const positionWords: Record<WordingPosition, string> = { NAME: '名称', SCOPE: '经营范围' }

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
