import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'
import { registerWaiting } from '@/ui/waiting'

registerPanel('subject', { key: 'intake', title: '资讯', order: 25, permission: 'intake:read', component: () => import('./TextsOfSubject.vue') })
registerPanel('warning', { key: 'intake', title: '资讯', order: 20, permission: 'intake:read', component: () => import('./TextsOfSubject.vue') })
registerWaiting({
  key: 'texts', title: '待研判资讯', unit: '条', order: 25, permission: 'intake:judge', to: '/intake?judged=WAITING&alarms=true&sort=score,desc', room: 'intake',
  load: async (most, signal) => (await import('./useWaiting')).waitingTexts(most, signal),
})
registerWaiting({
  key: 'takedowns', title: '已移交、等处置结果的资讯', unit: '条', order: 26, permission: 'intake:clear', to: '/intake?takedown=HANDED_OVER', room: 'intake',
  load: async (most, signal) => (await import('./useWaiting')).waitingTakedowns(most, signal),
})

export const intakeRoutes: RouteRecordRaw[] = [
  { path: '/intake', name: 'intake', component: () => import('./IntakeList.vue'), meta: { title: '资讯监测', permission: 'intake:read' } },
  { path: '/intake/rules', name: 'intake-rules', component: () => import('./RuleRates.vue'), meta: { title: '规则成效', permission: 'intake:read' } },
  { path: '/intake/takedowns', name: 'intake-takedowns', component: () => import('./TakedownMonths.vue'), meta: { title: '清理统计', permission: 'intake:read' } },
  { path: '/intake/:itemId', name: 'intake-item', component: () => import('./IntakeDetail.vue'), meta: { title: '资讯', permission: 'intake:read' } },
  { path: '/intake-imports', name: 'intake-imports', component: () => import('./IntakeImportList.vue'), meta: { title: '资讯导入', permission: 'intake:import' } },
  { path: '/intake-imports/new', name: 'intake-import-new', component: () => import('./IntakeImportNew.vue'), meta: { title: '导入资讯', permission: 'intake:import' } },
  { path: '/intake-imports/:importId', name: 'intake-import', component: () => import('./IntakeImportDetail.vue'), meta: { title: '资讯导入', permission: 'intake:import' } },
  { path: '/intake-sources', name: 'intake-sources', component: () => import('./SourcesPage.vue'), meta: { title: '采集来源', permission: 'intake:source' } },
]
