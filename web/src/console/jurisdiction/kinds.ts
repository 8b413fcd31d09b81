import type { GridKind, RegionLevel, UnitKind } from './useRegions'

export const gridKindWords: Record<GridKind, string> = { ORDINARY: '网格', DEDICATED: '楼宇专属网格', POLICE: '警格' }
export const unitKindWords: Record<UnitKind, string> = { LEAD_OFFICE: '处非办', TOWNSHIP: '乡镇（街道）', COMMUNITY: '村居（社区）', AGENCY: '成员单位', ADMINISTRATION: '平台管理' }
export const levelWords: Record<RegionLevel, string> = { NATION: '国家', PROVINCE: '省', CITY: '市', COUNTY: '县（区）', TOWNSHIP: '乡镇（街道）', COMMUNITY: '村居（社区）' }
