import { describe, expect, it } from 'vitest'
import { placed } from './flowLayout'

const nodes = [{ id: 'a', label: '出资人', column: 0 }, { id: 's', label: '主体', column: 1 }, { id: 'k', label: '控制人', column: 2 }, { id: 'r', label: '返还', column: 5 }]
const links = [{ from: 'a', to: 's', amount: 100 }, { from: 's', to: 'k', amount: 70 }, { from: 's', to: 'r', amount: 30 }]

describe('the picture of the way of money', () => {
  it('draws each node as tall as its money and each band as thick', () => {
    const drawn = placed(nodes, links, 600, 200)
    const tall = (id: string) => drawn.nodes.find((n) => n.id === id)!.height
    expect(tall('s')).toBeCloseTo(tall('a'))
    expect(tall('k') / tall('s')).toBeCloseTo(0.7)
    expect(drawn.links.filter((l) => l.from === 's').reduce((t, l) => t + l.width, 0)).toBeCloseTo(tall('s'))
  })
  it('keeps within its bounds and sets columns from left to right', () => {
    const drawn = placed(nodes, links, 600, 200)
    expect(drawn.nodes.map((n) => n.x)).toEqual([0, 196, 392, 588])
    expect(Math.max(...drawn.nodes.map((n) => n.y + n.height))).toBeLessThanOrEqual(200.001)
  })
  it('draws nothing of nothing and leaves out nodes without money', () => {
    expect(placed([], [], 600, 200).nodes).toEqual([])
    expect(placed([...nodes, { id: 'x', label: '没有', column: 3 }], links, 600, 200).nodes.map((n) => n.id)).not.toContain('x')
  })
})
