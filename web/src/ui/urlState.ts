import { computed, type ComputedRef } from 'vue'
import { type LocationQuery, useRoute, useRouter } from 'vue-router'

/** How one filter is written in the address: absent when it holds its usual value. */
export interface Codec<Value> {
  usual: Value
  read(raw: string): Value | undefined
  write(value: Value): string
}

export type Spec<State> = { [Key in keyof State]: Codec<State[Key]> }

export function word(usual = '', most = 200): Codec<string> {
  return { usual, read: (raw) => raw.trim().slice(0, most), write: (value) => value }
}

export function oneOf<Value extends string>(allowed: readonly Value[]): Codec<Value | undefined>
export function oneOf<Value extends string>(allowed: readonly Value[], usual: Value): Codec<Value>
export function oneOf<Value extends string>(allowed: readonly Value[], usual?: Value): Codec<Value | undefined> {
  return {
    usual,
    read: (raw) => allowed.find((value) => value === raw),
    write: (value) => value ?? '',
  }
}

export function flag(): Codec<boolean | undefined> {
  return {
    usual: undefined,
    read: (raw) => (raw === 'true' ? true : raw === 'false' ? false : undefined),
    write: (value) => (value === undefined ? '' : String(value)),
  }
}

export function count(usual: number, most: number): Codec<number> {
  return {
    usual,
    read: (raw) => (/^\d{1,6}$/.test(raw) ? Math.min(Number(raw), most) : undefined),
    write: String,
  }
}

export function day(): Codec<string> {
  return {
    usual: '',
    read: (raw) => (/^\d{4}-\d{2}-\d{2}$/.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : undefined),
    write: (value) => value,
  }
}

export function sorting(allowed: readonly string[], usual = ''): Codec<string> {
  return {
    usual,
    read: (raw) => {
      const [field, direction] = raw.split(',')
      return field && allowed.includes(field) && (direction === 'asc' || direction === 'desc') ? raw : undefined
    },
    write: (value) => value,
  }
}

/** Reads the address; what is unknown or malformed falls back to the usual value and never breaks the page. */
export function readState<State extends object>(spec: Spec<State>, query: LocationQuery): State {
  const state = {} as State
  for (const key of Object.keys(spec) as (keyof State & string)[]) {
    const given = query[key]
    const raw = Array.isArray(given) ? given[0] : given
    state[key] = (raw == null ? undefined : spec[key].read(raw)) ?? spec[key].usual
  }
  return state
}

/** The address of a state: usual values are left out, keys of others are kept. */
export function writeState<State extends object>(spec: Spec<State>, state: NoInfer<State>, query: LocationQuery = {}): LocationQuery {
  const result: LocationQuery = {}
  for (const [key, value] of Object.entries(query)) if (!(key in spec)) result[key] = value
  for (const key of Object.keys(spec) as (keyof State & string)[]) {
    if (state[key] === spec[key].usual) continue
    const raw = spec[key].write(state[key])
    if (raw !== '') result[key] = raw
  }
  return result
}

export interface UrlState<State> {
  state: ComputedRef<State>
  /** Sets some filters. Everything but a change of page itself goes back to the first page. */
  set(part: Partial<State>): void
  clear(): void
}

/** The filters of a list, living in the address: a link, a reload and the back button all show the same rows. */
export function useUrlState<State extends object>(spec: Spec<State>): UrlState<State> {
  const route = useRoute()
  const router = useRouter()
  const state = computed(() => readState(spec, route.query))
  return {
    state,
    set(part) {
      const next = { ...state.value, ...part }
      if ('page' in spec && !('page' in part)) Object.assign(next, { page: 0 })
      void router.replace({ query: writeState(spec, next, route.query) })
    },
    clear() {
      void router.replace({ query: writeState(spec, {} as State, route.query) })
    },
  }
}
