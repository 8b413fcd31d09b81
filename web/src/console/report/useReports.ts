import { useQuery } from '@tanstack/vue-query'
import { type Ref } from 'vue'
import { downloadClueStatistics, getClueStatistics, type ClueStatisticsView } from '@/api'

export type { ClueStatisticsView }

export function useClueStatistics(month: Ref<string>) {
  return useQuery({
    queryKey: ['reports', month],
    queryFn: async ({ signal }) => (await getClueStatistics({ path: { month: month.value }, signal, throwOnError: true })).data,
    staleTime: 0,
  })
}

/** The form as a file, as of the very instant shown on the screen, so that paper and screen agree. */
export async function clueStatisticsFile(month: string, asOf: string): Promise<Blob> {
  return (await downloadClueStatistics({ path: { month }, query: { asOf }, parseAs: 'blob', throwOnError: true })).data as unknown as Blob
}
