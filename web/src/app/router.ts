import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { accessRoutes } from '@/console/access/routes'
import { restoreSession } from '@/console/access/useSession'
import { auditRoutes } from '@/console/audit/routes'
import { caseRoutes } from '@/console/casework/routes'
import { clueRoutes } from '@/console/clue/routes'
import { exportRoutes } from '@/console/export/routes'
import { fundsCaseRoutes } from '@/console/funds/caseRoutes'
import { fundsRoutes } from '@/console/funds/routes'
import { intakeRoutes } from '@/console/intake/routes'
import { jurisdictionRoutes } from '@/console/jurisdiction/routes'
import { ledgerRoutes } from '@/console/ledger/routes'
import { notifyRoutes } from '@/console/notify/routes'
import { registryRoutes } from '@/console/registry/routes'
import { reportRoutes } from '@/console/report/routes'
import { subjectRoutes } from '@/console/subject/routes'
import { verificationRoutes } from '@/console/verification/routes'
import { warningRoutes } from '@/console/warning/routes'
import { workbenchRoutes } from '@/console/workbench/routes'
import { useSeat } from '@/ui/seat'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    permission?: string | readonly string[]
    /** Without menu and top bar, and without a session. */
    alone?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  ...accessRoutes,
  ...workbenchRoutes,
  ...warningRoutes,
  ...intakeRoutes,
  ...fundsRoutes,
  ...fundsCaseRoutes,
  ...registryRoutes,
  ...clueRoutes,
  ...verificationRoutes,
  ...caseRoutes,
  ...ledgerRoutes,
  ...reportRoutes,
  ...subjectRoutes,
  ...jurisdictionRoutes,
  ...notifyRoutes,
  ...auditRoutes,
  ...exportRoutes,
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./LostPage.vue'), meta: { title: '没有这一页' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

router.beforeEach(async (to) => {
  const seat = useSeat()
  if (to.meta.alone) return true
  if (seat.seat === undefined) {
    const found = await restoreSession()
    if (found === 'SETUP') return { name: 'setup' }
    if (found === 'NONE') return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  }
  if (seat.seat?.mustChangePassword && to.name !== 'password') return { name: 'password' }
  const need = to.meta.permission
  const allowed = need === undefined || (typeof need === 'string' ? seat.can(need) : seat.canAny(need))
  return allowed ? true : { name: 'lost', params: { rest: to.path.slice(1).split('/') }, query: { why: 'permission' }, replace: true }
})

router.afterEach((to) => {
  const platform = useSeat().seat?.platformName ?? '防非'
  document.title = to.meta.title ? `${to.meta.title} · ${platform}` : platform
})
