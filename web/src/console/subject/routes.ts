import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'

for (const page of ['clue', 'case', 'warning'] as const) {
  registerPanel(page, { key: 'subject', title: '主体情况', order: 90, permission: 'subject:read', component: () => import('./SubjectPanel.vue') })
}

export const subjectRoutes: RouteRecordRaw[] = [
  { path: '/subjects/:subjectId', name: 'subject', component: () => import('./SubjectPage.vue'), meta: { title: '风险主体', permission: 'subject:read' } },
]
