import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  cancelIntakeImport, downloadIntakeRejects, getIntakeImport, listIntakeImports, listIntakeRejects, startIntakeImport,
  type IntakeFileView, type IntakeImportView, type StartIntakeImportRequest,
} from '@/api'
import { client } from '@/api/client.gen'
import { putFile } from '@/ui/upload'
import { importGoes } from './importGoes'
import type { IntakeChannel } from './useIntake'

export type { IntakeFileView, IntakeImportView }
export type IntakeImportStatus = IntakeImportView['status']

const going = (run: IntakeImportView) => importGoes(run.status)

/** Sends a file, with progress; what tells who complained is left out before anything is kept. The same call as the client's uploadIntakeFile. */
export function sendIntakeFile(uploadId: string, channel: IntakeChannel, file: File, onProgress: (sent: number) => void, signal: AbortSignal): Promise<IntakeFileView> {
  return putFile(client.buildUrl({ url: '/api/intake/files/{uploadId}', path: { uploadId }, query: { fileName: file.name, channel } }), file, onProgress, signal)
}

export function useStartIntakeImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: StartIntakeImportRequest & { key: string }) =>
      (await startIntakeImport({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['intake-imports'] }),
  })
}

export function useIntakeImports(query: Ref<{ page: number; size: number }>) {
  return useQuery({
    queryKey: ['intake-imports', 'list', query],
    queryFn: async ({ signal }) => (await listIntakeImports({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    refetchInterval: (q) => (q.state.data?.rows.some(going) ? 2000 : false),
  })
}

export function useIntakeImport(importId: Ref<string>) {
  return useQuery({
    queryKey: ['intake-imports', 'one', importId],
    queryFn: async ({ signal }) => (await getIntakeImport({ path: { importId: importId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => importId.value !== ''),
    refetchInterval: (q) => (q.state.data && going(q.state.data) ? 800 : false),
    retry: false,
  })
}

export function useIntakeRejects(importId: Ref<string>, query: Ref<{ page: number; size: number }>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['intake-imports', 'rejects', importId, query],
    queryFn: async ({ signal }) => (await listIntakeRejects({ path: { importId: importId.value }, query: query.value, signal, throwOnError: true })).data,
    enabled: wanted,
    placeholderData: keepPreviousData,
  })
}

/** The rejected rows as a workbook that can be mended and sent again. */
export async function intakeRejectsFile(importId: string): Promise<Blob> {
  return (await downloadIntakeRejects({ path: { importId }, parseAs: 'blob', throwOnError: true })).data as Blob
}

export function useCancelIntakeImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (run: IntakeImportView) => (await cancelIntakeImport({ path: { importId: run.importId }, body: { version: run.version }, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: ['intake-imports'] }),
  })
}
