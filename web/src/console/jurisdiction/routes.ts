import type { RouteRecordRaw } from 'vue-router'

export const jurisdictionRoutes: RouteRecordRaw[] = [
  { path: '/territory', name: 'territory', component: () => import('./TerritoryPage.vue'), meta: { title: '属地与网格', permission: ['region:read', 'grid:manage'] } },
  { path: '/units', name: 'units', component: () => import('./UnitList.vue'), meta: { title: '单位', permission: ['unit:read', 'unit:manage'] } },
  { path: '/calendar', name: 'calendar', component: () => import('./CalendarPage.vue'), meta: { title: '工作日历', permission: 'region:read' } },
  { path: '/terms', name: 'terms', component: () => import('./TermList.vue'), meta: { title: '办理时限', permission: 'region:read' } },
]
