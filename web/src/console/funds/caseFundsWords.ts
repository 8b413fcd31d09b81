import type { CaseStatementView, FundsPartyRow, FundsPayment, FundsReadingView } from './useFundsCases'

export type StatementStatus = CaseStatementView['status']
export type StatementRole = FundsPartyRow['role']

export const statementWords: Record<StatementStatus, string> = {
  PROPOSED: '待审批', DECLINED: '未批准', QUEUED: '排队中', RUNNING: '导入中', INTERRUPTED: '已中断', DONE: '已导入', REFUSED: '核对不符，未导入', CANCELLED: '已取消', FAILED: '未完成', SUPERSEDED: '已作废',
}
export const statementMarks: Record<StatementStatus, string> = {
  PROPOSED: 'orange', DECLINED: 'grey', QUEUED: 'blue', RUNNING: 'blue', INTERRUPTED: 'orange', DONE: 'green', REFUSED: 'red', CANCELLED: 'grey', FAILED: 'red', SUPERSEDED: 'grey',
}
export const roleWords: Record<StatementRole, string> = {
  PARTICIPANT: '出资人', PAID_FIRST: '先收款后付款的个人', RECEIVER: '只收款的个人', COMPANY: '单位', AGENT: '支付机构', BANK: '银行', GOVERNMENT: '机关', UNNAMED: '未列明（现金等）',
}
export const channelWords: Record<FundsPayment['channel'], string> = { TRANSFER: '转账', CASH: '现金', POS: '刷卡', AGENT: '支付机构', OTHER: '其他' }

/** The lines of the law that are passed, each with the numbers that pass it: “立案追诉：金额、人数已达到”. */
export function linesReached(lines: readonly Pick<FundsReadingView['lines'][number], 'label' | 'measure' | 'reached'>[]): string[] {
  const passed = new Map<string, string[]>()
  for (const l of lines) if (l.reached) passed.set(l.label, [...(passed.get(l.label) ?? []), l.measure])
  return [...passed].map(([label, measures]) => `${label}：${measures.join('、')}已达到`)
}
