import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../src/testing/index.ts'
import { useTenants } from '../presets/use-tenants.ts'
import { authorize, bearer, callback, codeForm, type Params, post } from '../support/handshake.ts'

const createTenant = useTenants()

/** What a driver adds to the front channel of a login. */
interface Marks {
  readonly params?: Params
  readonly headers?: Record<string, string>
}

/** Logs in after discovery; only what the browser sends has the label. Returns the access token. */
async function logIn(tenant: MockTenant, { params = {}, headers = {} }: Marks): Promise<string> {
  await (await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)).json()
  const scope = 'launch/patient patient/*.rs'
  const code = callback(await authorize(tenant, { scope, ...params }, { headers })).get('code') ?? ''
  const reply = await post(tenant, 'token', await codeForm(tenant, { code }))
  return (await reply.json()).access_token
}

const read = (tenant: MockTenant, token: string) =>
  fetch(`${tenant.fhirBase}/Patient/amy-shaw`, { headers: bearer(token) })

async function conclude(tenant: MockTenant, armed: Awaited<ReturnType<MockTenant['arm']>>) {
  tenant.observe({ kind: 'settled' })
  const { outcome, reason } = await armed.waitForVerdict(5000)
  return `${outcome}: ${reason}`
}

const WAYS: readonly (readonly [string, (label: string) => Marks])[] = [
  ['header', (label) => ({ headers: { 'x-smart-mock-run': label } })],
  ['cookie', (label) => ({ headers: { cookie: `smart-mock-run=${label}` } })],
  ['login_hint', (label) => ({ params: { login_hint: `smart-mock-run:${label}` } })],
]

describe.each(WAYS)('a label of the front channel, by %s', (_, mark) => {
  test.each(['unknown-members', 'token-response-extras'])(
    'does not part a login from the rest of it: %s is met',
    async (fault) => {
      const tenant = createTenant()
      const armed = await tenant.arm(fault)
      await read(tenant, await logIn(tenant, mark('one')))
      expect(armed.strikeCount).toBeGreaterThan(0)
      expect(await conclude(tenant, armed)).toMatch(/^met/)
    },
  )

  test('does not hide a careless client: a code that is repeated is not met', async () => {
    const tenant = createTenant()
    const armed = await tenant.arm('invalid-grant', { times: 100 })
    const { params = {}, headers = {} } = mark('one')
    const code = callback(await authorize(tenant, params, { headers })).get('code') ?? ''
    const form = await codeForm(tenant, { code })
    for (let time = 0; time < 2; time++) await (await post(tenant, 'token', form)).text()
    expect(await conclude(tenant, armed)).toMatch(/^not met/)
  })

  test('tells two logins of one client apart: only one of them reads data', async () => {
    const tenant = createTenant()
    const armed = await tenant.arm('unknown-members', { times: 100 })
    await logIn(tenant, mark('one'))
    await read(tenant, await logIn(tenant, mark('two')))
    expect(await conclude(tenant, armed)).toMatch(/^not met/)
  })
})
