import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'

registerPanel('clue', { key: 'case', title: '案件', order: 40, permission: 'case:read', component: () => import('./CaseOfClue.vue') })
registerPanel('subject', { key: 'cases', title: '案件', order: 50, permission: 'case:read', component: () => import('./CasesOfSubject.vue') })

export const caseRoutes: RouteRecordRaw[] = [
  { path: '/cases', name: 'cases', component: () => import('./CaseList.vue'), meta: { title: '案件', permission: 'case:read' } },
  { path: '/case-settings', name: 'case-settings', component: () => import('./CaseSettingPage.vue'), meta: { title: '标准与限额', permission: 'case:read' } },
  { path: '/cases/:caseId', name: 'case', component: () => import('./CaseDetail.vue'), meta: { title: '案件', permission: 'case:read' } },
]
