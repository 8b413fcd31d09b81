import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, inject, onMounted, type InjectionKey, reactive, ref, watch } from 'vue'
import { type LocationQuery, useRoute, useRouter } from 'vue-router'
import type { ColumnChoice, ExportJobView, ExportListView, ListColumnsView, SavedViewView } from '@/api'
import type { Column } from './DataTable.vue'
import { uuid } from './keys'

export type SavedView = SavedViewView
export type { ColumnChoice, ExportListView }
/** The lists whose views and columns the server keeps, and where each is shown. */
export const listPaths = {
  clues: '/clues', firms: '/firms', 'firm-changes': '/firm-changes', 'key-firms': '/key-firms', 'patrol-targets': '/patrol-targets', unplaced: '/unplaced', warnings: '/warnings', intake: '/intake', funds: '/funds', 'funds-parties': '/funds-cases', cases: '/cases', ledger: '/ledger',
  'ready-matters': '/close-outs', 'close-outs': '/close-outs', 'follow-ups': '/close-outs', watchlist: '/watchlist', subjects: '/subjects', audit: '/audit',
} as const
export type ListName = keyof typeof listPaths

export interface ViewDraft { name: string; query: string; columns?: ColumnChoice[] }
export interface ExportAsk { list: string; query: Record<string, string>; columns: string[]; purpose?: string }

/** What lists ask of the server; the rooms workspace and export provide it through app. */
export interface ListDesk {
  views(): Promise<SavedView[]>
  saveView(list: string, draft: ViewDraft, key: string): Promise<SavedView>
  changeView(view: SavedView, draft: ViewDraft): Promise<SavedView>
  shareView(view: SavedView, roles: SavedView['sharedRoles'], unitOnly: boolean): Promise<SavedView>
  useView(view: SavedView, pinned: boolean, first: boolean): Promise<SavedView>
  removeView(view: SavedView): Promise<void>
  columns(list: string): Promise<ListColumnsView>
  arrange(list: string, columns: ColumnChoice[], version: number): Promise<ListColumnsView>
  exportRules(list: string): Promise<ExportListView>
  askExport(ask: ExportAsk, key: string): Promise<ExportJobView>
}

export const listDeskKey: InjectionKey<ListDesk> = Symbol('lists')

export function useListDesk(): ListDesk {
  const desk = inject(listDeskKey)
  if (!desk) throw new Error('list desk not provided')
  return desk
}

/** Keys of the address that are no filters: where on the list somebody is, what is opened beside it, and the view it came from. */
const PASSING = new Set(['page', 'peek', 'new', 'firm', 'warning', 'name', 'place', 'code', 'because', 'via', 'saved', 'tab'])

/** The filters of an address as pairs, in a fixed order, so that two addresses of the same rows are the same text. */
export function filtersOf(query: LocationQuery): Record<string, string> {
  const found: Record<string, string> = {}
  for (const key of Object.keys(query).sort()) {
    const given = query[key]
    const value = Array.isArray(given) ? given[0] : given
    if (value && !PASSING.has(key)) found[key] = value
  }
  return found
}

export const queryText = (filters: Record<string, string>): string => new URLSearchParams(filters).toString()

export const queryOf = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

/** Whether the address says this and nothing else. */
export function says(query: LocationQuery, only: Record<string, string>): boolean {
  return Object.keys(query).length === Object.keys(only).length && Object.entries(only).every(([key, value]) => query[key] === value)
}

/** A column as the chooser shows it. */
export interface ArrangedColumn { key: string; title: string; shown: boolean; width?: number }

/**
 * The columns of a page in the order somebody chose. What the page does not know any more is dropped, what is new to it stands where the
 * page has it, and one column is always left.
 */
export function arranged(all: readonly Column[], chosen: readonly ColumnChoice[]): ArrangedColumn[] {
  const known = new Map(all.map((c) => [c.key, c]))
  const result: ArrangedColumn[] = chosen
    .filter((c) => known.has(c.key))
    .map((c) => ({ key: c.key, title: known.get(c.key)!.title, shown: c.shown, ...(c.width != null && { width: c.width }) }))
  all.forEach((column, at) => {
    if (!result.some((c) => c.key === column.key)) result.splice(Math.min(at, result.length), 0, { key: column.key, title: column.title, shown: !column.optional })
  })
  if (!result.some((c) => c.shown)) for (const c of result) c.shown = true
  return result
}

