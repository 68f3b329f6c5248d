import { test as base, expect, type Page } from '@playwright/test'
import { expectNoViolations } from '../fixtures/looks/looks-right.ts'
import { serveSite } from '../fixtures/pages/serve-site.ts'

/** The site, built once. */
const test = base.extend<object, { site: string }>({
  site: [
    async ({}, use) => {
      const { base: address, close } = await serveSite()
      await use(address)
      await close()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

test.describe.configure({ mode: 'default', timeout: 240_000 })

const PAGES = [
  'index',
  'login',
  'guides/test-your-app',
  'faults/state-changed',
  'rules/state-entropy',
  'checks',
  'checks/token-error-codes',
  'conformance-at-presets',
  'presets/epic',
  'decisions',
]

/** Collects what a page asks another host for. */
const collectForeign = (page: Page, origin: string) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.origin !== origin) asked.push(request.url())
  })
  return asked
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 360],
] as const)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('the pages of the site are accessible, fit, and ask no other host for anything', async ({
      page,
      site,
    }) => {
      const foreign = collectForeign(page, new URL(site).origin)
      for (const path of PAGES) {
        await page.goto(`${site}/${path}.html`)
        await expectNoViolations(page, path)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      expect(foreign).toEqual([])
    })

    test('the search works by keyboard, and is accessible while it is open', async ({ page, site }) => {
      await page.goto(`${site}/guides/ci.html`)
      await page.keyboard.press('/')
      const box = page.getByRole('combobox', { name: 'Search the documentation' })
      await expect(box).toBeFocused()
      await page.keyboard.type('id_token alg none')
      await expect(page.getByRole('option').first()).toContainText('id-token-alg-none')
      await expectNoViolations(page, 'results')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('listbox')).toBeHidden()
      await page.keyboard.type(' ')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(`${site}/faults/id-token-alg-none.html`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    })
  })

test('on a narrow screen the menu opens by keyboard and leads on', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${site}/index.html`)
  const menu = page.getByRole('navigation', { name: 'Documentation' })
  await expect(menu).toBeHidden()
  await page.getByRole('button', { name: 'Menu' }).press('Enter')
  await expect(menu).toBeVisible()
  await expectNoViolations(page, 'menu')
  await menu.getByRole('link', { name: 'Rules' }).press('Enter')
  await expect(page).toHaveURL(`${site}/rules.html`)
})

test('a page that loaded something of another host would be noticed, and its policy refuses it', async ({
  page,
  site,
}) => {
  const foreign = collectForeign(page, new URL(site).origin)
  await page.goto(`${site}/index.html`)
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective))
        document.body.append(Object.assign(new Image(), { src: 'https://other.example/a.png' }))
      }),
  )
  expect(refused).toBe('img-src')
  const without = await page.context().newPage()
  const asked = collectForeign(without, new URL(site).origin)
  await without.route('https://other.example/**', (route) => route.abort())
  await without.goto(`${site}/.nojekyll`)
  await without.evaluate(() => fetch('https://other.example/a').catch(() => undefined))
  expect(asked).toEqual(['https://other.example/a'])
  expect(foreign.filter((url) => !url.includes('other.example'))).toEqual([])
})

test('llms.txt lists the pages for programs, which are all there', async ({ request, site }) => {
  const text = await (await request.get(`${site}/llms.txt`)).text()
  const links = [...text.matchAll(/^- \[.*?\]\((.*?)\)/gm)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(400)
  const missing: string[] = []
  for (const link of links) if (!(await request.get(`${site}/${link}`)).ok()) missing.push(link)
  expect(missing).toEqual([])
})
