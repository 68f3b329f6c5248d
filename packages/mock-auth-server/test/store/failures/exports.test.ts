import { expect, test } from 'vitest'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import { type Answer, ask, control, getSiteTenant } from '../site.ts'
import { startMocks } from '../start-sandbox.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }

describeStored('an export whose process ends', () => {
  const used = useValkey()

  test('is not found at the next one, which says why and records that it was asked for', async () => {
    const sandbox = await startMocks(1, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: 'exported', options: APPROVED })
    const tenant = getSiteTenant(sandbox, 'exported')
    const { access_token } = await obtainTokens(tenant, { scope: 'openid user/*.rs' })
    const send = (url: string): Promise<Answer> =>
      ask(url, 'GET', undefined, { ...bearer(access_token), prefer: 'respond-async' })
    const begin = async () => {
      const { status, headers, text } = await send(`${tenant.fhirBase}/Patient/$export`)
      expect(status, text).toBe(202)
      return headers.get('content-location') ?? ''
    }
    const job = await begin()
    expect((await send(job)).status).toBe(202)
    await sandbox.dismiss().close()
    await sandbox.add()
    // An export of the next process must not pass for the one before.
    expect(await begin()).not.toBe(job)
    const { status, json } = await send(job)
    expect(status).toBe(404)
    expect(json).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ code: 'not-found', diagnostics: expect.stringContaining('ended with the process') }],
    })
    const { entries } = (await control(sandbox, 'GET', '/tenants/exported/journal')).json
    expect(entries.at(-1)).toMatchObject({
      request: { target: new URL(job).pathname },
      sent: { status: 404 },
    })
  })
})
