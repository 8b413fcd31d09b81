/**
 * Money as people write it. Yuan travel as numbers with at most two decimals; everything here reckons in fen as
 * bigint, so that no amount is changed by being shown.
 */
function fenOf(yuan: number): bigint {
  const [whole = '0', part = ''] = Math.abs(yuan).toFixed(2).split('.')
  const fen = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return yuan < 0 ? -fen : fen
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function twoDecimals(hundredths: bigint): string {
  const sign = hundredths < 0n ? '-' : ''
  const absolute = hundredths < 0n ? -hundredths : hundredths
  return `${sign}${grouped((absolute / 100n).toString())}.${(absolute % 100n).toString().padStart(2, '0')}`
}

/** 12,345.60 */
export function yuanText(yuan: number | null | undefined): string {
  return yuan == null ? '' : twoDecimals(fenOf(yuan))
}

/** Yuan as 万元 with two decimals, rounded half up (away from nought), the unit left to the header. */
export function wanText(yuan: number | null | undefined): string {
  if (yuan == null) return ''
  const fen = fenOf(yuan)
  const half = fen < 0n ? -5_000n : 5_000n
  return twoDecimals((fen + half) / 10_000n)
}

const MONEY = /^\d{1,12}(\.\d{1,6})?$/

/** What a person typed, in the unit chosen, as yuan; undefined when it is empty, null when it is no amount. */
export function parseMoney(typed: string, unit: 'YUAN' | 'WAN'): number | null | undefined {
  const text = typed.replace(/[,，\s]/g, '').replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  if (text === '') return undefined
  if (!MONEY.test(text)) return null
  const [whole = '0', part = ''] = text.split('.')
  if (unit === 'YUAN') {
    return part.replace(/0+$/, '').length > 2 ? null : Number(text)
  }
  const fen = BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'))
  return Number(fen) / 100
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const SECTIONS = ['', '万', '亿', '万亿']

function sectionWords(section: number): string {
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(section / 10 ** place) % 10
    if (digit === 0) {
      gap = words !== ''
    } else {
      words += (gap ? '零' : '') + DIGITS[digit] + PLACES[place]
      gap = false
    }
  }
  return words
}

/** 大写: 壹万贰仟元整. Helps the eye to catch a nought too many. */
export function capitalYuan(yuan: number): string {
  const fen = fenOf(yuan)
  const whole = (fen < 0n ? -fen : fen) / 100n
  const cents = Number((fen < 0n ? -fen : fen) % 100n)
  const sections: number[] = []
  for (let rest = whole; rest > 0n; rest /= 10_000n) sections.push(Number(rest % 10_000n))
  let words = ''
  for (let i = sections.length - 1; i >= 0; i--) {
    const section = sections[i]!
    if (section === 0) continue
    const needsNought = words !== '' && (section < 1000 || sections[i + 1] === 0)
    words += (needsNought ? '零' : '') + sectionWords(section) + SECTIONS[i]
  }
  const jiao = Math.floor(cents / 10)
  const rest = cents % 10
  const main = words === '' ? (cents === 0 ? '零元' : '') : words + '元'
  if (cents === 0) return (fen < 0n ? '负' : '') + main + '整'
  const small = (jiao > 0 ? DIGITS[jiao] + '角' : main === '' ? '' : '零') + (rest > 0 ? DIGITS[rest] + '分' : '整')
  return (fen < 0n ? '负' : '') + main + small
}
