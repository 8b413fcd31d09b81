import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { listTerms, setTerm, type SetTermRequest, type TermSetting, type TermStepView } from '@/api'

export type { SetTermRequest, TermSetting, TermStepView }
export type TermUnit = TermSetting['unit']

export function useTerms() {
  return useQuery({
    queryKey: ['terms'],
    queryFn: async ({ signal }) => (await listTerms({ signal, throwOnError: true })).data,
  })
}

export function useSetTerm() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ step, key, body }: { step: TermStepView['step']; key: string; body: SetTermRequest }) =>
      (await setTerm({ path: { step }, body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: ['terms'] }),
  })
}
