import { inject, type InjectionKey } from 'vue'

/** A region or unit as a picker needs it; rooms and pickers share it, the jurisdiction room provides it through app. */
export interface Place {
  code: string
  name: string
  fullName: string
  level: string
  hasChildren: boolean
}

export interface UnitChoice {
  unitId: string
  name: string
  kind: string
  regionCode: string
  regionName: string
}

export interface Places {
  children(parent?: string): Promise<Place[]>
  nameOf(code: string): Promise<string>
  units(region?: string): Promise<UnitChoice[]>
}

export const placesKey: InjectionKey<Places> = Symbol('places')

export function usePlaces(): Places {
  const places = inject(placesKey)
  if (!places) throw new Error('places not provided')
  return places
}

/** The code one level up: 340323100001 → 340323100000 → 340323000000 → 340300000000 → 340000000000. */
export function parentCode(code: string): string | undefined {
  if (!code.endsWith('000')) return code.slice(0, 9) + '000'
  if (code.slice(6, 9) !== '000') return code.slice(0, 6) + '000000'
  if (code.slice(4, 6) !== '00') return code.slice(0, 4) + '00000000'
  if (code.slice(2, 4) !== '00') return code.slice(0, 2) + '0000000000'
  return undefined
}

/** A full name without what everybody here knows: 安徽省蚌埠市固镇县谷阳镇 is 谷阳镇 to the county, and 固镇县 itself stays. */
export function placeWithin(fullName: string, home: string | undefined): string {
  const at = home ? fullName.indexOf(home) : -1
  return at < 0 ? fullName : fullName.slice(at + home!.length) || home!
}
