import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** A random UUID, also over plain http inside an office network, where the browser hides randomUUID. */
export function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * The idempotency key of one filled form: one for each opening, not for each click, so that an impatient second click,
 * or a retry after a lost answer, is the same request.
 */
export function useIdempotencyKey(open: Ref<boolean>): Ref<string> {
  const key = ref(uuid())
  watch(open, (now) => {
    if (now) key.value = uuid()
  })
  return key
}

const PREFIX = 'draft:'

/** Keeps what is typed into a long form until it is sent or the person signs out; a reload loses nothing. */
export function useDraft<Form extends object>(name: Ref<string | undefined>, form: Form): { restored: Ref<boolean>; discard(): void } {
  const restored = ref(false)
  const blank = JSON.stringify(form)
  let quiet = false
  const load = () => {
    quiet = true
    Object.assign(form, JSON.parse(blank))
    restored.value = false
    const kept = name.value === undefined ? null : sessionStorage.getItem(PREFIX + name.value)
    if (kept !== null) {
      try {
        Object.assign(form, JSON.parse(kept))
        restored.value = true
      } catch {
        sessionStorage.removeItem(PREFIX + name.value)
      }
    }
    quiet = false
  }
  watch(name, load, { immediate: true })
  const stop = watch(
    () => JSON.stringify(form),
    (now) => {
      if (quiet || name.value === undefined || now === blank) return
      sessionStorage.setItem(PREFIX + name.value, now)
    },
  )
  onScopeDispose(stop)
  return {
    restored,
    discard() {
      if (name.value !== undefined) sessionStorage.removeItem(PREFIX + name.value)
      quiet = true
      Object.assign(form, JSON.parse(blank))
      restored.value = false
      queueMicrotask(() => {
        quiet = false
      })
    },
  }
}

export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
