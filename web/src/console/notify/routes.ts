import type { RouteRecordRaw } from 'vue-router'

export const notifyRoutes: RouteRecordRaw[] = [
  { path: '/messages', name: 'messages', component: () => import('./MessageList.vue'), meta: { title: '消息' } },
  { path: '/outgoing', name: 'outgoing', component: () => import('./OutgoingList.vue'), meta: { title: '外发记录', permission: 'outgoing:read' } },
]
