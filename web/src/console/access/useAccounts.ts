import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type Ref } from 'vue'
import {
  changeAccountStatus, createAccount, grantPost, listAccounts, resetPassword, revokePost,
  type AccountView, type GrantPostRequest, type PostView,
} from '@/api'

export type { AccountView, GrantPostRequest, PostView }
export type RoleName = PostView['role']
export type AccountStatus = AccountView['status']

export function useAccounts(filters: Ref<{ q: string; page: number; size: number }>) {
  return useQuery({
    queryKey: ['accounts', filters],
    queryFn: async ({ signal }) => {
      const { q, page, size } = filters.value
      return (await listAccounts({ query: { page, size, ...(q && { q }) }, signal, throwOnError: true })).data
    },
    placeholderData: keepPreviousData,
  })
}

export function useAccountChanges() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['accounts'] })
  return {
    create: useMutation({
      mutationFn: async ({ key, ...body }: { key: string; loginName: string; displayName: string }) =>
        (await createAccount({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
      onSettled,
    }),
    reset: useMutation({
      mutationFn: async (a: AccountView) => (await resetPassword({ path: { accountId: a.accountId }, body: { version: a.version }, throwOnError: true })).data,
      onSettled,
    }),
    setStatus: useMutation({
      mutationFn: async ({ account, status }: { account: AccountView; status: AccountStatus }) =>
        (await changeAccountStatus({ path: { accountId: account.accountId }, body: { status, version: account.version }, throwOnError: true })).data,
      onSettled,
    }),
    grant: useMutation({
      mutationFn: async ({ accountId, key, body }: { accountId: string; key: string; body: GrantPostRequest }) =>
        (await grantPost({ path: { accountId }, body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
      onSettled,
    }),
    revoke: useMutation({
      mutationFn: async (postId: string) => { await revokePost({ path: { postId }, throwOnError: true }) },
      onSettled,
    }),
  }
}
