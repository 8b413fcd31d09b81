import type { RouteRecordRaw } from 'vue-router'

export const exportRoutes: RouteRecordRaw[] = [
  { path: '/exports', name: 'exports', component: () => import('./ExportCenter.vue'), meta: { title: '导出中心', permission: ['export:make', 'export:approve'] } },
]
