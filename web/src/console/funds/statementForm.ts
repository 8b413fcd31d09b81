/** An account of a statement as it is typed. */
export interface TypedAccount { account: string; subject: boolean; opening: string; closing: string }

/** What is wrong with the accounts as they are typed; undefined when nothing is. @param money null when it is no amount */
export function accountsFault(accounts: readonly TypedAccount[], money: (typed: string) => number | null | undefined): string | undefined {
  const filled = accounts.filter((a) => a.account.trim())
  if (!filled.length) return '至少写一个账户。'
  if (filled.some((a) => money(a.opening) === null || money(a.closing) === null)) return '余额是以元为单位的数，可以不填。'
  const half = filled.find((a) => !a.opening.trim() !== !a.closing.trim())
  return half && `账户 ${half.account.trim()} 的期初、期末余额要么都填，要么都不填：只有一个，没有办法核对。`
}

/**
 * Sends files one after the other and answers under which numbers; what was sent before is not sent again.
 * @param sent numbers of files that arrived
 * @throws when it was aborted
 */
export async function sendAll<Name extends string>(
  files: Partial<Record<Name, File>>, sent: Map<File, string>, send: (id: string, file: File, name: Name) => Promise<void>, newId: () => string, signal: AbortSignal,
): Promise<Partial<Record<Name, string>>> {
  const ids: Partial<Record<Name, string>> = {}
  for (const name of Object.keys(files) as Name[]) {
    const file = files[name]
    if (!file) continue
    signal.throwIfAborted()
    let id = sent.get(file)
    if (id === undefined) {
      id = newId()
      await send(id, file, name)
      signal.throwIfAborted()
      sent.set(file, id)
    }
    ids[name] = id
  }
  return ids
}
