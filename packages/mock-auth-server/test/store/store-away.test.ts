import { expect, test } from 'vitest'
import type { Valkey } from '../../../../scripts/services/start-valkey.ts'
import { obtainTokens } from '../support/handshake.ts'
import { type Answer, ask } from './site.ts'
import { readData, type StartedTenant, startTenant, writeData } from './started-tenant.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
/** A request of each kind, and the shape of its refusal. */
const KINDS: readonly (readonly [
  string,
  (started: StartedTenant) => Promise<Answer>,
  (answer: Answer) => void,
])[] = [
  [
    'a page',
    ({ tenant }) => ask(`${tenant.issuer}/authorize?client_id=smart-client-public`),
    ({ headers, text }) => {
      expect(headers.get('content-type')).toMatch(/^text\/html/)
      expect(text).toContain('not ready')
    },
  ],
  [
    'the token endpoint',
    ({ tenant, tokens }) =>
      ask(
        `${tenant.issuer}/token`,
        'POST',
        `grant_type=refresh_token&refresh_token=${tokens.refresh_token}`,
        FORM,
      ),
    ({ json }) => expect(json.error).toBe('temporarily_unavailable'),
  ],
  [
    'a write of data',
    writeData,
    ({ json }) =>
      expect(json).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'transient' }] }),
  ],
  [
    'a read of data',
    (started) => readData(started),
    ({ json }) =>
      expect(json).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'transient' }] }),
  ],
  [
    'the control API',
    ({ sandbox }) => ask(`${sandbox.control()}/tenants/there`),
    ({ json }) => expect(json.error).toMatch(/store/),
  ],
  [
    'a change by the control API',
    ({ sandbox }) => ask(`${sandbox.control()}/tenants`, 'POST', { name: 'another' }),
    ({ json }) => expect(json.error).toMatch(/store/),
  ],
  [
    'an event stream',
    ({ sandbox }) => ask(`${sandbox.control()}/tenants/there/events`),
    ({ json }) => expect(json.error).toMatch(/store/),
  ],
]

/** Sends a request until it is refused with 503: until then the process may still count as alive. */
async function waitForRefusal(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send()
    if (answer.status === 503) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const WAYS: readonly (readonly [
  string,
  (valkey: Valkey) => Promise<void> | void,
  (valkey: Valkey) => Promise<void> | void,
])[] = [
  ['is suspended', (valkey) => valkey.suspend(), (valkey) => valkey.resume()],
  ['was killed', (valkey) => valkey.kill(), (valkey) => valkey.restart()],
]

describeStored('a store that is away', () => {
  const used = useValkey({ isPersistent: true })

  test.each(WAYS)(
    'because it %s: everything is refused as its endpoint does, and goes on by itself',
    async (_, leave, comeBack) => {
      const started = await startTenant(used.valkey.url)
      await leave(used.valkey)
      try {
        for (const [, send, check] of KINDS) {
          const answer = await waitForRefusal(() => send(started))
          expect(answer.headers.get('retry-after')).toBe('1')
          check(answer)
        }
      } finally {
        await comeBack(used.valkey)
      }
      await expect.poll(async () => (await readData(started)).status, { timeout: 30_000 }).toBe(200)
      expect((await obtainTokens(started.tenant)).access_token).toBeTruthy()
    },
  )
})
