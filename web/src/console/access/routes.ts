import type { RouteRecordRaw } from 'vue-router'

export const accessRoutes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { title: '登录', alone: true } },
  { path: '/setup', name: 'setup', component: () => import('./SetupPage.vue'), meta: { title: '首次设置', alone: true } },
  { path: '/password', name: 'password', component: () => import('./PasswordPage.vue'), meta: { title: '修改密码' } },
  { path: '/accounts', name: 'accounts', component: () => import('./AccountList.vue'), meta: { title: '账号', permission: 'account:read' } },
]
