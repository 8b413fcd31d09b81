import type { RouteRecordRaw } from 'vue-router'
import { registerPanel } from '@/ui/panels'
import { registerWaiting } from '@/ui/waiting'

registerPanel('subject', { key: 'funds', title: '资金预警', order: 24, permission: 'funds:read', component: () => import('./AlertsOfSubject.vue') })
registerPanel('warning', { key: 'funds', title: '资金预警', order: 19, permission: 'funds:read', component: () => import('./AlertsOfSubject.vue') })
registerWaiting({
  key: 'funds', title: '待研判资金预警', unit: '条', order: 24, permission: 'funds:judge', to: '/funds?judged=WAITING&sort=score,desc', room: 'funds',
  load: async (most, signal) => (await import('./useWaiting')).waitingAlerts(most, signal),
})
registerWaiting({
  key: 'bank-keys', title: '待确认银行公钥', unit: '个', order: 40, permission: 'funds:confirm', to: '/bank-keys', room: 'bank-keys',
  load: async (most, signal) => (await import('./useWaiting')).waitingKeys(most, signal),
})

export const fundsRoutes: RouteRecordRaw[] = [
  { path: '/funds', name: 'funds', component: () => import('./FundsList.vue'), meta: { title: '资金监测', permission: 'funds:read' } },
  { path: '/funds/marks', name: 'funds-marks', component: () => import('./FundsMarkRates.vue'), meta: { title: '特征成效', permission: 'funds:read' } },
  { path: '/funds/files', name: 'funds-files', component: () => import('./AlertFileList.vue'), meta: { title: '银行文件', permission: 'funds:read' } },
  { path: '/funds/:alertId', name: 'funds-alert', component: () => import('./FundsDetail.vue'), meta: { title: '资金预警', permission: 'funds:read' } },
  { path: '/bank-keys', name: 'bank-keys', component: () => import('./BankKeyList.vue'), meta: { title: '银行公钥', permission: ['funds:key', 'funds:confirm'] } },
  { path: '/bank-tokens', name: 'bank-tokens', component: () => import('./BankTokenList.vue'), meta: { title: '银行接口', permission: 'funds:token' } },
]
