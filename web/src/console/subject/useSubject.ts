import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { getSubject, noteSubject, type NoteSubjectRequest, type SubjectView } from '@/api'

export type { SubjectView }

export function useSubject(subjectId: Ref<string>) {
  return useQuery({
    queryKey: ['subjects', subjectId],
    queryFn: async ({ signal }) => (await getSubject({ path: { subjectId: subjectId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => subjectId.value !== ''),
  })
}

export function useNoteSubject() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ subjectId, key, ...body }: NoteSubjectRequest & { subjectId: string; key: string }) =>
      (await noteSubject({ path: { subjectId }, body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: (subject) => queries.setQueryData(['subjects', subject.subjectId], subject),
  })
}
