import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  changeRegisterImport, downloadImportErrors, getRegisterImport, listRegisterImports, previewRegister, startRegisterImport,
  type RegisterImportView, type RegisterPreview,
} from '@/api'
import { client } from '@/api/client.gen'
import { putFile } from '@/ui/upload'

export type { RegisterImportView, RegisterPreview }
export type ImportStatus = RegisterImportView['status']
export type RegisterField = RegisterPreview['fields'][number]['field']

/** Sends a file, with progress; the same upload id may be sent again after a break. Otherwise the same call as the client's uploadFile. */
export async function sendFile(uploadId: string, file: File, onProgress: (done: number) => void, signal: AbortSignal): Promise<void> {
  await putFile(client.buildUrl({ url: '/api/uploads/{uploadId}', path: { uploadId }, query: { fileName: file.name } }), file, onProgress, signal)
}

export async function lookAtUpload(uploadId: string): Promise<RegisterPreview> {
  return (await previewRegister({ path: { uploadId }, throwOnError: true })).data
}

export function useStartImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: { key: string; uploadId: string; mapping: Record<string, number> }) =>
      (await startRegisterImport({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function useImports(query: Ref<{ page: number; size: number }>) {
  return useQuery({
    queryKey: ['imports', 'list', query],
    queryFn: async ({ signal }) => (await listRegisterImports({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    refetchInterval: (q) => (q.state.data?.rows.some((r) => r.status === 'RUNNING' || r.status === 'QUEUED') ? 2000 : false),
  })
}

export function useImport(importId: Ref<string>) {
  return useQuery({
    queryKey: ['imports', 'one', importId],
    queryFn: async ({ signal }) => (await getRegisterImport({ path: { importId: importId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => importId.value !== ''),
    refetchInterval: (q) => (q.state.data && (q.state.data.status === 'RUNNING' || q.state.data.status === 'QUEUED') ? 800 : false),
  })
}

export function useChangeImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ run, status }: { run: RegisterImportView; status: 'CANCELLED' | 'RUNNING' }) =>
      (await changeRegisterImport({ path: { importId: run.importId }, body: { status, version: run.version }, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export async function importErrorsFile(importId: string): Promise<Blob> {
  return (await downloadImportErrors({ path: { importId }, parseAs: 'blob', throwOnError: true })).data as Blob
}
