// An invented bank: a firm that takes deposits of ever more people and pays two per cent a month, and people who pay each other. What leaves
// the bank is what our own command writes and signs.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const DAYS = 260
const PEOPLE = 80

/** Numbers that look drawn, the same every time. */
function numbers(seed) {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Accounts and transactions of the bank until today, in the folder. */
export function bankData(folder, firm) {
  mkdirSync(folder, { recursive: true })
  const next = numbers(6)
  const begin = Date.now() - DAYS * 86_400_000
  const accounts = ['account,holder,holder_name,kind,opened_on,birth_year,region_code,subject', `F1,${firm},,COMPANY,2024-12-01,,340323,${firm}`]
  const rows = []
  const row = (day, payer, payee, yuan) => {
    const at = new Date(begin + day * 86_400_000 + (9 + (rows.length % 9)) * 3_600_000)
    rows.push(`${at.toISOString().slice(0, 11)}${String(9 + (rows.length % 9)).padStart(2, '0')}:${String(rows.length % 60).padStart(2, '0')}:00,${payer},${payee},${yuan}.00,TRANSFER,`)
  }
  for (let i = 0; i < PEOPLE; i++) {
    const person = `P${String(i).padStart(3, '0')}`
    accounts.push(`${person},H${person},,PERSON,2019-01-01,${1940 + (i % 50)},340323,`)
    const joined = 190 + Math.floor(i * 0.75)
    const principal = 10_000 * (1 + next(4))
    row(joined, person, 'F1', principal)
    for (let paid = joined + 30; paid < DAYS - 1; paid += 30) row(paid, 'F1', person, principal / 50)
    if (i % 3 === 0) row(joined + 1, 'F1', 'BOSS', principal)
  }
  for (let n = 0; n < 2_000; n++) row(Math.floor((n * (DAYS - 1)) / 2_000), `P${String(next(PEOPLE)).padStart(3, '0')}`, `U${next(300)}`, 10 + next(500))
  rows.sort()
  writeFileSync(join(folder, 'accounts.csv'), accounts.join('\n') + '\n')
  writeFileSync(join(folder, 'transactions.csv'), 'txn_id,time,payer,payee,amount,channel,memo\n' + rows.map((r, i) => `T${i},${r}`).join('\n') + '\n')
}

/** Makes the bank's key; answers what the command prints, the fingerprint among it. */
export const keygen = (folder) => execFileSync(join(root, 'fangfei'), ['keygen', '--out', join(folder, 'bank.key')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Runs the watch on the bank's data and signs what it tells. */
export function signedAlerts(folder, name) {
  execFileSync(
    join(root, 'fangfei'),
    ['flow', '--accounts', join(folder, 'accounts.csv'), '--transactions', join(folder, 'transactions.csv'), '--out', join(folder, name), '--sign', join(folder, 'bank.key')],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  )
}
