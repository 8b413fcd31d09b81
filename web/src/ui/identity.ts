/** A number that may tell who a person is: an identity number or a mobile phone, also with spaces or in full-width digits. */
export interface IdentityFind {
  kind: '身份证号' | '手机号'
  start: number
  end: number
  text: string
}

const PATTERNS: [IdentityFind['kind'], RegExp][] = [
  ['身份证号', /(?<![0-9０-９A-Za-z])[0-9０-９](?:[ -]?[0-9０-９]){16}[ -]?[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])/g],
  ['手机号', /(?<![0-9０-９A-Za-z])[1１][ -]?[3-9３-９](?:[ -]?[0-9０-９]){9}(?![0-9０-９A-Za-z])/g],
]

/** Finds them as one types; the server is the one that decides. */
export function findIdentity(text: string): IdentityFind[] {
  const finds: IdentityFind[] = []
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (!finds.some((f) => f.start < end && start < f.end)) finds.push({ kind, start, end, text: match[0] })
    }
  }
  return finds.sort((a, b) => a.start - b.start)
}

export function withoutIdentity(text: string): string {
  let result = text
  for (const find of findIdentity(text).reverse()) result = result.slice(0, find.start) + `［${find.kind}已删］` + result.slice(find.end)
  return result
}
