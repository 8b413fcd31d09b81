// A person who talks to the platform over HTTP: cookies, the token against forgery, an idempotency key with every POST.
import { randomUUID } from 'node:crypto'

export const PASSWORD = 'Long-enough-phrase-for-tests-1'

export class Person {
  constructor(url) {
    this.url = url
    this.cookies = new Map()
  }

  async send(method, path, body, { key = randomUUID(), raw = false } = {}) {
    const headers = { 'Idempotency-Key': key }
    if (this.cookies.size) headers.Cookie = [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ')
    if (this.cookies.has('XSRF-TOKEN')) headers['X-XSRF-TOKEN'] = this.cookies.get('XSRF-TOKEN')
    if (body !== undefined) headers['Content-Type'] = raw ? 'application/octet-stream' : 'application/json'
    const answer = await fetch(this.url + path, {
      method,
      headers,
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s)
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    return answer
  }

  /** The JSON of an answer; anything but 2xx throws with what was answered. */
  async ask(method, path, body, options) {
    const answer = await this.send(method, path, body, options)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }

  async signIn(loginName, password) {
    await this.send('GET', '/api/setup')
    this.session = await this.ask('POST', '/api/session', { loginName, password })
    return this
  }
}

/** Names the three administrators on an empty platform. */
export async function setUp(platform) {
  const nobody = new Person(platform.url)
  await nobody.send('GET', '/api/setup')
  await nobody.ask('POST', '/api/setup', {
    setupToken: platform.setupToken,
    administrators: [
      ['SYSTEM_ADMIN', 'system', '沈系'],
      ['SECURITY_ADMIN', 'security', '安全'],
      ['AUDIT_ADMIN', 'auditor', '何审'],
    ].map(([role, loginName, displayName]) => ({ role, loginName, displayName, password: PASSWORD })),
  })
  const system = await new Person(platform.url).signIn('system', PASSWORD)
  const security = await new Person(platform.url).signIn('security', PASSWORD)
  return { system, security }
}

/** Opens an account with one post and gives it the password of the tests. */
export async function appoint(platform, { system, security }, { loginName, displayName, role, unitId, regionCode, gridCode }) {
  const created = await system.ask('POST', '/api/accounts', { loginName, displayName })
  await security.ask('POST', `/api/accounts/${created.account.accountId}/posts`, { unitId, regionCode, role, gridCode })
  const person = await new Person(platform.url).signIn(loginName, created.initialPassword)
  await person.ask('PUT', '/api/session/password', { oldPassword: created.initialPassword, newPassword: PASSWORD })
  return person
}
