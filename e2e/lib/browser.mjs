// A person at a real browser: Chromium, driven by Playwright. Any error of a page fails the test that opened it.
import { chromium } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })

/** A page where this person has signed in through the form. */
export async function signedIn(browser, url, loginName, password, viewport = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.failures = []
  page.on('pageerror', (error) => page.failures.push(error.message))
  await page.goto(url)
  await page.getByLabel('账号').fill(loginName)
  await page.locator('#password').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  return page
}

/** Picks a word from one of Element Plus' selects inside a dialog. */
export async function choose(page, dialog, label, word) {
  await dialog.getByRole('combobox', { name: label }).click({ force: true })
  await page.locator('.el-select-dropdown__item:visible', { hasText: word }).first().click()
}
