import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import {
  getCaseSettings, setCaseLimit, setCriminalLine, setPenaltyType, type CaseLimitSetting, type CaseLimitView, type CaseSettingsView, type CriminalLineSetting,
  type CriminalLineView, type PenaltyTypeHistory, type PenaltyTypeSetting, type SetCaseLimitRequest, type SetCriminalLineRequest, type SetPenaltyTypeRequest,
} from '@/api'

export type {
  CaseLimitSetting, CaseLimitView, CaseSettingsView, CriminalLineSetting, CriminalLineView, PenaltyTypeHistory, PenaltyTypeSetting, SetCaseLimitRequest,
  SetCriminalLineRequest, SetPenaltyTypeRequest,
}
export type CaseLimitName = CaseLimitView['limit']
export type CaseLimitUnit = CaseLimitView['unit']
export type LineAggravation = CriminalLineView['aggravation']

export function useCaseSettings() {
  return useQuery({
    queryKey: ['case-settings'],
    queryFn: async ({ signal }) => (await getCaseSettings({ signal, throwOnError: true })).data,
  })
}

/** Sets one of them anew; cases are compared with it from its day on, so what is shown of cases is asked for again. */
function useSetting<Asked>(send: (asked: Asked, headers: { 'Idempotency-Key': string }) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (asked: Asked & { key: string }) => send(asked, { 'Idempotency-Key': asked.key }),
    onSettled: () => Promise.all(['case-settings', 'penalty-types', 'cases'].map((room) => queries.invalidateQueries({ queryKey: [room] }))),
  })
}

export const useSetLimit = () => useSetting<{ limit: CaseLimitName; body: SetCaseLimitRequest }>(
  ({ limit, body }, headers) => setCaseLimit({ path: { limit }, body, headers, throwOnError: true }))

export const useSetLine = () => useSetting<{ line: CriminalLineView; body: SetCriminalLineRequest }>(
  ({ line: { charge, tier, aggravation }, body }, headers) => setCriminalLine({ path: { charge, tier, aggravation }, body, headers, throwOnError: true }))

export const useSetPenaltyType = () => useSetting<{ body: SetPenaltyTypeRequest }>(
  ({ body }, headers) => setPenaltyType({ body, headers, throwOnError: true }))
