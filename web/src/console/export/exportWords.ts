import type { ExportStatus } from './useExports'

export const exportStatusWords: Record<ExportStatus, string> = {
  AWAITING_APPROVAL: '等待批准', QUEUED: '排队等候', RUNNING: '正在写', DONE: '可以下载', FAILED: '没有完成', CANCELLED: '已取消', EXPIRED: '已过期',
}
export const exportStatusMarks: Record<ExportStatus, string> = {
  AWAITING_APPROVAL: 'orange', QUEUED: 'grey', RUNNING: 'blue', DONE: 'green', FAILED: 'red', CANCELLED: 'grey', EXPIRED: 'grey',
}
