import type { Component } from 'vue'

/** The pages on which rooms show their part of a matter. */
export type PanelPage = 'clue' | 'case' | 'subject' | 'warning'

/**
 * A part of a page that another room shows. Its component takes {id, matter} and emits `changed` when it did something that the
 * page should load anew; of the matter it declares only the fields it reads.
 */
export interface Panel {
  key: string
  title: string
  /** Place among the panels of a page, lowest first. */
  order: number
  permission?: string
  component: () => Promise<{ default: Component }>
}

const panels = new Map<PanelPage, Panel[]>()

/** Called from a room's routes.ts; the same key again replaces the panel. */
export function registerPanel(page: PanelPage, panel: Panel): void {
  const others = (panels.get(page) ?? []).filter((p) => p.key !== panel.key)
  panels.set(page, [...others, panel].sort((a, b) => a.order - b.order))
}

export function panelsOf(page: PanelPage): readonly Panel[] {
  return panels.get(page) ?? []
}
