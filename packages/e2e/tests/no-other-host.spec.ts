import { CLIENT_PAGES, CLIENT_TABS } from '../fixtures/looks/expected-states.ts'
import { expectView, toAddress } from '../fixtures/looks/open-view.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

const TABS = Object.keys(CLIENT_TABS)
const VIEWS = [...TABS, ...Object.keys(CLIENT_PAGES)]

test('the page asks no other host than its own and the server that it logs in at', async ({
  app,
  tenant,
}) => {
  const { page } = app
  const asked = new Set<string>()
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:') asked.add(origin)
  })
  await app.open()
  for (const view of VIEWS) {
    await page.goto(`${app.origin}/#${toAddress(view)}`)
    await expectView(page, view)
  }
  expect([...asked]).toEqual([app.origin])
  await app.logIn()
  await signIn(app.login)
  expect(await app.settled()).toBe('active')
  for (const name of TABS) await app.tab(name).click()
  expect([...asked].toSorted()).toEqual([app.origin, new URL(tenant.fhirBase).origin].toSorted())
})

test('even if it wanted to, no script or style of another host would run', async ({ app }) => {
  await app.open()
  const refused = await app.page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = []
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (seen.push(effectiveDirective) === 2) resolve(seen.toSorted())
        })
        const script = Object.assign(document.createElement('script'), { src: 'https://cdn.example/a.js' })
        const style = Object.assign(document.createElement('link'), {
          rel: 'stylesheet',
          href: 'https://cdn.example/a.css',
        })
        document.head.append(script, style)
      }),
  )
  expect(refused).toEqual(['script-src-elem', 'style-src-elem'])
})
