import { arrangeColumns, changeView, getColumns, listViews, removeView, saveView, shareView, useView } from '@/api'
import type { ListDesk } from '@/ui/lists'

/** Saved views and chosen columns, as lists ask for them. */
export const workspaceDesk: Omit<ListDesk, 'exportRules' | 'askExport'> = {
  views: async () => (await listViews({ throwOnError: true })).data,
  saveView: async (list, draft, key) => (await saveView({ body: { list, ...draft }, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
  changeView: async ({ viewId, version }, draft) => (await changeView({ path: { viewId }, body: { ...draft, version }, throwOnError: true })).data,
  shareView: async ({ viewId, version }, roles, unitOnly) => (await shareView({ path: { viewId }, body: { roles, unitOnly, version }, throwOnError: true })).data,
  useView: async ({ viewId }, pinned, first) => (await useView({ path: { viewId }, body: { pinned, first }, throwOnError: true })).data,
  removeView: async ({ viewId, version }) => { await removeView({ path: { viewId }, query: { version }, throwOnError: true }) },
  columns: async (list) => (await getColumns({ path: { list }, throwOnError: true })).data,
  arrange: async (list, columns, version) => (await arrangeColumns({ path: { list }, body: { columns, version }, throwOnError: true })).data,
}
