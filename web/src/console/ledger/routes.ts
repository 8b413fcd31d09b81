import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'

registerPanel('clue', { key: 'close-out', title: '销号', order: 60, permission: 'closeout:read', component: () => import('./CloseOutOfClue.vue') })
registerPanel('case', { key: 'close-out', title: '销号', order: 60, permission: 'closeout:read', component: () => import('./CloseOutOfCase.vue') })
registerPanel('subject', { key: 'ledger', title: '台账', order: 60, permission: 'ledger:read', component: () => import('./LedgerOfSubject.vue') })

export const ledgerRoutes: RouteRecordRaw[] = [
  { path: '/ledger', name: 'ledger', component: () => import('./LedgerList.vue'), meta: { title: '台账', permission: 'ledger:read' } },
  { path: '/ledger/:entryId', name: 'ledger-entry', component: () => import('./LedgerEntryPage.vue'), meta: { title: '台账', permission: 'ledger:read' } },
  { path: '/close-outs', name: 'close-outs', component: () => import('./CloseOutList.vue'), meta: { title: '销号与回头看', permission: 'closeout:read' } },
]
