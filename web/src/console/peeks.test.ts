import { expect, test } from 'vitest'

const pages = import.meta.glob<string>(['./registry/*.vue', './intake/*.vue'], { query: '?raw', import: 'default', eager: true })
const peeking = Object.entries(pages).filter(([, page]) => /use\w+\(computed\(\(\) => state\.value\.peek\)/.test(page))

test('the lists that ask for what is peeked at are found', () => {
  expect(peeking.map(([path]) => path)).toEqual(expect.arrayContaining(['./intake/IntakeList.vue', './registry/KeyList.vue', './registry/UnplacedList.vue']))
})

/** A click that is answered by nothing looks like a page that hangs. */
test.each(peeking)('%s says so when what is peeked at cannot be shown, and asks for it again', (_, page) => {
  const panel = /<PeekPanel[\s\S]*<\/PeekPanel>/.exec(page)?.[0] ?? ''
  const asked = /error: (\w+), refetch: (\w+) \} = use\w+\(computed\(\(\) => state\.value\.peek\)/.exec(page)

  expect(asked).not.toBeNull()
  expect(panel.split('>')[0]).toContain(`|| ${asked![1]})`)
  expect(panel).toMatch(new RegExp(`<LoadFailed [^>]*:error="${asked![1]}" @retry="${asked![2]}\\(\\)" />`))
})
