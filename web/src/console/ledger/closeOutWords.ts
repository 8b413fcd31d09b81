import type { CloseOutOutcome, CloseOutStatus, FollowUpResult } from './useCloseOuts'

export const outcomeWords: Record<CloseOutOutcome, string> = {
  PENALISED: '行政处罚', CRIMINAL_CASE: '刑事立案', DEREGISTERED: '注销', LICENCE_REVOKED: '吊销', SHUT_DOWN: '关门停业', REPAID: '清退完毕', RECTIFIED: '整改到位',
  NOT_ILLEGAL: '不属于非法集资', HANDED_OVER: '移送其他部门', OTHER_OUTCOME: '其他',
}

export const closeOutWords: Record<CloseOutStatus, string> = { PROPOSED: '待审批', REFUSED: '已退回', APPROVED: '已销号', REOPENED: '已重新打开' }
export const closeOutMarks: Record<CloseOutStatus, string> = { PROPOSED: 'accent', REFUSED: 'orange', APPROVED: 'green', REOPENED: 'red' }
export const resultWords: Record<FollowUpResult, string> = { NORMAL: '正常', RELAPSED: '发现反弹', DROPPED: '不再进行' }
export const resultMarks: Record<FollowUpResult, string> = { NORMAL: 'green', RELAPSED: 'red', DROPPED: 'grey' }
