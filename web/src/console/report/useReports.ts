import { useQuery } from '@tanstack/vue-query'
import { type Ref } from 'vue'
import { downloadClueStatistics, downloadHandlingStatistics, getClueStatistics, getHandlingStatistics, listFormCorrections, type StatisticsFormView } from '@/api'

export type { StatisticsFormView }
export type FormName = StatisticsFormView['form']

/** A form of a month; without an instant as of the end of the month, or now while it runs. */
export function useForm(form: Ref<FormName>, month: Ref<string>, asOf: Ref<string>) {
  return useQuery({
    queryKey: ['reports', 'form', form, month, asOf],
    queryFn: async ({ signal }) => {
      const get = form.value === 'CLUES' ? getClueStatistics : getHandlingStatistics
      return (await get({ path: { month: month.value }, query: asOf.value ? { asOf: asOf.value } : {}, signal, throwOnError: true })).data
    },
    staleTime: 0,
  })
}

/** What was corrected since a month was over. */
export function useFormCorrections(form: Ref<FormName>, month: Ref<string>, over: Ref<boolean>) {
  return useQuery({
    queryKey: ['reports', 'corrections', form, month],
    queryFn: async ({ signal }) => (await listFormCorrections({ path: { month: month.value }, query: { form: form.value }, signal, throwOnError: true })).data,
    enabled: over,
    staleTime: 0,
  })
}

/** The form as a file, as of the very instant shown on the screen, so that paper and screen agree. */
export async function formFile(form: FormName, month: string, asOf: string): Promise<Blob> {
  const get = form === 'CLUES' ? downloadClueStatistics : downloadHandlingStatistics
  return (await get({ path: { month }, query: { asOf }, parseAs: 'blob', throwOnError: true })).data as unknown as Blob
}
