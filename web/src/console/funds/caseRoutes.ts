import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'

registerPanel('subject', { key: 'funds-case', title: '案件资金', order: 45, permission: 'statement:read', component: () => import('./FundsCaseOfSubject.vue') })

export const fundsCaseRoutes: RouteRecordRaw[] = [
  { path: '/funds-cases', name: 'funds-cases', component: () => import('./FundsCaseList.vue'), meta: { title: '案件资金', permission: 'statement:read' } },
  { path: '/funds-cases/:caseId', name: 'funds-case', component: () => import('./FundsCasePage.vue'), meta: { title: '案件资金', permission: 'statement:read' } },
]
