import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type Ref } from 'vue'
import { askExport, cancelExport, decideExport, downloadExport, type ExportJobView, getExportList, listExportApprovals, listExports } from '@/api'
import type { ListDesk } from '@/ui/lists'
import { saveFile } from '@/ui/notice'
import { momentText } from '@/ui/time'

export type { ExportJobView }
export type ExportStatus = ExportJobView['status']

/** Exports, as lists ask for them. */
export const exportDesk: Pick<ListDesk, 'exportRules' | 'askExport'> = {
  exportRules: async (list) => (await getExportList({ path: { list }, throwOnError: true })).data,
  askExport: async (body, key) => (await askExport({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
}

const moving = (rows: readonly ExportJobView[] | undefined) => rows?.some((r) => r.status === 'QUEUED' || r.status === 'RUNNING') ?? false

export function useExports(query: Ref<{ page: number; size: number }>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['exports', 'mine', query],
    queryFn: async ({ signal }) => (await listExports({ query: query.value, signal, throwOnError: true })).data,
    enabled: wanted,
    placeholderData: keepPreviousData,
    refetchInterval: (q) => (moving(q.state.data?.rows) ? 1000 : 30_000),
  })
}

export function useApprovals(query: Ref<{ page: number; size: number }>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['exports', 'approvals', query],
    queryFn: async ({ signal }) => (await listExportApprovals({ query: query.value, signal, throwOnError: true })).data,
    enabled: wanted,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
}

export function useExportSteps() {
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['exports'] })
  return {
    cancel: useMutation({
      mutationFn: async ({ jobId, version }: ExportJobView) => (await cancelExport({ path: { jobId }, body: { version }, throwOnError: true })).data,
      onSettled: refresh,
    }),
    decide: useMutation({
      mutationFn: async ({ job, agreed, reason }: { job: ExportJobView; agreed: boolean; reason: string }) =>
        (await decideExport({ path: { jobId: job.jobId }, body: { agreed, version: job.version, ...(reason && { reason }) }, throwOnError: true })).data,
      onSettled: refresh,
    }),
    download: useMutation({
      mutationFn: async (job: ExportJobView) => {
        const file = (await downloadExport({ path: { jobId: job.jobId }, parseAs: 'blob', throwOnError: true })).data as Blob
        const at = momentText(job.askedAt).replace(/[-:]/g, '').replace(' ', '-')
        saveFile(file, `${job.title}-${at}.xlsx`)
      },
      onSettled: refresh,
    }),
  }
}
