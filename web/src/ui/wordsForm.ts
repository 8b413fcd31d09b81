import { computed, type Ref, ref, watch, type WatchSource } from 'vue'
import { type Problem, toProblem } from './problem'

/**
 * A dialog that sends words: once at a time, not before they are whole, and kept open with what the platform answered. A number that looks like a
 * person's is refused until somebody says that it is none, which {@link go} is told.
 * @param about what the dialog speaks of: when it changes, the form is a new one
 * @param fresh empties the form
 * @param whole whether nothing is missing
 * @param send sends it, and throws what the platform answered
 */
export function useWordsForm(open: Ref<boolean>, { about, fresh, whole, send }: { about?: WatchSource; fresh: () => void; whole: () => boolean; send: (sure: boolean) => Promise<void> }) {
  const problem = ref<Problem>()
  const tried = ref(false)
  const busy = ref(false)
  /** The answer, unless it is about numbers: that one has its own notice. */
  const answer = computed(() => (problem.value?.kind === 'IdentityInText' ? undefined : problem.value))
  watch(about ? [open, about] : [open], ([now]) => {
    if (!now) return
    problem.value = undefined
    tried.value = false
    fresh()
  })
  async function go(sure = false): Promise<void> {
    tried.value = true
    if (busy.value || !whole()) return
    busy.value = true
    problem.value = undefined
    try {
      await send(sure)
    } catch (e) {
      problem.value = toProblem(e)
    } finally {
      busy.value = false
    }
  }
  return { problem, answer, tried, busy, go }
}
