import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type Ref } from 'vue'
import {
  changeGrid, changeUnit, createGrid, createUnit, getCalendarYear, listGrids, listRegions, listUnits,
  type ChangeGridRequest, type ChangeUnitRequest, type CreateGridRequest, type CreateUnitRequest, type GridView, type RegionView, type UnitView,
} from '@/api'
import { parentCode, type Places } from '@/ui/places'

export type { CreateGridRequest, CreateUnitRequest, GridView, RegionView, UnitView }
export type GridKind = GridView['kind']
export type UnitKind = UnitView['kind']
export type RegionLevel = RegionView['level']

const HOUR = 3_600_000

async function regionsBelow(parent?: string): Promise<RegionView[]> {
  return (await listRegions({ query: parent ? { parent } : {}, throwOnError: true })).data
}

/** What the pickers of every room ask; regions are asked for once an hour. */
export function loadPlaces(queries: QueryClient): Places {
  const children = (parent?: string) => queries.fetchQuery({ queryKey: ['regions', parent ?? ''], queryFn: () => regionsBelow(parent), staleTime: HOUR })
  return {
    children,
    async nameOf(code) {
      if (code.startsWith('00')) return '全国'
      const known = queries.getQueriesData<RegionView[]>({ queryKey: ['regions'] }).flatMap(([, list]) => list ?? []).find((r) => r.code === code)
      if (known) return known.name
      const root = (await children()).find((r) => r.code === code)
      return root?.name ?? (await children(parentCode(code))).find((r) => r.code === code)?.name ?? '所选地区'
    },
    units: async () => (await queries.fetchQuery({
      queryKey: ['units', 'active'],
      queryFn: async () => (await listUnits({ throwOnError: true })).data,
      staleTime: 60_000,
    })).filter((u) => u.active),
  }
}

export function useRegionsBelow() {
  const queries = useQueryClient()
  return (parent?: string) => queries.fetchQuery({ queryKey: ['regions', parent ?? ''], queryFn: () => regionsBelow(parent), staleTime: HOUR })
}

export function useGrids(filters: Ref<{ region: string; q: string; page: number; size: number }>) {
  return useQuery({
    queryKey: ['grids', filters],
    queryFn: async ({ signal }) => {
      const { region, q, page, size } = filters.value
      return (await listGrids({ query: { page, size, ...(region && { region }), ...(q && { q }) }, signal, throwOnError: true })).data
    },
    placeholderData: keepPreviousData,
  })
}

export function useGridChanges() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['grids'] })
  return {
    create: useMutation({
      mutationFn: async ({ key, body }: { key: string; body: CreateGridRequest }) =>
        (await createGrid({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
      onSuccess,
    }),
    change: useMutation({
      mutationFn: async ({ gridCode, body }: { gridCode: string; body: ChangeGridRequest }) =>
        (await changeGrid({ path: { gridCode }, body, throwOnError: true })).data,
      onSettled: onSuccess,
    }),
  }
}

export function useUnits(filters: Ref<{ region: string; kind: UnitKind | undefined }>) {
  return useQuery({
    queryKey: ['units', filters],
    queryFn: async ({ signal }) => {
      const { region, kind } = filters.value
      return (await listUnits({ query: { ...(region && { region }), ...(kind && { kind }) }, signal, throwOnError: true })).data
    },
    placeholderData: keepPreviousData,
  })
}

export function useUnitChanges() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['units'] })
  return {
    create: useMutation({
      mutationFn: async ({ key, body }: { key: string; body: CreateUnitRequest }) =>
        (await createUnit({ body, headers: { 'Idempotency-Key': key }, throwOnError: true })).data,
      onSuccess,
    }),
    change: useMutation({
      mutationFn: async ({ unitId, body }: { unitId: string; body: ChangeUnitRequest }) =>
        (await changeUnit({ path: { unitId }, body, throwOnError: true })).data,
      onSettled: onSuccess,
    }),
  }
}

export function useCalendarYear(year: Ref<number>) {
  return useQuery({
    queryKey: ['calendar', year],
    queryFn: async ({ signal }) => (await getCalendarYear({ path: { year: year.value }, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  })
}
