import type { RouteRecordRaw } from 'vue-router'

export const reportRoutes: RouteRecordRaw[] = [
  { path: '/reports', name: 'reports', component: () => import('./FormsPage.vue'), meta: { title: '月报', permission: 'report:read' } },
  { path: '/reports/:month(\\d{4}-\\d{2})', name: 'report', component: () => import('./FormsPage.vue'), meta: { title: '月报', permission: 'report:read' } },
]
