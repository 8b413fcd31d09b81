import type { RouteRecordRaw } from 'vue-router'

export const workbenchRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'workbench', component: () => import('./WorkbenchPage.vue'), meta: { title: '工作台' } },
]
