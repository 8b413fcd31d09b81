// What every page must keep: its width in a phone-sized window, and the accessibility rules of WCAG 2 A and AA.
import { readFileSync } from 'node:fs'

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

async function settled(page, url, path) {
  await page.goto(url + path)
  await page.getByRole('heading').first().waitFor()
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
  await page.waitForTimeout(400)
}

/** The pages that are wider than the window, with the elements that stick out. */
export async function tooWide(page, url, paths) {
  const found = []
  for (const path of paths) {
    await settled(page, url, path)
    const over = await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth - window.innerWidth
      if (wide <= 1) return undefined
      const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1)
      return `${wide} px: ${out.slice(0, 4).map((e) => `${e.tagName.toLowerCase()}.${e.className}`).join(' | ')}`
    })
    if (over) found.push(`${path} ${over}`)
  }
  return found
}

/** What the accessibility checker finds on the pages. */
export async function violations(page, url, paths) {
  const found = []
  for (const path of paths) {
    await settled(page, url, path)
    await page.evaluate(axe)
    const { violations: seen } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }))
    found.push(...seen.map((v) => `${path}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`))
  }
  return found
}
