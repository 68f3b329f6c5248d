import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { LIFE_MS } from '../../src/store/heartbeat.ts'
import { bearer, obtainTokens } from '../support/handshake.ts'
import { ask, control, createTenantAt, getSiteTenant, type SiteTenant } from './site.ts'
import { startMocks, startProcesses } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }
const FHIR = { 'content-type': 'application/fhir+json' }

/** A resource that an app writes again and again. */
async function createNote({ fhirBase }: SiteTenant, token: string) {
  const headers = { ...bearer(token), ...FHIR }
  const build = (text: string, id?: string) =>
    JSON.stringify({ ...(id === undefined ? {} : { id }), ...BASE, code: { text } })
  const { id } = (await ask(`${fhirBase}/Observation`, 'POST', build('first'), headers)).json
  const url = `${fhirBase}/Observation/${id}`
  return {
    write: async (text: string) => (await ask(url, 'PUT', build(text, id), headers)).status,
    read: async () => (await ask(url, 'GET', undefined, headers)).json.code?.text as string | undefined,
  }
}
const BASE = { resourceType: 'Observation', status: 'final', subject: { reference: 'Patient/amy-shaw' } }

describeStored('a process that was suspended', () => {
  const used = useValkey()

  test('beyond its life: writes nothing and answers nothing of what it remembers, once another has taken over', async () => {
    const sandbox = await startProcesses(2, used.valkey.url)
    sandbox.balancer.route(0)
    await createTenantAt(sandbox.at(0), { name: 'fenced', options: APPROVED })
    const tenant = getSiteTenant(sandbox, 'fenced')
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    const note = await createNote(tenant, access_token)
    sandbox.at(0).signal('SIGSTOP')
    // This request waits for it.
    const late = note.read().catch(() => undefined)
    await sleep(LIFE_MS + 500)
    sandbox.balancer.route(1)
    await expect.poll(() => note.write('of the new owner'), { timeout: 30_000 }).toBe(200)
    sandbox.at(0).signal('SIGCONT')
    sandbox.balancer.route(0)
    expect(await note.read()).toBe('of the new owner')
    expect(await note.write('through the old one')).toBe(200)
    sandbox.balancer.route(1)
    expect(await note.read()).toBe('through the old one')
    await late
  })

  test('or stalled, while nobody wanted its tenants: goes on with them', async () => {
    const sandbox = await startProcesses(1, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: 'stalled', options: APPROVED })
    const tenant = getSiteTenant(sandbox, 'stalled')
    await control(sandbox, 'POST', '/tenants/stalled/faults', { fault: 'token-response-extras' })
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    sandbox.at(0).signal('SIGSTOP')
    await sleep(LIFE_MS + 500)
    sandbox.at(0).signal('SIGCONT')
    expect(
      (await ask(`${tenant.fhirBase}/Observation?patient=amy-shaw`, 'GET', undefined, bearer(access_token)))
        .status,
    ).toBe(200)
    const { outcome } = (await control(sandbox, 'GET', '/tenants/stalled/verdicts')).json.verdicts[0]
    expect(outcome).not.toBe('inconclusive')
  })
})

describeStored('two processes that want the same tenant at once', () => {
  const used = useValkey()

  test('serve it by one of them', async () => {
    const sandbox = await startMocks(3, used.valkey.url)
    for (let round = 0; round < 10; round++) {
      const name = `wanted-${round}`
      const answers = await Promise.all(
        sandbox.members.map(({ controlUrl }) =>
          ask(`${controlUrl}/tenants`, 'POST', { name, options: APPROVED }),
        ),
      )
      const [created, ...refused] = answers.map(({ status }) => status).sort()
      expect(created).toBe(201)
      // It exists, or is just being created.
      for (const status of refused) expect([400, 503]).toContain(status)
      await Promise.all(sandbox.members.map(({ controlUrl }) => ask(`${controlUrl}/tenants/${name}`)))
      const owners = sandbox.members.filter(({ tenants }) =>
        tenants.all().some(({ tenant }) => tenant.name === name),
      )
      expect(owners).toHaveLength(1)
    }
  })
})
