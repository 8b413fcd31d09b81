import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import {
  getPatrolProgress, getPatrolTarget, handOverTargets, listPatrolTargets, recallPatrolTarget, visitPatrolTarget,
  type HandOverTargetsRequest, type ListPatrolTargetsData, type PatrolHandOverView, type PatrolTargetView, type RecallPatrolTargetRequest, type VisitPatrolTargetRequest,
} from '@/api'

export type { PatrolHandOverView, PatrolTargetView }
export type PatrolTargetQuery = NonNullable<ListPatrolTargetsData['query']>
export type PatrolTargetState = PatrolTargetView['state']
export type PatrolOutcome = NonNullable<PatrolTargetView['outcome']>

export function usePatrolTargets(query: Ref<PatrolTargetQuery>) {
  return useQuery({
    queryKey: ['patrol-targets', 'list', query],
    queryFn: async ({ signal }) => (await listPatrolTargets({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function usePatrolTarget(targetId: Ref<string>) {
  return useQuery({
    queryKey: ['patrol-targets', 'one', targetId],
    queryFn: async ({ signal }) => (await getPatrolTarget({ path: { targetId: targetId.value }, signal, throwOnError: true })).data,
    enabled: computed(() => targetId.value !== ''),
    retry: false,
  })
}

export function usePatrolProgress(shown: Ref<boolean>) {
  return useQuery({
    queryKey: ['patrol-targets', 'progress'],
    queryFn: async ({ signal }) => (await getPatrolProgress({ signal, throwOnError: true })).data,
    enabled: shown,
  })
}

function useFresh() {
  const queries = useQueryClient()
  return () => Promise.all([queries.invalidateQueries({ queryKey: ['patrol-targets'] }), queries.invalidateQueries({ queryKey: ['supervisions'] })])
}

export function useHandOverTargets() {
  const fresh = useFresh()
  return useMutation({
    mutationFn: async ({ key, ...body }: HandOverTargetsRequest & { key: string }) => (await handOverTargets({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
    onSuccess: fresh,
  })
}

export function useVisitPatrolTarget() {
  const fresh = useFresh()
  return useMutation({
    mutationFn: async ({ targetId, ...body }: VisitPatrolTargetRequest & { targetId: string }) => (await visitPatrolTarget({ path: { targetId }, body, throwOnError: true })).data,
    onSuccess: fresh,
  })
}

export function useRecallPatrolTarget() {
  const fresh = useFresh()
  return useMutation({
    mutationFn: async ({ targetId, ...body }: RecallPatrolTargetRequest & { targetId: string }) => (await recallPatrolTarget({ path: { targetId }, body, throwOnError: true })).data,
    onSuccess: fresh,
  })
}
