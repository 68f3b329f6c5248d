import { expect, test } from 'vitest'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const fromOtherSite = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' }

/** Returns the URL that the authorization server redirects the browser to, without requesting it. */
async function callbackOf(authorizeUrl = ''): Promise<string> {
  const { headers } = await fetch(authorizeUrl, { redirect: 'manual' })
  return headers.get('location') ?? ''
}

test('a login that comes back into a frame without our cookie asks once more, and then arrives', async () => {
  const { id, authorizeUrl } = await client.prepare({ serverId: 'mock-public' })
  const callback = await callbackOf(authorizeUrl)
  const first = await fetch(callback, { headers: fromOtherSite, redirect: 'manual' })
  expect(first.status).toBe(200)
  expect(await first.text()).toContain('location.replace(location.href)')
  expect((await client.run(id)).state).toBe('ready')
  await client.browser.open(callback)
  expect((await client.until(id, 'active', 'failed')).state).toBe('active')
})

test('without our cookie nothing is redeemed, neither in a frame that asks again nor in a window', async () => {
  const { id, authorizeUrl } = await client.prepare({ serverId: 'mock-public' })
  const callback = await callbackOf(authorizeUrl)
  for (const place of ['iframe', 'document']) {
    const headers = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': place }
    expect((await fetch(callback, { headers, redirect: 'manual' })).status).toBe(400)
  }
  expect(server.tokenRequests()).toEqual([])
  expect((await client.run(id)).state).toBe('ready')
})
