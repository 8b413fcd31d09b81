import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'
import { registerWaiting } from '@/ui/waiting'

registerPanel('subject', { key: 'funds-case', title: '案件资金', order: 45, permission: 'statement:read', component: () => import('./FundsCaseOfSubject.vue') })
registerPanel('case', { key: 'funds-case', title: '案件资金', order: 10, permission: 'statement:read', component: () => import('./FundsCaseOfCase.vue') })
registerWaiting({
  key: 'statements', title: '待审批案件流水', unit: '件', order: 41, permission: 'statement:approve', to: '/funds-cases?waiting=true', room: 'funds-cases',
  load: async (most, signal) => (await import('./useFundsCases')).waitingStatements(most, signal),
})

export const fundsCaseRoutes: RouteRecordRaw[] = [
  { path: '/funds-cases', name: 'funds-cases', component: () => import('./FundsCaseList.vue'), meta: { title: '案件资金', permission: 'statement:read' } },
  { path: '/funds-cases/:caseId', name: 'funds-case', component: () => import('./FundsCasePage.vue'), meta: { title: '案件资金', permission: 'statement:read' } },
]
