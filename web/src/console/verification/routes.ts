import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'

registerPanel('clue', { key: 'verification', title: '核查', order: 10, permission: 'clue:read', component: () => import('./VerificationPanel.vue') })
registerPanel('clue', { key: 'evidence', title: '证据', order: 20, permission: 'evidence:read', component: () => import('./ClueEvidence.vue') })
registerPanel('case', { key: 'evidence', title: '证据', order: 20, permission: 'evidence:read', component: () => import('./CaseEvidence.vue') })
registerPanel('subject', { key: 'visits', title: '核查走访', order: 40, permission: 'clue:read', component: () => import('./SubjectVisits.vue') })

export const verificationRoutes: RouteRecordRaw[] = [
  { path: '/watchlist', name: 'watchlist', component: () => import('./WatchlistList.vue'), meta: { title: '持续关注', permission: 'watchlist:read' } },
  { path: '/evidence-lists/:kind(CLUE|CASE)/:ownerId', name: 'evidence-list', component: () => import('./EvidenceListPage.vue'), meta: { title: '证据清单', permission: 'evidence:read' } },
]
