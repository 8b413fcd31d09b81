// Starts the packaged platform on a data folder of its own, and ends only what it started.
import { spawn } from 'node:child_process'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

export class Platform {
  constructor(options = {}) {
    this.data = options.data ?? mkdtempSync(join(tmpdir(), 'fangfei-'))
    this.options = options.options ?? ['--empty']
    this.heap = options.heap ?? '1g'
    this.output = ''
  }

  async start() {
    this.port ??= await freePort()
    this.output = ''
    const java = execFileSync('bash', ['-c', `root='${root}'; . "$root/scripts/tools.sh"; java_command`]).toString().trim()
    this.process = spawn(
      java,
      [`-Xmx${this.heap}`, `@${join(root, 'scripts/server.jvm')}`, '-jar', join(root, 'server/target/app/fangfei-server.jar'), '--port', String(this.port), '--data', this.data, ...this.options],
      { stdio: ['ignore', 'pipe', 'pipe'], cwd: tmpdir() },
    )
    this.exited = new Promise((done) => this.process.on('exit', done))
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (chunk) => (this.output += chunk))
    }
    const began = Date.now()
    while (Date.now() - began < 120_000) {
      if (this.process.exitCode !== null) throw new Error(`the platform ended: ${this.output}`)
      try {
        const answer = await fetch(`${this.url}/actuator/health/readiness`)
        if (answer.ok) {
          this.readyAfter = Date.now() - began
          return this
        }
      } catch {
        // not listening yet
      }
      await new Promise((done) => setTimeout(done, 200))
    }
    throw new Error(`the platform was not ready after two minutes: ${this.output}`)
  }

  get url() {
    return `http://localhost:${this.port}`
  }

  /** The one-time token that the platform keeps in its data folder and prints at the start. */
  get setupToken() {
    return readFileSync(join(this.data, 'secrets.properties'), 'utf8').match(/^setup-token=(.+)$/m)[1]
  }

  /** The process id of the database server of this data folder. */
  get databasePid() {
    const file = join(this.data, 'postgresql/postmaster.pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
  }

  /** kill -9 of the platform and of its database with all children, as a power failure would leave them. */
  async kill() {
    const database = this.databasePid
    this.process.kill('SIGKILL')
    if (database) {
      const children = execFileSync('bash', ['-c', `pgrep -P ${database} || true`]).toString().trim().split('\n').filter(Boolean)
      for (const pid of [database, ...children.map(Number)]) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch {
          // gone already
        }
      }
    }
    await this.exited
  }

  async stop() {
    if (this.process && this.process.exitCode === null) {
      this.process.kill('SIGTERM')
      await this.exited
    }
  }

  async remove() {
    await this.stop()
    rmSync(this.data, { recursive: true, force: true })
  }
}