/** The columns a table is given: those that are shown, as wide as chosen. What somebody chose is shown on narrow screens too. */
export function tableColumns(all: readonly Column[], columns: readonly ArrangedColumn[], chosen: boolean): Column[] {
  return columns.filter((c) => c.shown).map((c) => {
    const column = { ...all.find((a) => a.key === c.key)! }
    if (c.width !== undefined) column.width = `${c.width}px`
    if (chosen) column.wideOnly = false
    return column
  })
}

export interface ListOptions { fixed?: Record<string, string>; exported?: false | ListName; tab?: Record<string, string> }

/**
 * What a list page needs besides its rows: saved views, chosen columns and what an export is to hold. In a page:
 *
 *   const list = useList('cases', [{ key: 'number', title: '案号' }, …])          // the columns as the page has them by itself
 *   <ListLayout title="案件" …>
 *     <template #actions><ListTools :list="list" :total="data?.total" unit="件" /></template>
 *     <DataTable :columns="list.columns" … @resize="list.resize" />
 *
 * The filters must live in the address (useUrlState). Keys of columns are the keys of the server's ExportSource, as far as it has them.
 * A page whose address leaves out a filter that it always has gives it as `fixed`; a list that cannot be exported says `exported: false`,
 * one whose rows another list exports names that one. A page of several lists calls this for each, with what the address says at its `tab`.
 * The address wins: only a page or a tab opened without any filter opens with the view that was chosen to open first.
 */
