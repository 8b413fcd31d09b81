import type { MessageKind, OutgoingChannel, OutgoingState } from './useMessages'

/** Why somebody is told something; the colour stands beside the word. */
export const messageKindWords: Record<MessageKind, string> = {
  TODO: '待办',
  URGED: '催办',
  DUE_SOON: '临期',
  OVERDUE: '逾期',
  URGENT: '重大风险',
  DECIDED: '审批结果',
  INFO: '通知',
}

export const messageKindMarks: Record<MessageKind, string> = {
  TODO: 'accent',
  URGED: 'orange',
  DUE_SOON: 'orange',
  OVERDUE: 'red',
  URGENT: 'red',
  DECIDED: 'green',
  INFO: 'grey',
}

export const outgoingStateWords: Record<OutgoingState, [word: string, mark: string]> = {
  WAITING: ['等待发送', 'blue'],
  SENDING: ['正在发送', 'accent'],
  SENT: ['已送达', 'green'],
  DEAD: ['发送失败', 'red'],
}

export const outgoingChannelWords: Record<OutgoingChannel, string> = { WEBHOOK: '接口推送', MAIL: '邮件' }
