import { describe, expect, it } from 'vitest'
import { badge, heard, type Known, missed, SHOWN } from './feed'

const empty: Known<{ messageId: number }> = { unread: 0, newest: 0, messages: [] }

describe('what the bell knows', () => {
  it('counts a message once, however often it is heard', () => {
    const once = heard(empty, { messageId: 5 })
    expect(heard(once, { messageId: 5 })).toBe(once)
    expect(once.unread).toBe(1)
  })

  it('does not count what the greeting counted', () => {
    expect(heard({ unread: 3, newest: 9, messages: [] }, { messageId: 8 }).unread).toBe(3)
  })

  it('shows the newest first and only so many', () => {
    let known = empty
    for (let id = 1; id <= SHOWN + 3; id++) known = heard(known, { messageId: id })
    expect(known.messages.map((m) => m.messageId)).toEqual(Array.from({ length: SHOWN }, (_, i) => SHOWN + 3 - i))
    expect(known.unread).toBe(SHOWN + 3)
  })

  it('asks anew only when something was missed', () => {
    expect(missed({ unread: 2, newest: 7, messages: [] }, { unread: 2, newest: 7 })).toBe(false)
    expect(missed({ unread: 2, newest: 7, messages: [] }, { unread: 2, newest: 8 })).toBe(true)
    expect(missed({ unread: 2, newest: 7, messages: [] }, { unread: 1, newest: 7 })).toBe(true)
  })

  it('has room for two digits', () => {
    expect(badge(99)).toBe('99')
    expect(badge(100)).toBe('99+')
  })
})
