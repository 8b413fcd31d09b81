import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'

registerPanel('subject', { key: 'clues', title: '线索', order: 30, permission: 'clue:read', component: () => import('./CluesOfSubject.vue') })

export const clueRoutes: RouteRecordRaw[] = [
  { path: '/clues', name: 'clues', component: () => import('./ClueList.vue'), meta: { title: '线索', permission: 'clue:read' } },
  { path: '/clues/:clueId', name: 'clue', component: () => import('./ClueDetail.vue'), meta: { title: '线索', permission: 'clue:read' } },
  { path: '/clue-flow', name: 'clue-flow', component: () => import('./ClueFlow.vue'), meta: { title: '流转图', permission: 'clue:read' } },
]
