import { describe, expect, test } from 'vitest'
import { authorize, bearer, callback, codeForm, obtainCode, post } from '../support/handshake.ts'
import type { Sandbox } from './sandbox.ts'
import { ask, control, getSiteTenant, type SiteTenant } from './site.ts'
import { startMocks, startProcesses } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }

async function createTenant(sandbox: Sandbox, name: string, faults: readonly object[]): Promise<SiteTenant> {
  await control(sandbox, 'POST', '/tenants', { name, seed: 11, options: APPROVED })
  for (const fault of faults) await control(sandbox, 'POST', `/tenants/${name}/faults`, fault)
  return getSiteTenant(sandbox, name)
}

/** Returns the outcomes of all faults of a tenant, once they wait for nothing. */
async function judge(sandbox: Sandbox, name: string, query = ''): Promise<string[]> {
  const waiting = /"flow":"open"/
  for (;;) {
    const { text, json } = await control(sandbox, 'GET', `/tenants/${name}/verdicts${query}`)
    if (!waiting.test(text)) return json.verdicts.map(({ outcome }: { outcome: string }) => outcome)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Lets another mock take over from the first one, which stops. */
async function handOver(sandbox: Sandbox): Promise<void> {
  await sandbox.dismiss().close()
  await sandbox.add()
}

/** A login that tolerates what it must, and does not look at `state`: one step after the other. */
function* logIn(tenant: SiteTenant): Generator<() => Promise<void>> {
  let code = ''
  let token = ''
  yield async () => void (await ask(`${tenant.fhirBase}/.well-known/smart-configuration`))
  yield async () => {
    code = await obtainCode(tenant)
  }
  yield async () => {
    token = (
      (await (await post(tenant, 'token', await codeForm(tenant, { code }))).json()) as {
        access_token: string
      }
    ).access_token
  }
  yield async () => {
    const { status } = await ask(
      `${tenant.fhirBase}/Observation?patient=amy-shaw`,
      'GET',
      undefined,
      bearer(token),
    )
    expect(status).toBe(200)
  }
}

const FAULTS = [{ fault: 'token-response-extras' }, { fault: 'state-changed' }]
const OUTCOMES = ['met', 'not met']

describeStored('verdicts', () => {
  const used = useValkey()

  test.each([0, 1, 2, 3, 4])(
    'are the same when the process changes after step %i of a login',
    async (changing) => {
      const sandbox = await startMocks(1, used.valkey.url)
      const steps = [...logIn(await createTenant(sandbox, 'judged', FAULTS))]
      for (const [index, step] of steps.entries()) {
        if (index === changing) await handOver(sandbox)
        await step()
      }
      if (changing === steps.length) await handOver(sandbox)
      expect(await judge(sandbox, 'judged')).toEqual(OUTCOMES)
    },
  )

  test('lose their certainty when the process is killed, also at those that follow it; `not met` stays', async () => {
    const sandbox = await startProcesses(2, used.valkey.url)
    sandbox.balancer.route(0)
    for (const step of logIn(await createTenant(sandbox, 'killed', FAULTS))) await step()
    expect(await judge(sandbox, 'killed')).toEqual(OUTCOMES)
    const killed = sandbox.dismiss()
    killed.signal('SIGKILL')
    await killed.ended
    expect(await judge(sandbox, 'killed')).toEqual(['inconclusive', 'not met'])
    expect(await judge(sandbox, 'killed', '?run=run-1')).toEqual(['inconclusive', 'not met'])
    await sandbox.add()
    await sandbox.dismiss().close()
    expect(await judge(sandbox, 'killed')).toEqual(['inconclusive', 'not met'])
    await control(sandbox, 'POST', '/tenants/killed/reset')
    for (const fault of FAULTS) await control(sandbox, 'POST', '/tenants/killed/faults', fault)
    for (const step of logIn(getSiteTenant(sandbox, 'killed'))) await step()
    expect(await judge(sandbox, 'killed')).toEqual(OUTCOMES)
  })
})

describeStored('strikes', () => {
  const used = useValkey()

  /** Authorizes so many times, and returns which redirects were struck; the process changes at some of them. */
  async function listStrikes(sandbox: Sandbox, tenant: SiteTenant, changing: readonly number[]) {
    const struck: boolean[] = []
    for (let count = 0; count < 16; count++) {
      if (changing.includes(count)) await handOver(sandbox)
      const state = callback(await authorize(tenant, { state: 'the-state-of-the-app' })).get('state')
      struck.push(state !== 'the-state-of-the-app')
    }
    return struck
  }

  describe.each<readonly [string, object]>([
    ['by probability', { probability: 0.5 }],
    ['by skip and times', { skip: 3, times: 5 }],
    ['by sequence', { sequence: ['ok', 'fault', 'fault', 'ok', 'fault', 'ok', 'ok', 'fault'] }],
  ])('%s', (_, settings) => {
    test('are the same whenever the process changes', async () => {
      const sandbox = await startMocks(1, used.valkey.url)
      const fault = { fault: 'state-changed', ...settings }
      const alone = await listStrikes(sandbox, await createTenant(sandbox, 'alone', [fault]), [])
      expect(new Set(alone).size).toBe(2)
      const moved = await createTenant(sandbox, 'moved', [fault])
      expect(await listStrikes(sandbox, moved, [1, 2, 5, 9, 13])).toEqual(alone)
      const [{ strikeCount }] = (await control(sandbox, 'GET', '/tenants/moved/faults')).json.faults
      expect(strikeCount).toBe(alone.filter(Boolean).length)
    })
  })
})
