import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

/** Who sits here: the person, the post they act from, and what that post may do. Filled by the access room. */
export interface Seat {
  accountId: string
  displayName: string
  platformName: string
  mustChangePassword: boolean
  permissions: readonly string[]
  postId?: string
  role?: string
  unitId?: string
  unitName?: string
  regionCode?: string
  regionName?: string
}

export const useSeat = defineStore('seat', () => {
  const seat = shallowRef<Seat>()
  const words = computed(() => new Set(seat.value?.permissions ?? []))
  return {
    seat,
    can: (permission: string) => words.value.has(permission),
    canAny: (permissions: readonly string[]) => permissions.some((p) => words.value.has(p)),
  }
})
