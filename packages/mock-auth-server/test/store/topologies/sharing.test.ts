import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authorize, bearer, callback, codeForm, obtainTokens, post } from '../../support/handshake.ts'
import { ask, control, getSiteTenant } from '../site.ts'
import { startProcesses } from '../start-sandbox.ts'
import { describeStored } from '../use-valkey.ts'
import { TOPOLOGIES, type Topology } from './topologies.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }
const WRITABLE = { scope: 'launch/patient offline_access patient/*.cruds' }
const OBSERVATION = JSON.stringify({
  ...{ resourceType: 'Observation', status: 'final', code: { text: 't' } },
  subject: { reference: 'Patient/amy-shaw' },
})

describeStored('processes that share', () => {
  describe.each(TOPOLOGIES)('%s', (_, start) => {
    let topology: Topology
    beforeAll(async () => {
      topology = await start()
    })
    afterAll(() => topology?.stop())

    test('serve each tenant at any of them, and what the owner confirmed after it was killed', async () => {
      const { url, env = {} } = topology
      const sandbox = await startProcesses(2, url, { env })
      // The first one owns the tenants, and requests come to the other one.
      sandbox.balancer.route(1)
      // Their keys are in different slots of a cluster.
      const tenants = ['one', 'two', 'three', 'four'].map((name) => getSiteTenant(sandbox, name))
      const created = []
      for (const { name } of tenants) {
        const answer = await ask(`${sandbox.at(0).controlUrl}/tenants`, 'POST', { name, options: APPROVED })
        expect(answer.status, answer.text).toBe(201)
      }
      for (const tenant of tenants) {
        const code = callback(await authorize(tenant)).get('code') ?? ''
        expect((await post(tenant, 'token', await codeForm(tenant, { code }))).status).toBe(200)
        const { access_token } = await obtainTokens(tenant, WRITABLE)
        const headers = { ...bearer(access_token), 'content-type': 'application/fhir+json' }
        const written = await ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, headers)
        expect(written.status, written.text).toBe(201)
        created.push({ at: `${tenant.fhirBase}/Observation/${written.json.id}`, headers })
      }
      const killed = sandbox.dismiss()
      sandbox.balancer.route(0)
      killed.signal('SIGKILL')
      await killed.ended
      for (const { at, headers } of created) {
        const { status, text } = await ask(at, 'GET', undefined, headers)
        expect(status, text).toBe(200)
      }
      const { json } = await control(sandbox, 'GET', '/tenants')
      expect(json.tenants.map(({ name }: { name: string }) => name)).toEqual(
        expect.arrayContaining(tenants.map(({ name }) => name)),
      )
      expect((await control(sandbox, 'DELETE', '/tenants/one')).status).toBe(204)
      expect((await ask(`${sandbox.control()}/tenants/one`)).status).toBe(404)
    })
  })
})
