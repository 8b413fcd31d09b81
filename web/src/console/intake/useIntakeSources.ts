import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import {
  addIntakeSource, changeIntakeSource, issueIntakeToken, listIntakeSources, listIntakeTokens, pollIntakeSource, revokeIntakeToken,
  type AddIntakeSourceRequest, type ChangeIntakeSourceRequest, type IntakeSourceView, type IntakeTokenView, type IssuedToken, type IssueIntakeTokenRequest,
} from '@/api'

export type { IntakeSourceView, IntakeTokenView, IssuedToken }

/** Somebody waits for a source that was told to be asked now. */
const due = (source: IntakeSourceView) => source.active && Date.parse(source.nextPollAt) <= Date.now()

export function useIntakeSources() {
  return useQuery({
    queryKey: ['intake-sources', 'list'],
    queryFn: async ({ signal }) => (await listIntakeSources({ signal, throwOnError: true })).data,
    refetchInterval: (q) => (q.state.data?.some(due) ? 2000 : false),
  })
}

export type SourceStep =
  | { step: 'add'; key: string; body: AddIntakeSourceRequest }
  | { step: 'change'; sourceId: string; body: ChangeIntakeSourceRequest }
  | { step: 'poll'; sourceId: string }

export function useSourceStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (told: SourceStep): Promise<IntakeSourceView> => {
      switch (told.step) {
        case 'add': return (await addIntakeSource({ body: told.body, headers: { 'Idempotency-Key': told.key }, throwOnError: true })).data
        case 'change': return (await changeIntakeSource({ path: { sourceId: told.sourceId }, body: told.body, throwOnError: true })).data
        case 'poll': return (await pollIntakeSource({ path: { sourceId: told.sourceId }, throwOnError: true })).data
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['intake-sources'] }),
  })
}

export function useIntakeTokens() {
  return useQuery({
    queryKey: ['intake-tokens'],
    queryFn: async ({ signal }) => (await listIntakeTokens({ signal, throwOnError: true })).data,
  })
}

export function useTokenSteps() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['intake-tokens'] })
  return {
    issue: useMutation({ mutationFn: async (body: IssueIntakeTokenRequest): Promise<IssuedToken> => (await issueIntakeToken({ body, throwOnError: true })).data, onSettled }),
    revoke: useMutation({
      mutationFn: async (token: IntakeTokenView) => (await revokeIntakeToken({ path: { tokenId: token.tokenId }, body: { version: token.version }, throwOnError: true })).data,
      onSettled,
    }),
  }
}
