import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import {
  confirmBankKey, declineBankKey, issueFundsToken, listBankKeys, listFundsTokens, proposeBankKey, revokeFundsToken, withdrawBankKey,
  type BankKeyView, type FundsTokenView, type IssuedFundsToken, type IssueFundsTokenRequest, type ProposeBankKeyRequest,
} from '@/api'

export type { BankKeyView, FundsTokenView, IssuedFundsToken, ProposeBankKeyRequest }
export type BankKeyStatus = BankKeyView['status']

export function useBankKeys() {
  return useQuery({
    queryKey: ['bank-keys'],
    queryFn: async ({ signal }) => (await listBankKeys({ signal, throwOnError: true })).data,
  })
}

export function useProposeBankKey() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ key, ...body }: ProposeBankKeyRequest & { key: string }) => (await proposeBankKey({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['bank-keys'] }),
  })
}

export type BankKeyStep = { step: 'confirm' | 'decline' | 'withdraw'; words: string; confirmedNoIdentity?: boolean }

export function useBankKeyStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ bankKey, step, words, confirmedNoIdentity }: BankKeyStep & { bankKey: BankKeyView }): Promise<BankKeyView> => {
      const path = { keyId: bankKey.keyId }
      const sure = { version: bankKey.version, ...(confirmedNoIdentity && { confirmedNoIdentity }) }
      switch (step) {
        case 'confirm': return (await confirmBankKey({ path, body: { heardFrom: words, ...sure }, throwOnError: true })).data
        case 'decline': return (await declineBankKey({ path, body: { reason: words, ...sure }, throwOnError: true })).data
        case 'withdraw': return (await withdrawBankKey({ path, body: { reason: words, ...sure }, throwOnError: true })).data
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['bank-keys'] }),
  })
}

export function useFundsTokens() {
  return useQuery({
    queryKey: ['funds-tokens'],
    queryFn: async ({ signal }) => (await listFundsTokens({ signal, throwOnError: true })).data,
  })
}

export function useFundsTokenSteps() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['funds-tokens'] })
  return {
    issue: useMutation({ mutationFn: async (body: IssueFundsTokenRequest): Promise<IssuedFundsToken> => (await issueFundsToken({ body, throwOnError: true })).data, onSettled }),
    revoke: useMutation({
      mutationFn: async (token: FundsTokenView) => (await revokeFundsToken({ path: { tokenId: token.tokenId }, body: { version: token.version }, throwOnError: true })).data,
      onSettled,
    }),
  }
}
