import { expect, it } from 'vitest'
import { actionWord, objectWord } from './auditWords'

const sources = import.meta.glob<string>('../../../../server/src/main/java/**/*.java', { query: '?raw', import: 'default', eager: true })

/** Every action, and the kind of object that it was done to, of which the server writes a line. */
const lines = Object.values(sources)
  .flatMap((source) => [...source.matchAll(/"([a-z]+:[a-z]+(?:-[a-z]+)*)",\s*"([a-z]+(?:-[a-z]+)*)"/g)])
  .map(([, action, type]) => ({ action: action!, type: type! }))

it('shows every line of the trail in Chinese', () => {
  expect(lines.length).toBeGreaterThan(100)
  expect(lines.filter(({ action }) => actionWord(action) === action)).toEqual([])
  expect(lines.filter(({ type }) => objectWord(type) === type)).toEqual([])
})
