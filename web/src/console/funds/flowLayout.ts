/** What is drawn of the way of money: nodes in columns, links whose width is their amount. Pure geometry; amounts in yuan. */
export interface FlowNode { id: string; label: string; column: number }
export interface FlowLink { from: string; to: string; amount: number }
export interface PlacedNode extends FlowNode { x: number; y: number; width: number; height: number; amount: number }
export interface PlacedLink extends FlowLink { path: string; width: number }
export interface Placed { nodes: PlacedNode[]; links: PlacedLink[]; width: number; height: number }

const NODE = 12
const GAP = 14
const LEAST = 2

/**
 * Places nodes column by column, the largest on top, and links as bands between them. A node is as tall as the larger of what flows in
 * and what flows out; the tallest column fills the height.
 */
export function placed(nodes: readonly FlowNode[], links: readonly FlowLink[], width: number, height: number): Placed {
  const sum = (of: (l: FlowLink) => boolean) => links.reduce((total, l) => total + (of(l) ? l.amount : 0), 0)
  const shown = nodes
    .map((n) => ({ ...n, amount: Math.max(sum((l) => l.from === n.id), sum((l) => l.to === n.id)) }))
    .filter((n) => n.amount > 0)
  if (!shown.length) return { nodes: [], links: [], width, height }
  const columns = [...new Set(shown.map((n) => n.column))].sort((a, b) => a - b)
  const members = (column: number) => shown.filter((n) => n.column === column).sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1))
  const scale = Math.min(...columns.map((c) => (height - GAP * (members(c).length - 1)) / members(c).reduce((t, n) => t + n.amount, 0)))
  const step = columns.length > 1 ? (width - NODE) / (columns.length - 1) : 0
  const places = new Map<string, PlacedNode>()
  columns.forEach((column, i) => {
    let y = 0
    for (const n of members(column)) {
      const tall = Math.max(LEAST, n.amount * scale)
      places.set(n.id, { ...n, x: i * step, y, width: NODE, height: tall })
      y += tall + GAP
    }
  })
  const from = new Map<string, number>()
  const to = new Map<string, number>()
  const bands = links
    .filter((l) => l.amount > 0 && places.has(l.from) && places.has(l.to))
    .sort((a, b) => places.get(a.from)!.y - places.get(b.from)!.y || places.get(a.to)!.y - places.get(b.to)!.y)
    .map((l) => {
      const a = places.get(l.from)!
      const b = places.get(l.to)!
      const thick = Math.max(1, l.amount * scale)
      const ya = a.y + (from.get(l.from) ?? 0) + thick / 2
      const yb = b.y + (to.get(l.to) ?? 0) + thick / 2
      from.set(l.from, (from.get(l.from) ?? 0) + thick)
      to.set(l.to, (to.get(l.to) ?? 0) + thick)
      const xa = a.x + NODE
      const middle = (xa + b.x) / 2
      return { ...l, width: thick, path: `M${xa},${ya}C${middle},${ya} ${middle},${yb} ${b.x},${yb}` }
    })
  const tallest = Math.max(...[...places.values()].map((n) => n.y + n.height))
  return { nodes: [...places.values()], links: bands, width, height: tallest }
}
