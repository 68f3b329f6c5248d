import { expect, test } from 'vitest'
import { experiments } from '../../src/smart/experiments/experiments.ts'
import type { Seen } from '../support/tamper.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

/** Returns the messages of one login, one refresh and one read. */
async function play(
  names: string[],
  serverId = 'mock-public',
): Promise<{ authorize: URLSearchParams; tokens: Seen[]; reads: Seen[] }> {
  const ready = await client.prepare({ serverId, experiments: names })
  const from = server.seen.length
  await client.browser.open(ready.authorizeUrl ?? '')
  const run = await client.until(ready.id, 'active', 'failed', 'ready')
  if (run.state === 'active') {
    await client.api('POST', `/api/runs/${run.id}/refresh`, {})
    await client.api('POST', `/api/runs/${run.id}/refresh`, {})
    await client.api('POST', `/api/runs/${run.id}/fhir`, { method: 'GET', path: 'Patient/p1' })
  }
  const seen = server.seen.slice(from)
  return {
    authorize: new URL(ready.authorizeUrl ?? '').searchParams,
    tokens: seen.filter(({ url }) => url === '/auth/token'),
    reads: seen.filter(({ url }) => url.startsWith('/fhir/Patient')),
  }
}

const EFFECTS: Record<string, (played: Awaited<ReturnType<typeof play>>) => boolean> = {
  'wrong-aud': ({ authorize }) => authorize.get('aud') !== server.fhirBase,
  'no-aud': ({ authorize }) => !authorize.has('aud'),
  'no-pkce': ({ authorize, tokens }) =>
    !authorize.has('code_challenge') && !tokens[0]?.form.has('code_verifier'),
  'plain-pkce': ({ authorize }) => authorize.get('code_challenge_method') === 'plain',
  'no-state': ({ authorize }) => !authorize.has('state'),
  'no-nonce': ({ authorize, tokens }) => !authorize.has('nonce') && tokens.length > 1,
  'wrong-redirect-uri': ({ authorize }) => authorize.get('redirect_uri') !== client.redirectUri,
  'repeated-parameter': ({ authorize }) => authorize.getAll('scope').length === 2,
  'unknown-scope': ({ authorize }) => authorize.get('scope')?.includes('NoSuchType') === true,
  'wrong-verifier': ({ tokens }) => tokens[0]?.form.get('code_verifier')?.startsWith('wrong-') === true,
  'no-verifier': ({ authorize, tokens }) =>
    authorize.has('code_challenge') && !tokens[0]?.form.has('code_verifier'),
  'replayed-code': ({ tokens }) => tokens[0]?.body === tokens[1]?.body,
  'other-redirect-uri-at-token': ({ tokens }) => tokens[0]?.form.get('redirect_uri') !== client.redirectUri,
  'wrong-client': ({ tokens }) => tokens[0]?.form.get('client_id') === 'no-such-client',
  'old-refresh-token': ({ tokens }) =>
    tokens[1]?.form.get('refresh_token') === tokens[2]?.form.get('refresh_token'),
  'wider-refresh': ({ tokens }) => tokens[1]?.form.get('scope')?.includes('system/') === true,
  'no-bearer': ({ reads }) => reads.every(({ headers }) => headers.authorization === undefined),
  'spoilt-bearer': ({ reads }) => reads.every(({ headers }) => headers.authorization?.endsWith('0000')),
}

test.each(Object.entries(EFFECTS))(
  '%s does what it says, and nothing happens without it',
  async (name, shows) => {
    expect(shows(await play([]))).toBe(false)
    expect(shows(await play([name]))).toBe(true)
  },
)

test('reused-assertion sends the assertion again', async () => {
  const honest = await play([], 'mock-asymmetric')
  expect(new Set(honest.tokens.map(({ form }) => form.get('client_assertion'))).size).toBe(3)
  const { tokens } = await play(['reused-assertion'], 'mock-asymmetric')
  expect(new Set(tokens.map(({ form }) => form.get('client_assertion'))).size).toBe(1)
})

test('stale-launch sends the handle of the launch before', async () => {
  const stale = experiments.find(({ name }) => name === 'stale-launch')
  const memo = new Map<string, string>()
  const sent = ['one', 'two', 'three'].map((launch) => {
    const parameters = new URLSearchParams({ launch })
    void stale?.authorize?.(parameters, { runId: 'x', memo })
    return parameters.get('launch')
  })
  expect(sent).toEqual(['one', 'one', 'two'])
})

test('every experiment is tried here, and an unknown one is refused', async () => {
  expect([...Object.keys(EFFECTS), 'reused-assertion', 'stale-launch'].sort()).toEqual(
    experiments.map(({ name }) => name).sort(),
  )
  const refused = await client.api('POST', '/api/runs', { serverId: 'mock-public', experiments: ['no-such'] })
  expect(refused.error?.message).toContain('no-such')
})
