import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, reactive, type Ref } from 'vue'
import { Upload } from 'tus-js-client'
import { addEvidence, getEvidence, listEvidence, makeEvidenceCopy, printEvidenceList, type EvidenceDetailView, type EvidenceListView, type EvidenceView } from '@/api'
import { uuid } from '@/ui/keys'
import { toProblem } from '@/ui/problem'

export type { EvidenceDetailView, EvidenceListView, EvidenceView }
export type OwnerKind = 'CLUE' | 'CASE'

export function useEvidence(ownerKind: OwnerKind, ownerId: Ref<string>) {
  return useQuery({
    queryKey: ['evidence', ownerKind, ownerId],
    queryFn: async ({ signal }) => (await listEvidence({ query: { ownerKind, ownerId: ownerId.value }, signal, throwOnError: true })).data,
    refetchInterval: (q) => (q.state.data?.some((e) => e.copy.state === 'PENDING') ? 2000 : false),
  })
}

export function useEvidenceDetail(evidenceId: Ref<string>) {
  return useQuery({
    queryKey: ['evidence', 'one', evidenceId],
    queryFn: async ({ signal }) => (await getEvidence({ path: { evidenceId: evidenceId.value }, signal, throwOnError: true })).data,
    enabled: () => evidenceId.value !== '',
  })
}

export function useMakeCopy() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (evidenceId: string) => (await makeEvidenceCopy({ path: { evidenceId }, headers: { 'Idempotency-Key': uuid() }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['evidence'] }),
  })
}

export function usePrintedList() {
  return useMutation({
    mutationFn: async (body: { ownerKind: OwnerKind; ownerId: string }) =>
      (await printEvidenceList({ body, headers: { 'Idempotency-Key': uuid() }, throwOnError: true })).data,
  })
}

export type SendState = 'SENDING' | 'PAUSED' | 'FAILED' | 'DONE'
/** One file on its way, as a person sees it. */
export interface Sending { key: string; name: string; size: number; sent: number; state: SendState; why: string; resumed: boolean }

const CHUNK = 8 * 1024 * 1024
const cookie = (name: string) => document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)

/** Sends files piece by piece; each may stop, go on, and be taken up after a reload by choosing the same file again. */
export function useSending(ownerKind: OwnerKind, ownerId: Ref<string>) {
  const queries = useQueryClient()
  const rows = reactive<Sending[]>([])
  const uploads = new Map<string, Upload>()

  function why(error: unknown): string {
    const body = (error as { originalResponse?: { getBody(): string; getStatus(): number } | null }).originalResponse
    let parsed: unknown
    try { parsed = body ? JSON.parse(body.getBody()) : undefined } catch { parsed = undefined }
    const problem = toProblem(parsed, body?.getStatus() ?? 0)
    return `${problem.title}。${problem.detail}`
  }
  async function attach(row: Sending, uploadId: string): Promise<void> {
    try {
      await addEvidence({ body: { ownerKind, ownerId: ownerId.value, files: [{ uploadId }] }, headers: { 'Idempotency-Key': `evidence-${uploadId}` }, throwOnError: true })
      row.state = 'DONE'
      await Promise.all([['evidence'], ['clues'], ['cases']].map((queryKey) => queries.invalidateQueries({ queryKey })))
      setTimeout(() => drop(row.key), 1500)
    } catch (e) {
      const problem = toProblem(e)
      Object.assign(row, { state: 'FAILED', why: `${problem.title}。${problem.detail}` })
    }
  }
  async function send(file: File): Promise<void> {
    const row = reactive<Sending>({ key: uuid(), name: file.name, size: file.size, sent: 0, state: 'SENDING', why: '', resumed: false })
    rows.push(row)
    const begun = uuid()
    const upload = new Upload(file, {
      endpoint: '/api/resumable-uploads', chunkSize: CHUNK, retryDelays: [0, 1000, 3000, 8000, 15_000], removeFingerprintOnSuccess: true,
      metadata: { filename: file.name },
      onBeforeRequest: (request) => {
        const token = cookie('XSRF-TOKEN')
        if (token) request.setHeader('X-XSRF-TOKEN', decodeURIComponent(token))
        if (request.getMethod() === 'POST') request.setHeader('Idempotency-Key', begun)
      },
      onProgress: (sent) => { row.sent = sent },
      onError: (error) => Object.assign(row, { state: 'FAILED', why: why(error) }),
      onSuccess: () => void attach(row, upload.url!.split('/').pop()!),
    })
    uploads.set(row.key, upload)
    const earlier = await upload.findPreviousUploads()
    if (earlier[0]) {
      upload.resumeFromPreviousUpload(earlier[0])
      row.resumed = true
    }
    upload.start()
  }
  async function pause(key: string): Promise<void> {
    await uploads.get(key)?.abort()
    const row = rows.find((r) => r.key === key)
    if (row && row.state === 'SENDING') row.state = 'PAUSED'
  }
  function goOn(key: string): void {
    const row = rows.find((r) => r.key === key)
    if (!row) return
    Object.assign(row, { state: 'SENDING', why: '' })
    uploads.get(key)?.start()
  }
  async function giveUp(key: string): Promise<void> {
    await uploads.get(key)?.abort(true).catch(() => undefined)
    drop(key)
  }
  function drop(key: string): void {
    uploads.delete(key)
    const at = rows.findIndex((r) => r.key === key)
    if (at >= 0) rows.splice(at, 1)
  }
  onScopeDispose(() => uploads.forEach((u) => void u.abort()))
  return { rows, send, pause, goOn, giveUp }
}
