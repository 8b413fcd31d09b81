import { describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { toProblem } from './problem'
import { useWordsForm } from './wordsForm'

const numbers = { type: '/problems/IdentityInText', status: 422, title: '文字里像是有个人号码' }

function dialog(send: (sure: boolean) => Promise<void> = async () => undefined) {
  const open = ref(false)
  const about = ref('误报')
  const words = ref('')
  const sent = vi.fn(send)
  const form = useWordsForm(open, { about, fresh: () => { words.value = '' }, whole: () => words.value !== '', send: sent })
  return { open, about, words, sent, ...form }
}

describe('a dialog that sends words', () => {
  it('sends nothing until they are whole, and says from then on what is missing', async () => {
    const { words, sent, tried, go } = dialog()

    await go()
    expect(sent).not.toHaveBeenCalled()
    expect(tried.value).toBe(true)

    words.value = '已核对'
    await go()
    expect(sent).toHaveBeenCalledExactlyOnceWith(false)
  })

  it('sends them once, also when it is told twice', async () => {
    let done = (): void => undefined
    const { words, sent, busy, go } = dialog(() => new Promise<void>((resolve) => { done = resolve }))
    words.value = '已核对'

    const first = go()
    await go()
    expect(busy.value).toBe(true)
    done()
    await first

    expect(sent).toHaveBeenCalledOnce()
    expect(busy.value).toBe(false)
  })

  it('shows what the platform answered, but leaves numbers to their own notice until somebody is sure', async () => {
    const { words, sent, problem, answer, busy, go } = dialog(async (sure) => { if (!sure) throw toProblem(numbers) })
    words.value = '电话13900001234'

    await go()
    expect(problem.value?.kind).toBe('IdentityInText')
    expect(answer.value).toBeUndefined()
    expect(busy.value).toBe(false)

    await go(true)
    expect(sent).toHaveBeenLastCalledWith(true)
    expect(problem.value).toBeUndefined()
  })

  it('keeps the words when somebody else was faster', async () => {
    const { words, answer, go } = dialog(async () => { throw toProblem(undefined, 409) })
    words.value = '已核对'

    await go()

    expect(answer.value?.conflict).toBe(true)
    expect(words.value).toBe('已核对')
  })

  it('is a new form whenever it is opened or speaks of something else', async () => {
    const { open, about, words, problem, tried, go } = dialog(async () => { throw toProblem(undefined, 409) })
    const used = async () => {
      words.value = '已核对'
      await go()
      expect(problem.value).toBeDefined()
    }

    await used()
    open.value = true
    await nextTick()
    expect([words.value, problem.value, tried.value]).toEqual(['', undefined, false])

    await used()
    about.value = '属实'
    await nextTick()
    expect([words.value, problem.value, tried.value]).toEqual(['', undefined, false])

    await used()
    open.value = false
    await nextTick()
    expect(words.value, 'while the dialog goes, nothing in it changes').toBe('已核对')
  })
})
