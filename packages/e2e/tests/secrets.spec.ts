import type { Page } from '@playwright/test'
import { SYMMETRIC } from '../fixtures/add-server.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

const KINDS = [
  ['confidential-symmetric', SYMMETRIC],
  ['confidential-asymmetric', { clientId: 'smart-client-asymmetric', clientType: 'confidential-asymmetric' }],
] as const

for (const [kind, client] of KINDS) {
  test.describe(kind, () => {
    test.use({ wish: client })

    test('no byte that reaches the browser in a login holds a secret or a private key', async ({ app }) => {
      const seen = listen(app.page)
      await app.logIn()
      await signIn(app.login)
      expect(await app.settled()).toBe('active')
      for (const tab of ['Discovery', 'Query', 'Tokens', 'Scopes', 'Diagram']) await app.tab(tab).click()
      await app.page.goto(`${app.origin}/#servers`)
      for (const path of ['/api/servers', '/api/servers/export', '/api/runs', '/jwks.json', '/api/info'])
        await app.page.evaluate((url) => fetch(url).then((answer) => answer.text()), app.origin + path)
      const [{ id }] = await app.page.evaluate(
        (url) => fetch(url).then((answer) => answer.json()),
        `${app.origin}/api/runs`,
      )
      for (const path of ['', '/tokens', '/report?format=json', '/report?format=har', '/report?format=html'])
        await app.page.evaluate(
          (url) => fetch(url).then((answer) => answer.text()),
          `${app.origin}/api/runs/${id}${path}`,
        )
      const texts = await seen()
      expect(texts.length).toBeGreaterThan(10)
      expect(
        texts.some(([, text]) => text.includes(client.clientId)),
        'it looks at the right thing',
      ).toBe(true)
      for (const [url, text] of texts) {
        expect(text, url).not.toContain('smart-client-secret')
        expect(text, url).not.toContain(btoa('smart-client-symmetric:smart-client-secret'))
        expect(text, url).not.toMatch(/PRIVATE KEY|"(d|dp|dq|qi)"\s*:\s*"/)
      }
    })
  })
}

/** Collects every answer, event streams included; the function waits for them and answers URL and text. */
function listen(page: Page): () => Promise<(readonly [url: string, text: string])[]> {
  const bodies: Promise<readonly [string, string]>[] = []
  page.on('response', (response) => {
    const head = JSON.stringify([response.headers(), response.request().postData()])
    const isStream = (response.headers()['content-type'] ?? '').includes('event-stream')
    const body = isStream ? Promise.resolve('') : response.text().catch(() => '')
    bodies.push(body.then((text) => [response.url(), head + text] as const))
  })
  return () => Promise.all(bodies)
}
