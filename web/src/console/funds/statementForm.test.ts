import { describe, expect, it } from 'vitest'
import { accountsFault, sendAll, type TypedAccount } from './statementForm'

const money = (typed: string) => (typed.trim() === '' ? undefined : /^\d+$/.test(typed) ? Number(typed) : null)
const account = (opening: string, closing: string): TypedAccount => ({ account: 'S-1', subject: true, opening, closing })

describe('the accounts of a statement', () => {
  it('bear both balances or none', () => {
    expect(accountsFault([account('', '')], money)).toBeUndefined()
    expect(accountsFault([account('1', '2')], money)).toBeUndefined()
    expect(accountsFault([account('1', '')], money)).toContain('要么都填')
    expect(accountsFault([account('', '2')], money)).toContain('要么都填')
    expect(accountsFault([account('一', '2')], money)).toContain('以元为单位')
    expect(accountsFault([], money)).toContain('至少写一个账户')
  })
})

describe('the files of a statement', () => {
  const files = () => ({ approval: new File(['a'], 'a.pdf'), file: new File(['b'], 'b.csv') })
  it('are not sent again after a try that broke off', async () => {
    const sent = new Map<File, string>()
    const both = files()
    const log: string[] = []
    let n = 0
    const newId = () => `id-${++n}`
    await expect(sendAll(both, sent, async (_, __, name) => { log.push(name); if (name === 'file') throw new Error('net') }, newId, new AbortController().signal)).rejects.toThrow('net')
    expect(await sendAll(both, sent, async (_, __, name) => { log.push(name) }, newId, new AbortController().signal)).toEqual({ approval: 'id-1', file: 'id-3' })
    expect(log).toEqual(['approval', 'file', 'file'])
  })
  it('stop when the dialog is closed', async () => {
    const controller = new AbortController()
    const log: string[] = []
    await expect(sendAll(files(), new Map(), async (_, __, name) => { log.push(name); controller.abort() }, () => 'id', controller.signal)).rejects.toThrow()
    expect(log).toEqual(['approval'])
  })
})
