import type { Page } from '@playwright/test'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

const GOOD = '<p id="x">Seen by <b>Dr. Okafor</b></p><table><tr><td colspan="2">5</td></tr></table>'

/** Markup of a narrative that must not affect the page that shows it. */
const HOSTILE = `
<script>document.title = 'owned'</script>
<img src="/nowhere" onerror="document.title = 'owned'"/>
<img src="http://127.0.0.1:9/tracker.png"/>
<p onclick="document.title = 'owned'" style="position: fixed; inset: 0; background: url(http://127.0.0.1:9/x)">click</p>
<a href="javascript:document.title='owned'">link</a>
<iframe src="http://127.0.0.1:9/"></iframe><object data="http://127.0.0.1:9/"></object>
<form action="http://127.0.0.1:9/"><input name="password"/><button>Send</button></form>
<svg onload="document.title = 'owned'"><script>document.title = 'owned'</script></svg>
<style>* { display: none }</style><link rel="stylesheet" href="http://127.0.0.1:9/x.css"/>
<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"/>`

/** Shows a resource with that narrative as a user would: requests it, opens the narrative. */
async function showNarrative(page: Page, div: string): Promise<void> {
  await page.route('**/api/runs/*/fhir', async (route) => {
    const answer = await route.fetch()
    const json = await answer.json()
    const text = { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${div}</div>` }
    const resource = { ...json.resource, text }
    await route.fulfill({ response: answer, json: { ...json, resource, body: JSON.stringify(resource) } })
  })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('tab', { name: 'Narrative' }).click()
}

test.beforeEach(async ({ app }) => {
  await app.logIn()
  await signIn(app.login)
  expect(await app.settled()).toBe('active')
})

test('a narrative is shown with its words, emphasis and tables', async ({ app: { page } }) => {
  await showNarrative(page, GOOD)
  const narrative = page.getByRole('tabpanel', { name: 'Narrative' })
  await expect(narrative.locator('b')).toHaveText('Dr. Okafor')
  await expect(narrative.locator('td')).toHaveText('5')
})

test('a hostile narrative is rebuilt without anything that acts, loads or covers the page', async ({
  app: { page },
}) => {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (/127\.0\.0\.1:9\/|\/nowhere/.test(request.url())) elsewhere.push(request.url())
  })
  await showNarrative(page, HOSTILE + GOOD)
  const narrative = page.getByRole('tabpanel', { name: 'Narrative' })
  await expect(narrative.locator('b')).toHaveText('Dr. Okafor')
  await narrative.getByText('click').click()
  await narrative.getByText('link').click()
  const left = await narrative.evaluate((panel) =>
    [...panel.querySelectorAll('.narrative *, .narrative')].flatMap((element) => [
      element.localName,
      ...element.getAttributeNames().map((name) => `@${name}=${element.getAttribute(name)}`),
    ]),
  )
  expect(left.join(' ')).not.toMatch(
    /\b(script|iframe|object|form|input|svg|style|link|meta)\b|@(on\w+|style|src|id)=|javascript:/,
  )
  expect(elsewhere).toEqual([])
  expect(await page.title()).not.toBe('owned')
})
