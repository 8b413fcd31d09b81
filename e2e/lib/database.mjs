// The embedded database of a started platform, as its superuser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Runs one statement past everything the platform guards. */
export async function asSuperuser(platform, statement) {
  const secrets = readFileSync(join(platform.data, 'secrets.properties'), 'utf8')
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(readFileSync(join(platform.data, 'postgresql/postmaster.pid'), 'utf8').split('\n')[3]),
    database: 'fangfei',
    user: 'postgres',
    password: secrets.match(/^database-superuser=(.+)$/m)[1],
  })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

/** From now on the ledger learns as if it were this instant, and time goes on from there; without one it is the real time again. */
export const learningAt = (platform, instant) =>
  asSuperuser(
    platform,
    `create or replace function recording_instant() returns timestamptz language sql volatile as $$
       select clock_timestamp()${instant ? ` - (timestamptz '${new Date().toISOString()}' - timestamptz '${instant}')` : ''}
     $$`,
  )
