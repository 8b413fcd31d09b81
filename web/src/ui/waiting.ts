import type { Level } from './LevelMark.vue'

/** One thing that waits for somebody, as the workbench shows it. */
export interface Waiting {
  key: string
  /** The page where it is dealt with. */
  to: string
  name: string
  number?: string
  /** What is to be done, or why it waits. */
  what: string
  place?: string
  /** The day it is due; what has none says since when it waits. */
  dueOn?: string
  since?: string
  level?: Level
  score?: number
}

export interface WaitingPage {
  rows: Waiting[]
  /** All of them, not only these rows. */
  total: number
}

/** What of a room waits for whoever sits here. */
export interface WaitingGroup {
  key: string
  title: string
  unit: string
  /** Place on the workbench, lowest first. */
  order: number
  /** Who may do it, not only see it. */
  permission: string
  /** The list that holds all of it. */
  to: string
  /** The first word of the room's queries: whatever asks them anew asks this anew. */
  room: string
  load: (most: number, signal: AbortSignal) => Promise<WaitingPage>
}

const groups = new Map<string, WaitingGroup>()

/** Called from a room's routes.ts; the same key again replaces the group. */
export function registerWaiting(group: WaitingGroup): void {
  groups.set(group.key, group)
}

/** The groups of a post, in the order of the workbench. */
export function waitingFor(can: (permission: string) => boolean): WaitingGroup[] {
  return [...groups.values()].filter((group) => can(group.permission)).sort((a, b) => a.order - b.order)
}

/** How a group stands: asked for, come to nothing, or here. */
export interface WaitingState {
  data: WaitingPage | undefined
  error: unknown
}

/** Groups with nothing waiting are not shown; what failed is, by itself. */
export function isShown(state: WaitingState): boolean {
  return !!state.error || (state.data?.total ?? 0) > 0
}

/** Whether nothing waits at all: known of every group. */
export function allDone(states: readonly WaitingState[]): boolean {
  return states.every((state) => !state.error && state.data?.total === 0)
}
