import { describe, expect, it } from 'vitest'
import { toProblem } from './problem'

describe('what went wrong, in words for people', () => {
  it('takes the words of the server', () => {
    const problem = toProblem({ type: '/problems/ClueAlreadyAssigned', status: 409, title: '线索已交办', detail: '王红已交办给城关镇。' })
    expect(problem).toMatchObject({ kind: 'ClueAlreadyAssigned', status: 409, title: '线索已交办', detail: '王红已交办给城关镇。', conflict: true })
  })

  it('never shows the English of a proxy or a library', () => {
    const problem = toProblem({ title: 'Bad Gateway', detail: 'upstream connect error', status: 502 })
    expect(problem.title).toBe('服务器出了问题')
    expect(problem.detail).not.toMatch(/[a-z]{3}/i)
    expect(toProblem({ status: 400, errors: [{ field: 'amount', message: 'numeric value out of bounds' }] }).messageFor('amount')).toBe('填得不对')
  })

  it('says that the network is down when there was no answer', () => {
    expect(toProblem(new TypeError('Failed to fetch'))).toMatchObject({ status: 0, title: '连不上服务器' })
  })

  it('uses the status of the answer when the body is no problem', () => {
    expect(toProblem('<html>', 401).title).toBe('登录已失效')
    expect(toProblem(undefined, 404).title).toBe('没有找到')
    expect(toProblem({}, 418).title).toBe('没有办成')
  })

  it('finds the message of a field, also of one entry of a list', () => {
    const problem = toProblem({ status: 400, errors: [{ field: 'officers[1]', message: '不能为空' }, { field: 'summary', message: '太短' }] })
    expect(problem.messageFor('officers')).toBe('不能为空')
    expect(problem.messageFor('summary')).toBe('太短')
    expect(problem.messageFor('sum')).toBeUndefined()
  })
})
