import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'
import { registerWaiting } from '@/ui/waiting'

registerPanel('subject', { key: 'signals', title: '信号与预警', order: 20, permission: 'warning:read', component: () => import('./SubjectSignals.vue') })
registerWaiting({
  key: 'warnings', title: '待研判预警', unit: '条', order: 20, permission: 'warning:decide', to: '/warnings', room: 'warnings',
  load: async (most, signal) => (await import('./useWaiting')).waitingWarnings(most, signal),
})

export const warningRoutes: RouteRecordRaw[] = [
  { path: '/warnings', name: 'warnings', component: () => import('./WarningList.vue'), meta: { title: '预警', permission: 'warning:read' } },
  { path: '/warnings/:warningId', name: 'warning', component: () => import('./WarningDetail.vue'), meta: { title: '预警', permission: 'warning:read' } },
  { path: '/warning-rules', name: 'warning-rules', component: () => import('./RulesPage.vue'), meta: { title: '预警规则', permission: 'warning:read' } },
]
