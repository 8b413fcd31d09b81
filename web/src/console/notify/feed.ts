/** What the bell knows: how many messages are unread, and the newest of them. */
export interface Known<Message extends { messageId: number }> {
  unread: number
  /** The newest message that is counted; what is older comes late and counts already. */
  newest: number
  messages: readonly Message[]
}

export const SHOWN = 8

/** Takes in a message that was just heard; one that was counted already changes nothing. */
export function heard<Message extends { messageId: number }>(known: Known<Message>, message: Message): Known<Message> {
  if (message.messageId <= known.newest) return known
  return { unread: known.unread + 1, newest: message.messageId, messages: [message, ...known.messages].slice(0, SHOWN) }
}

/** Whether something was missed while nobody listened. */
export function missed(known: Known<{ messageId: number }>, hello: { unread: number; newest: number }): boolean {
  return hello.newest !== known.newest || hello.unread !== known.unread
}

export function badge(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}