export function useList(name: ListName, all: readonly Column[], options: ListOptions = {}) {
  const desk = useListDesk()
  const queries = useQueryClient()
  const route = useRoute()
  const router = useRouter()
  const { data: everyView } = useQuery({ queryKey: ['views'], queryFn: () => desk.views(), staleTime: 60_000 })
  const { data: kept } = useQuery({ queryKey: ['columns', name], queryFn: () => desk.columns(name), staleTime: Infinity })
  const views = computed(() => (everyView.value ?? []).filter((v) => v.list === name))
  const filters = computed(() => filtersOf(route.query))
  const tab = options.tab ?? {}
  const isHere = (view: SavedView) => Object.entries(tab).every(([key, value]) => queryOf(view.query)[key] === value)
  const first = computed(() => views.value.find((v) => v.first && isHere(v)))
  const current = computed(() => views.value.find((v) => v.viewId === route.query.saved))
  const changed = computed(() => !!current.value && queryText(filters.value) !== queryText(filtersOf(queryOf(current.value.query))))

  // What was moved on a view of somebody else holds until another view is opened.
  const passing = ref<ColumnChoice[]>()
  watch(() => route.query.saved, () => { passing.value = undefined })
  const choices = computed<readonly ColumnChoice[]>(() => passing.value ?? current.value?.columns ?? kept.value?.columns ?? [])
  const arrangement = computed(() => arranged(all, choices.value))
  const columns = computed(() => tableColumns(all, arrangement.value, choices.value.length > 0))

  const keepColumns = useMutation({
    mutationFn: async (next: ColumnChoice[]) => desk.arrange(name, next, kept.value?.version ?? 0),
    onMutate: (next) => queries.setQueryData<ListColumnsView>(['columns', name], (now) => ({ list: name, version: now?.version ?? 0, columns: next })),
    onSuccess: (now) => queries.setQueryData(['columns', name], now),
    onError: () => queries.invalidateQueries({ queryKey: ['columns', name] }),
    scope: { id: `columns-${name}` },
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['views'] })

  async function arrange(next: readonly ArrangedColumn[]): Promise<void> {
    const chosen = choicesOf(next)
    const view = current.value
    if (view?.columns) {
      passing.value = chosen
      if (!view.mine) return
      await desk.changeView(view, { name: view.name, query: view.query, columns: chosen })
      await refresh()
    } else await keepColumns.mutateAsync(chosen)
  }

  function openView(view: SavedView | undefined): void {
    void router.replace({ query: view ? { ...queryOf(view.query), saved: view.viewId } : first.value ? { ...tab, saved: 'all' } : { ...tab } })
  }

  const path = route.path
  function openFirst(): void {
    if (route.path !== path || !says(route.query, tab)) return
    const stop = watch(everyView, (loaded) => {
      if (!loaded) return
      queueMicrotask(() => stop())
      if (first.value && route.path === path && says(route.query, tab)) openView(first.value)
    }, { immediate: true })
  }

  onMounted(openFirst)

  return reactive({
    name, views, current, changed, columns, arrangement, arrange, openView,
    /** To be called when the tab of the list comes in sight; opening the page does it by itself. */
    openFirst,
    /** The list that is exported for this one, usually itself. */
    exported: options.exported === false ? undefined : options.exported ?? name,
    filtered: computed(() => Object.entries(filters.value).some(([key, value]) => tab[key] !== value)),
    /** Whether columns stand as the page has them by itself. */
    usual: computed(() => choices.value.length === 0),
    exportQuery: computed(() => ({ ...filters.value, ...options.fixed })),
    resize: (key: string, width: number) => arrange(arrangement.value.map((c) => (c.key === key ? { ...c, width: Math.max(40, Math.min(1200, Math.round(width))) } : c))),
    async resetColumns(): Promise<void> {
      passing.value = undefined
      if (current.value?.columns && current.value.mine) {
        await desk.changeView(current.value, { name: current.value.name, query: current.value.query })
        await refresh()
      }
      await keepColumns.mutateAsync([])
    },
    async saveView(viewName: string, withColumns: boolean, key: string): Promise<SavedView> {
      const view = await desk.saveView(name, { name: viewName, query: queryText(filters.value), ...(withColumns && { columns: choicesOf(arrangement.value) }) }, key)
      await refresh()
      openView(view)
      return view
    },
    /** The view takes the filters and, if it has columns, the columns that are shown now. */
    async overwrite(view: SavedView): Promise<void> {
      await desk.changeView(view, { name: view.name, query: queryText(filters.value), ...(view.columns && { columns: choicesOf(arrangement.value) }) })
      passing.value = undefined
      await refresh()
    },
    async rename(view: SavedView, viewName: string): Promise<void> {
      await desk.changeView(view, { name: viewName, query: view.query, ...(view.columns && { columns: view.columns }) })
      await refresh()
    },
    async share(view: SavedView, roles: SavedView['sharedRoles'], unitOnly: boolean): Promise<void> {
      await desk.shareView(view, roles, unitOnly)
      await refresh()
    },
    async keepUse(view: SavedView, pinned: boolean, first: boolean): Promise<void> {
      await desk.useView(view, pinned, first)
      await refresh()
    },
    async removeView(view: SavedView): Promise<void> {
      await desk.removeView(view)
      if (route.query.saved === view.viewId) openView(undefined)
      await refresh()
    },
  })
}

export type List = ReturnType<typeof useList>

const choicesOf = (columns: readonly ArrangedColumn[]): ColumnChoice[] =>
  columns.map((c) => ({ key: c.key, shown: c.shown, ...(c.width !== undefined && { width: c.width }) }))

/** The views somebody pinned to the menu, with the page of each. */
export function usePinnedViews() {
  const desk = useListDesk()
  const { data } = useQuery({ queryKey: ['views'], queryFn: () => desk.views(), staleTime: 60_000 })
  return computed(() => (data.value ?? []).filter((v) => v.pinned && v.list in listPaths).map((v) => ({
    viewId: v.viewId, name: v.name, path: listPaths[v.list as ListName] as string, to: { path: listPaths[v.list as ListName], query: { ...queryOf(v.query), saved: v.viewId } },
  })))
}

/** One export that is asked for, however often the button is pressed. */
export function useExportAsk() {
  const desk = useListDesk()
  const queries = useQueryClient()
  const key = ref(uuid())
  const asking = useMutation({
    mutationFn: (ask: ExportAsk) => desk.askExport(ask, key.value),
    onSuccess: () => {
      key.value = uuid()
      return queries.invalidateQueries({ queryKey: ['exports'] })
    },
    // a refused asking is another request once it is mended
    onError: () => { key.value = uuid() },
  })
  return { asking, rules: (list: string) => queries.fetchQuery({ queryKey: ['export-rules', list], queryFn: () => desk.exportRules(list), staleTime: 600_000 }) }
}
