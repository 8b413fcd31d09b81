import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'
import { registerWaiting } from '@/ui/waiting'

registerPanel('clue', { key: 'close-out', title: '销号', order: 60, permission: 'closeout:read', component: () => import('./CloseOutOfClue.vue') })
registerPanel('case', { key: 'close-out', title: '销号', order: 60, permission: 'closeout:read', component: () => import('./CloseOutOfCase.vue') })
registerPanel('subject', { key: 'ledger', title: '台账', order: 60, permission: 'ledger:read', component: () => import('./LedgerOfSubject.vue') })
registerWaiting({
  key: 'close-outs', title: '待审批销号', unit: '件', order: 30, permission: 'closeout:decide', to: '/close-outs?view=proposed&by=others', room: 'close-outs',
  load: async (most, signal) => (await import('./useWaiting')).waitingCloseOuts(most, signal),
})
registerWaiting({
  key: 'follow-ups', title: '到期回头看', unit: '件', order: 40, permission: 'followup:record', to: '/close-outs?view=follow-ups&due=yes', room: 'close-outs',
  load: async (most, signal) => (await import('./useWaiting')).waitingFollowUps(most, signal),
})

export const ledgerRoutes: RouteRecordRaw[] = [
  { path: '/ledger', name: 'ledger', component: () => import('./LedgerList.vue'), meta: { title: '台账', permission: 'ledger:read' } },
  { path: '/ledger/:entryId', name: 'ledger-entry', component: () => import('./LedgerEntryPage.vue'), meta: { title: '台账', permission: 'ledger:read' } },
  { path: '/close-outs', name: 'close-outs', component: () => import('./CloseOutList.vue'), meta: { title: '销号与回头看', permission: 'closeout:read' } },
]
