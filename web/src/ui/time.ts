const ZONE = 'Asia/Shanghai'
const stamp = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
})

/** 2026-05-08 09:30, in the county's time whatever the clock of the machine says. */
export function momentText(instant: string | null | undefined): string {
  return instant ? stamp.format(new Date(instant)) : ''
}

/** Today in the county. */
export function today(now: Date = new Date()): string {
  return stamp.format(now).slice(0, 10)
}

/** 5月20日 */
export function dayWords(date: string): string {
  const [, month, dayOfMonth] = date.split('-')
  return `${Number(month)}月${Number(dayOfMonth)}日`
}

/** How many calendar days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export interface Left {
  text: string
  level: 'late' | 'soon' | 'calm'
}

/** How long is left until a due date, as a word and a level: late, soon (two days), calm. */
export function timeLeft(due: string, now: string = today()): Left {
  const days = daysBetween(now, due)
  if (days < 0) return { text: `逾期 ${-days} 天`, level: 'late' }
  if (days === 0) return { text: '今天到期', level: 'soon' }
  return { text: `剩 ${days} 天`, level: days <= 2 ? 'soon' : 'calm' }
}

/** How long a thing has been lying since an instant, in calendar days. */
export function waited(since: string, now: string = today()): string {
  const days = daysBetween(momentText(since).slice(0, 10), now)
  return days <= 0 ? '今天登记' : `已等 ${days} 天`
}

/** The reporting month a date falls into: it runs from the 26th to the 25th. */
export function reportingMonth(date: string): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  const next = dayOfMonth > 25 ? month + 1 : month
  return next > 12 ? `${year + 1}-01` : `${year}-${String(next).padStart(2, '0')}`
}

/** A size for people: 18.4 MB → 18.4 兆. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} 千字节`
  return `${(bytes / 1024 / 1024).toFixed(1)} 兆`
}

/** So far the rows of a wide list are counted; a total of one more says that there are more (Paging.COUNTED). */
export const COUNTED = 10_000

/** A total with its unit: 128 条, or 超过 10,000 条. */
export function totalText(total: number, unit: string): string {
  return total === COUNTED + 1 ? `超过 ${countText(COUNTED)} ${unit}` : `${countText(total)} ${unit}`
}

export function countText(n: number | null | undefined): string {
  return n == null ? '' : n.toLocaleString('zh-CN')
}
