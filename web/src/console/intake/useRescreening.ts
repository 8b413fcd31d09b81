import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { cancelIntakeRescreening, getIntakeRescreeningState, startIntakeRescreening, type IntakeRescreeningView } from '@/api'
import type { IntakeQuery } from './useIntake'

export type { IntakeRescreeningView }
export type RescreeningStatus = IntakeRescreeningView['status']
export type RescreeningOutcome = NonNullable<IntakeQuery['outcome']>

export const over = (run: IntakeRescreeningView): boolean => run.status === 'DONE' || run.status === 'CANCELLED' || run.status === 'FAILED'

/** Whether texts of the territory were read by older rules, and how the newest run stands; followed while one goes on. */
export function useRescreeningState(allowed: Ref<boolean>) {
  return useQuery({
    queryKey: ['intake', 'rescreening'],
    queryFn: async ({ signal }) => (await getIntakeRescreeningState({ signal, throwOnError: true })).data,
    enabled: allowed,
    refetchInterval: (q) => (q.state.data?.newest && !over(q.state.data.newest) ? 1000 : false),
  })
}

export function useRescreeningStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (told: { step: 'start'; key: string } | { step: 'cancel'; run: IntakeRescreeningView }): Promise<IntakeRescreeningView> =>
      told.step === 'start'
        ? (await startIntakeRescreening({ headers: { 'Idempotency-Key': told.key }, throwOnError: true })).data
        : (await cancelIntakeRescreening({ path: { rescreeningId: told.run.rescreeningId }, body: { version: told.run.version }, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: ['intake', 'rescreening'] }),
  })
}
