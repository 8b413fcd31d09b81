// What the measurements share: the database of a started platform, medians, and a line about the machine.
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

export const percentile = (numbers, p) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)]
}

export const machine = () =>
  `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`

/** A connection to the embedded database of a platform; user is `postgres`, `fangfei_owner` or `fangfei_app`. */
export async function database(platform, user) {
  const secrets = readFileSync(join(platform.data, 'secrets.properties'), 'utf8')
  const key = { postgres: 'database-superuser', fangfei_owner: 'database-owner', fangfei_app: 'database-app' }[user]
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(readFileSync(join(platform.data, 'postgresql/postmaster.pid'), 'utf8').split('\n')[3]),
    database: 'fangfei',
    user,
    password: secrets.match(new RegExp(`^${key}=(.+)$`, 'm'))[1],
  })
  await client.connect()
  return client
}
