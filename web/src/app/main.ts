import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { exportDesk } from '@/console/export/useExports'
import { loadPlaces } from '@/console/jurisdiction/useRegions'
import { workspaceDesk } from '@/console/workspace/useWorkspace'
import { listDeskKey } from '@/ui/lists'
import { placesKey } from '@/ui/places'
import { toProblem } from '@/ui/problem'
import { useSeat } from '@/ui/seat'
import App from './App.vue'
import './element'
import { wireHttp } from './http'
import { router } from './router'
import './style.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && toProblem(error).status === 0,
    },
  },
})

const pinia = createPinia()
wireHttp(() => {
  const seat = useSeat(pinia)
  if (seat.seat === undefined) return
  seat.seat = undefined
  queries.clear()
  void router.push({ name: 'sign-in', query: { to: router.currentRoute.value.fullPath } })
})

createApp(App).use(pinia).use(VueQueryPlugin, { queryClient: queries }).use(router).provide(placesKey, loadPlaces(queries)).provide(listDeskKey, { ...workspaceDesk, ...exportDesk }).mount('#app')
