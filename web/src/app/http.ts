import { client } from '@/api/client.gen'
import { toProblem } from '@/ui/problem'

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1))
}

/** Same origin, the cookie's token echoed on every change, and every failure as a Problem. */
export function wireHttp(onSignedOut: () => void): void {
  client.setConfig({ baseUrl: '', credentials: 'same-origin' })
  client.interceptors.request.use((request) => {
    if (request.method !== 'GET') {
      const token = cookie('XSRF-TOKEN')
      if (token !== undefined) request.headers.set('X-XSRF-TOKEN', token)
    }
    return request
  })
  client.interceptors.error.use((error, response, request) => {
    const status = (response as Response | undefined)?.status
    if (status === 401 && !new URL((request as Request).url).pathname.startsWith('/api/session')) onSignedOut()
    return toProblem(error, status)
  })
}
