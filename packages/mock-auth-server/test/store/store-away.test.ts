import { expect, test } from 'vitest'
import type { Valkey } from '../../../../scripts/services/start-valkey.ts'
import {
  bearer,
  codeForm,
  obtainCode,
  obtainTokens,
  params,
  post,
  type Tokens,
} from '../support/handshake.ts'
import type { Sandbox } from './sandbox.ts'
import { type Answer, ask, control, getSiteTenant, type SiteTenant } from './site.ts'
import { startMocks } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const FHIR = { 'content-type': 'application/fhir+json' }
const OBSERVATION = JSON.stringify({
  ...{ resourceType: 'Observation', status: 'final', code: { text: 't' } },
  subject: { reference: 'Patient/amy-shaw' },
})

interface Started {
  readonly sandbox: Sandbox
  readonly tenant: SiteTenant
  readonly tokens: Tokens
}

async function startTenant(url: string): Promise<Started> {
  const sandbox = await startMocks(1, url)
  await control(sandbox, 'POST', '/tenants', { name: 'there', options: APPROVED })
  const tenant = getSiteTenant(sandbox, 'there')
  return {
    sandbox,
    tenant,
    tokens: await obtainTokens(tenant, { scope: 'launch/patient offline_access patient/*.cruds' }),
  }
}

/** A request of each kind, and the shape of its refusal. */
const KINDS: readonly (readonly [string, (started: Started) => Promise<Answer>, (answer: Answer) => void])[] =
  [
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
      ({ tenant, tokens }) =>
        ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, {
          ...bearer(tokens.access_token),
          ...FHIR,
        }),
      ({ json }) =>
        expect(json).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'transient' }] }),
    ],
    [
      'a read of data',
      ({ tenant, tokens }) =>
        ask(`${tenant.fhirBase}/Patient/amy-shaw`, 'GET', undefined, bearer(tokens.access_token)),
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
      const { tenant, tokens } = started
      const read = () =>
        ask(`${tenant.fhirBase}/Patient/amy-shaw`, 'GET', undefined, bearer(tokens.access_token))
      await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe(200)
      expect((await obtainTokens(tenant)).access_token).toBeTruthy()
    },
  )

  test('loses nothing that was confirmed, and confirms nothing that may be lost', async () => {
    const { tenant, tokens, sandbox } = await startTenant(used.valkey.url)
    const write = () =>
      ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, { ...bearer(tokens.access_token), ...FHIR })
    const confirmed: string[] = []
    let isOver = false
    const writing = Array.from({ length: 3 }, async () => {
      while (!isOver) {
        const { status, json } = await write()
        if (status === 201) confirmed.push(json.id)
        else expect(status).toBe(503)
      }
    })
    for (let round = 0; round < 3; round++) {
      const before = confirmed.length
      await expect.poll(() => confirmed.length, { timeout: 30_000 }).toBeGreaterThan(before + 5)
      await used.valkey.restart()
    }
    isOver = true
    await Promise.all(writing)
    await sandbox.dismiss().close()
    await sandbox.add()
    for (const id of confirmed) {
      const { status } = await ask(
        `${tenant.fhirBase}/Observation/${id}`,
        'GET',
        undefined,
        bearer(tokens.access_token),
      )
      expect(status).toBe(200)
    }
  })

  test('does not confirm that a code was redeemed whose record it cannot write, and the code is redeemed once', async () => {
    const { tenant } = await startTenant(used.valkey.url)
    const code = await obtainCode(tenant)
    used.valkey.suspend()
    const sent = post(tenant, 'token', params(await codeForm(tenant, { code })))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await used.valkey.kill()
    const first = await sent
    await used.valkey.restart()
    expect(first.status).toBe(503)
    const redeem = async () => (await post(tenant, 'token', params(await codeForm(tenant, { code })))).status
    await expect.poll(redeem, { timeout: 30_000 }).not.toBe(503)
    expect(await redeem()).toBe(400)
  })
})

describeStored('a store that came back without its data', () => {
  const used = useValkey()

  test('has no tenants, and takes new ones', async () => {
    const { tenant, sandbox, tokens } = await startTenant(used.valkey.url)
    await used.valkey.restart()
    const read = () =>
      ask(`${tenant.fhirBase}/Patient/amy-shaw`, 'GET', undefined, bearer(tokens.access_token))
    const write = () =>
      ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, { ...bearer(tokens.access_token), ...FHIR })
    await expect.poll(async () => (await write()).status, { timeout: 30_000 }).toBe(404)
    expect((await read()).status).toBe(404)
    const created = () => ask(`${sandbox.control()}/tenants`, 'POST', { name: 'there', options: APPROVED })
    await expect.poll(async () => (await created()).status, { timeout: 30_000 }).toBe(201)
    expect((await obtainTokens(tenant)).access_token).toBeTruthy()
  })

  test('lets a process that starts later pass requests on to those before', async () => {
    const { sandbox } = await startTenant(used.valkey.url)
    await used.valkey.restart()
    const created = () => ask(`${sandbox.control()}/tenants`, 'POST', { name: 'later', options: APPROVED })
    await expect.poll(async () => (await created()).status, { timeout: 30_000 }).toBe(201)
    await sandbox.add()
    sandbox.balancer.route(1)
    expect((await obtainTokens(getSiteTenant(sandbox, 'later'))).access_token).toBeTruthy()
  })
})
