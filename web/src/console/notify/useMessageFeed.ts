import { readonly, shallowRef } from 'vue'
import { listMessages, type MessageView } from '@/api'
import { heard, type Known, missed, SHOWN } from './feed'

/**
 * Messages as they come. One window of a browser listens and tells the others, because a browser keeps few connections to one server.
 * Listening does not keep the session alive: when it has ended the stream ends too, and is opened again only when somebody is there.
 */
const known = shallowRef<Known<MessageView>>({ unread: 0, newest: 0, messages: [] })
const latest = shallowRef<MessageView>()
let account: string | undefined
let stream: EventSource | undefined
let release: (() => void) | undefined
let windows: BroadcastChannel | undefined
let stop: AbortController | undefined

type Word = { account: string } & ({ heard: MessageView } | { unread: number })

/** Takes the number a list or a change answered; `tell` passes it on to the other windows. */
export function takeUnread(unread: number, tell = false): void {
  known.value = { ...known.value, unread }
  if (tell && account !== undefined) windows?.postMessage({ account, unread } satisfies Word)
}

async function refresh(): Promise<void> {
  const asking = account
  const page = (await listMessages({ query: { page: 0, size: SHOWN }, throwOnError: true })).data
  if (asking === account) known.value = { unread: page.unread, newest: page.rows[0]?.messageId ?? 0, messages: page.rows }
}

function take(message: MessageView): void {
  const next = heard(known.value, message)
  if (next === known.value) return
  known.value = next
  latest.value = message
}

function hangUp(): void {
  stream?.close()
  stream = undefined
  release?.()
  release = undefined
}

/** Listens until the stream is ended by the server or the window is left. */
function hold(): Promise<void> {
  return new Promise((resolve) => {
    release = resolve
    const source = new EventSource('/api/messages/stream')
    stream = source
    const data = <T>(event: Event): T => JSON.parse((event as MessageEvent<string>).data) as T
    source.addEventListener('hello', (event) => {
      if (missed(known.value, data(event))) void refresh().catch(() => undefined)
    })
    source.addEventListener('message', (event) => {
      const message = data<MessageView>(event)
      take(message)
      if (account !== undefined) windows?.postMessage({ account, heard: message } satisfies Word)
    })
    source.addEventListener('ended', hangUp)
    source.addEventListener('superseded', hangUp)
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) hangUp()
    })
  })
}

async function listen(): Promise<void> {
  if (stream !== undefined || account === undefined || stop === undefined) return
  try {
    if (navigator.locks === undefined) await hold()
    else await navigator.locks.request(`messages:${account}`, { signal: stop.signal }, hold)
  } catch {
    // left while another window was listening
  }
}

/** Somebody is there again: listens unless this or another window does. */
function back(): void {
  if (document.visibilityState !== 'visible' || stream !== undefined || account === undefined) return
  void refresh().then(listen, () => undefined)
}

export function startFeed(accountId: string): void {
  stopFeed()
  account = accountId
  stop = new AbortController()
  windows = new BroadcastChannel('messages')
  windows.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.account !== account) return
    if ('heard' in data) take(data.heard)
    else takeUnread(data.unread)
  }
  document.addEventListener('visibilitychange', back)
  void refresh().then(listen, () => undefined)
}

export function stopFeed(): void {
  document.removeEventListener('visibilitychange', back)
  stop?.abort()
  hangUp()
  windows?.close()
  windows = undefined
  account = undefined
  known.value = { unread: 0, newest: 0, messages: [] }
  latest.value = undefined
}

export function useMessageFeed() {
  return { known: readonly(known), latest: readonly(latest), refresh }
}
