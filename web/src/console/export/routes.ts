import type { RouteRecordRaw } from 'vue-router'
import { registerWaiting } from '@/ui/waiting'

registerWaiting({
  key: 'exports', title: '待批准导出', unit: '次', order: 50, permission: 'export:approve', to: '/exports?tab=approve', room: 'exports',
  load: async (most, signal) => (await import('./useWaiting')).waitingExports(most, signal),
})

export const exportRoutes: RouteRecordRaw[] = [
  { path: '/exports', name: 'exports', component: () => import('./ExportCenter.vue'), meta: { title: '导出中心', permission: ['export:make', 'export:approve'] } },
]
