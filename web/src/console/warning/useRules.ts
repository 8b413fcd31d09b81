import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  changeWarningRules, draftWarningRules, getWarningRules, listWarningRules, previewWarningRules, publishWarningRules, withdrawWarningRules,
  type ChangeWarningRulesRequest, type RulePreview, type RuleSetSummary, type RuleSetView, type RuleView,
} from '@/api'

export type { ChangeWarningRulesRequest, RulePreview, RuleSetSummary, RuleSetView, RuleView }

export function useRuleSets() {
  return useQuery({ queryKey: ['warning-rules', 'list'], queryFn: async ({ signal }) => (await listWarningRules({ signal, throwOnError: true })).data })
}

export function useRuleSet(version: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['warning-rules', 'one', version],
    queryFn: async ({ signal }) => (await getWarningRules({ path: { version: version.value ?? 0 }, signal, throwOnError: true })).data,
    enabled: computed(() => version.value !== undefined),
  })
}

export function useRulePreview(version: Ref<number | undefined>, revision: Ref<number | undefined>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['warning-rules', 'preview', version, revision],
    queryFn: async ({ signal }) => (await previewWarningRules({ path: { version: version.value ?? 0 }, signal, throwOnError: true })).data,
    enabled: computed(() => wanted.value && version.value !== undefined),
    staleTime: 60_000,
  })
}

export type RuleStep =
  | { step: 'draft'; key: string; note: string }
  | { step: 'change'; version: number; body: ChangeWarningRulesRequest }
  | { step: 'publish'; version: number; revision: number; effectiveFrom: string }
  | { step: 'withdraw'; version: number; revision: number }

export function useRuleStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (told: RuleStep): Promise<RuleSetView> => {
      switch (told.step) {
        case 'draft': return (await draftWarningRules({ body: { note: told.note }, headers: { 'Idempotency-Key': told.key }, throwOnError: true })).data
        case 'change': return (await changeWarningRules({ path: { version: told.version }, body: told.body, throwOnError: true })).data
        case 'publish': return (await publishWarningRules({ path: { version: told.version }, body: { effectiveFrom: told.effectiveFrom, revision: told.revision }, throwOnError: true })).data
        case 'withdraw': return (await withdrawWarningRules({ path: { version: told.version }, body: { revision: told.revision }, throwOnError: true })).data
      }
    },
    onSuccess: () => Promise.all(['warning-rules', 'warnings'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}
