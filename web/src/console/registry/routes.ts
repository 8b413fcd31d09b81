import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'
import { registerWaiting } from '@/ui/waiting'

registerPanel('subject', { key: 'firm', title: '登记信息', order: 10, permission: 'registry:read', component: () => import('./FirmPanel.vue') })
registerWaiting({
  key: 'patrol-targets', title: '排查对象', unit: '户', order: 25, permission: 'target:visit', to: '/patrol-targets', room: 'patrol-targets',
  load: async (most, signal) => (await import('./useWaiting')).waitingTargets(most, signal),
})

export const registryRoutes: RouteRecordRaw[] = [
  { path: '/firms', name: 'firms', component: () => import('./FirmList.vue'), meta: { title: '登记筛查', permission: 'registry:read' } },
  { path: '/firm-changes', name: 'firm-changes', component: () => import('./ChangeWatch.vue'), meta: { title: '变更监测', permission: 'registry:read' } },
  { path: '/key-firms', name: 'key-firms', component: () => import('./KeyList.vue'), meta: { title: '重点监管', permission: 'supervision:read' } },
  { path: '/patrol-targets', name: 'patrol-targets', component: () => import('./PatrolTargets.vue'), meta: { title: '排查对象', permission: 'target:read' } },
  { path: '/unplaced', name: 'unplaced', component: () => import('./UnplacedList.vue'), meta: { title: '待定属地', permission: 'registry:place' } },
  { path: '/imports', name: 'imports', component: () => import('./ImportList.vue'), meta: { title: '登记导入', permission: 'registry:import' } },
  { path: '/imports/new', name: 'import-new', component: () => import('./ImportNew.vue'), meta: { title: '导入登记数据', permission: 'registry:import' } },
  { path: '/imports/:importId', name: 'import', component: () => import('./ImportDetail.vue'), meta: { title: '登记导入', permission: 'registry:import' } },
  { path: '/wording', name: 'wording', component: () => import('./WordingPage.vue'), meta: { title: '字样清单', permission: 'wording:read' } },
]
