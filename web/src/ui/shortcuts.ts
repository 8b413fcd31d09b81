import { onBeforeUnmount, onMounted } from 'vue'

/** A page that `g` and a letter lead to. */
export interface Jump { key: string; title: string; path: string }

/** How long after `g` the letter may come. */
const PATIENCE = 1200

/** Whether somebody is typing, so that a letter is a letter. */
export function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null
  return !!element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName ?? ''))
}

/** What a key means outside of fields: help, search, the table, or, after `g`, a page. */
export function meaning(key: string, afterG: boolean, jumps: readonly Jump[]): { help: true } | { search: true } | { table: true } | { begin: true } | { path: string } | undefined {
  if (afterG) {
    const jump = jumps.find((j) => j.key === key.toLowerCase())
    return jump && { path: jump.path }
  }
  if (key === '?' || key === '？') return { help: true }
  if (key === '/') return { search: true }
  if (key === 'ArrowDown') return { table: true }
  if (key === 'g') return { begin: true }
  return undefined
}

/** The keys that work on every page. A dialog that is open keeps them to itself. */
export function useShortcuts(jumps: () => readonly Jump[], onHelp: () => void, onJump: (path: string) => void): void {
  let begun = 0
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
    if (document.querySelector('dialog[open], .el-overlay:not([style*="display: none"])')) return
    const after = Date.now() - begun < PATIENCE
    const meant = meaning(event.key, after, jumps())
    begun = 0
    // the letter after g is nobody else's
    if (after) event.stopImmediatePropagation()
    if (!meant) return
    if ('begin' in meant) begun = Date.now()
    else if ('help' in meant) onHelp()
    else if ('path' in meant) onJump(meant.path)
    else if ('search' in meant) {
      const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
      if (!field) return
      event.preventDefault()
      field.focus()
      field.select()
    } else if (document.activeElement === document.body || document.activeElement?.tagName === 'MAIN') {
      const row = document.querySelector<HTMLElement>('main tr[data-row]')
      if (!row) return
      event.preventDefault()
      row.focus()
    }
  }
  onMounted(() => window.addEventListener('keydown', onKey, true))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey, true))
}
