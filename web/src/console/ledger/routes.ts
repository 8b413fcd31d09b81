import type { RouteRecordRaw } from 'vue-router'

export const ledgerRoutes: RouteRecordRaw[] = [
  { path: '/ledger', name: 'ledger', component: () => import('./LedgerList.vue'), meta: { title: '台账', permission: 'ledger:read' } },
  { path: '/ledger/:entryId', name: 'ledger-entry', component: () => import('./LedgerEntryPage.vue'), meta: { title: '台账', permission: 'ledger:read' } },
]
