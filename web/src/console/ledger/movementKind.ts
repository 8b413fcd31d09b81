import type { LedgerState, MovementKind } from './useLedger'

export const movementWords: Record<MovementKind, string> = {
  OPENED: '立账', VERIFIED: '核查结论', CORRECTED: '更正结论', VOIDED: '作废', CASE_OPENED: '建立案件', CASE_CHANGED: '案件信息更正', DETERMINED: '调查认定',
  ADMIN_FILED: '行政立案', MEASURE_TAKEN: '采取措施', REFERRED: '移送公安', POLICE_FILED: '公安立案', PENALISED: '行政处罚', MONEY_MOVED: '资金变动', CLOSED_OUT: '销号', REOPENED: '重新打开',
}

export const stateWords: Record<LedgerState, string> = { OPEN: '在办', CLOSED_OUT: '已销号', VOIDED: '已作废' }
export const stateMarks: Record<LedgerState, string> = { OPEN: 'accent', CLOSED_OUT: 'green', VOIDED: 'grey' }
