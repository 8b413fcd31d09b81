import type { RouteRecordRaw } from 'vue-router'

export const subjectRoutes: RouteRecordRaw[] = [
  { path: '/subjects/:subjectId', name: 'subject', component: () => import('./SubjectPage.vue'), meta: { title: '风险主体', permission: 'subject:read' } },
]
