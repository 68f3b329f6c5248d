import type { Page } from '@playwright/test'
import { SYMMETRIC } from '../fixtures/add-server.ts'
import type { ClientApp } from '../fixtures/client-app.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

const KINDS = [
  ['confidential-symmetric', SYMMETRIC],
  ['confidential-asymmetric', { clientId: 'smart-client-asymmetric', clientType: 'confidential-asymmetric' }],
] as const

for (const [kind, client] of KINDS) {
  test.describe(kind, () => {
    test.use({ serverSettings: client })

    test('no byte that reaches the browser in a login holds a secret or a private key', async ({ app }) => {
      const seen = await listen(app.page)
      await useEverything(app)
      const texts = await seen()
      expect(texts.length).toBeGreaterThan(10)
      expect(
        texts.some(([, text]) => text.includes(client.clientId)),
        'it looks at the right thing',
      ).toBe(true)
      const events = texts.filter(([url]) => url.endsWith('/api/events'))
      expect(events.length, 'events are looked at too').toBeGreaterThan(20)
      expect(findSecrets(texts)).toEqual([])
    })
  })
}

for (const [what, leaked] of [
  ['the secret', '"clientSecret":"smart-client-secret"'],
  ['Basic credentials', `"authorization","Basic ${btoa('smart-client-symmetric:smart-client-secret')}"`],
  ['a private key', '{"kty":"EC","crv":"P-384","d":"FsD35z6YAQk9RZOmpQ1vOdzQ"}'],
]) {
  test(`a client that sends the page ${what} is found out`, async ({ app }) => {
    await app.page.route('**/api/servers', async (route) => {
      const answer = await route.fetch()
      const body = (await answer.text()).replace(
        '{',
        `{"leak":[${leaked?.replace(/^("[^"]*":.*)$/, '{$1}')}],`,
      )
      await route.fulfill({ response: answer, body })
    })
    const seen = await listen(app.page)
    await app.open()
    expect([...new Set(findSecrets(await seen()))]).toEqual([`${app.origin}/api/servers`])
    await app.page.unrouteAll({ behavior: 'wait' })
  })
}

/** Returns the URLs of responses that contain a secret or a private key. */
function findSecrets(texts: readonly (readonly [url: string, text: string])[]): string[] {
  const secrets = ['smart-client-secret', btoa('smart-client-symmetric:smart-client-secret')]
  return texts
    .filter(
      ([, text]) =>
        secrets.some((secret) => text.includes(secret)) || /PRIVATE KEY|"(d|dp|dq|qi)"\s*:\s*"/.test(text),
    )
    .map(([url]) => url)
}

/** Logs in and opens everything that the page can show or download of it. */
async function useEverything(app: ClientApp): Promise<void> {
  await app.logIn()
  await signIn(app.login)
  expect(await app.settled()).toBe('active')
  for (const tab of ['Discovery', 'Query', 'Tokens', 'Scopes', 'Diagram']) await app.tab(tab).click()
  await app.page.goto(`${app.origin}/#servers`)
  const read = (path: string) =>
    app.page.evaluate((url) => fetch(url).then((answer) => answer.text()), app.origin + path)
  for (const path of ['/api/servers', '/api/servers/export', '/jwks.json', '/api/info']) await read(path)
  const [{ id, exchanges }] = await Promise.all(
    JSON.parse(await read('/api/runs')).map(async ({ id: run }: { id: string }) =>
      JSON.parse(await read(`/api/runs/${run}`)),
    ),
  )
  for (const path of ['/tokens', '/report?format=json', '/report?format=har', '/report?format=html'])
    await read(`/api/runs/${id}${path}`)
  for (const exchange of exchanges) await read(`/api/runs/${id}/exchanges/${exchange.id}/curl`)
}

/** Collects every response and every event; the returned function waits for them and returns URL and text. */
async function listen(page: Page): Promise<() => Promise<(readonly [url: string, text: string])[]>> {
  const bodies: Promise<readonly [string, string]>[] = []
  await page.exposeFunction('keepEvent', (url: string, data: string) => {
    bodies.push(Promise.resolve([url, data] as const))
  })
  await page.addInitScript(() => {
    const { keepEvent } = globalThis as unknown as { keepEvent: (url: string, data: string) => void }
    globalThis.EventSource = class extends EventSource {
      constructor(url: string | URL, init?: EventSourceInit) {
        super(url, init)
        this.addEventListener('message', ({ data }) => keepEvent(this.url, data))
      }
    }
  })
  page.on('response', (response) => {
    const head = JSON.stringify([response.headers(), response.request().postData()])
    const isStream = (response.headers()['content-type'] ?? '').includes('event-stream')
    const body = isStream ? Promise.resolve('') : response.text().catch(() => '')
    bodies.push(body.then((text) => [response.url(), head + text] as const))
  })
  return () => Promise.all(bodies)
}
