import { expect, test } from 'vitest'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import { ask, control, getSiteTenant } from '../site.ts'
import { findOwner, startMocks } from '../start-sandbox.ts'
import { APPROVED } from '../started-tenant.ts'
import { countEvents } from '../stored-records.ts'
import { viewQuietTenant } from '../tenant-view.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const NAME = 'talkative'
const BIG = { resourceType: 'Basic', code: { text: 'x'.repeat(900_000) } }

describeStored('a tenant whose exchanges are large', () => {
  const used = useValkey()

  test('has in the store what the next owner can read soon, and concludes nothing from the rest', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: NAME, options: APPROVED })
    await control(sandbox, 'POST', `/tenants/${NAME}/faults`, { fault: 'token-response-extras' })
    const tenant = getSiteTenant(sandbox, NAME)
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    const call = (path: string, method?: string, body?: unknown) =>
      ask(`${tenant.fhirBase}/${path}`, method, body, bearer(access_token))
    const { json } = await call('Basic', 'POST', { ...BIG, subject: { reference: 'Patient/amy-shaw' } })
    const before = await viewQuietTenant(sandbox, NAME)
    expect(before['/verdicts']).toMatchObject({ verdicts: [{ outcome: 'met' }] })
    for (let n = 0; n < 12; n++) expect((await call(`Basic/${json.id}`)).status).toBe(200)
    const owner = findOwner(sandbox, NAME)
    await sandbox.at(owner).close()
    const count = await countEvents(sandbox.shared.store, NAME)
    expect(count).toBeGreaterThan(4)
    expect(count).toBeLessThan(12)
    await ask(`${sandbox.at(1 - owner).controlUrl}/tenants/${NAME}`)
    expect(findOwner(sandbox, NAME)).toBe(1 - owner)
    const { verdicts } = (await ask(`${sandbox.at(1 - owner).controlUrl}/tenants/${NAME}/verdicts`)).json
    expect(verdicts).toMatchObject([{ outcome: 'inconclusive' }])
    expect((await call(`Basic/${json.id}`)).status).toBe(200)
  })
})
