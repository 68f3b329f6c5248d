import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, callback, codeForm, obtainCode, obtainTokens, post } from '../../support/handshake.ts'
import { listEffects, useTenants } from '../use-tenants.ts'

const createTenant = useTenants()
const CLIENT = { clientId: 'smart-client-public', patient: 'lucas-labs', user: 'Practitioner/dr-okafor' }
const scope = 'launch openid patient/Observation.rs'
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Opens the app as the EHR does; returns the launch value that it gets. */
async function openApp(tenant: MockTenant): Promise<string> {
  const { url } = await tenant.prepareLaunch(CLIENT)
  const response = await fetch(url, { redirect: 'manual' })
  return callback(response).get('launch') ?? ''
}

describe('launchWithoutScope', () => {
  test('ignored asks the user, without the context of the EHR', async () => {
    const tenant = createTenant({ launchWithoutScope: 'ignored' })
    const { launch } = await tenant.prepareLaunch(CLIENT)
    const tokens = await obtainTokens(tenant, { launch, scope: 'openid' })
    expect(tokens).not.toHaveProperty('patient')
    expect(listEffects(tenant, 'authorize')).toEqual(['launchWithoutScope'])
    expect(await obtainTokens(tenant, { launch, scope })).toMatchObject({ patient: 'lucas-labs' })
    expect(listEffects(tenant, 'authorize')).toEqual([])
  })

  test('honoured is the default', async () => {
    const tenant = createTenant({ launchWithoutScope: 'honoured' })
    const { launch } = await tenant.prepareLaunch(CLIENT)
    expect(await obtainTokens(tenant, { launch, scope: 'openid' })).toMatchObject({ patient: 'lucas-labs' })
  })
})

describe('launchFormat', () => {
  test.each([
    ['handle', /^launch_/],
    ['jwt', /^[\w-]+\.[\w-]{200,}\.[\w-]+$/],
    ['json', /^[\w-]{20,}$/],
    ['patient-id', /^lucas-labs$/],
  ] as const)('%s', async (launchFormat, form) => {
    const tenant = createTenant({ launchFormat })
    const launch = await openApp(tenant)
    expect(launch).toMatch(form)
    expect(listEffects(tenant, 'launch')).toEqual(launchFormat === 'handle' ? [] : ['launchFormat'])
    expect(await obtainTokens(tenant, { launch, scope })).toMatchObject({ patient: 'lucas-labs' })
  })

  test.each(['handle', 'jwt'] as const)(
    '%s works once, and nobody else can write it',
    async (launchFormat) => {
      const tenant = createTenant({ launchFormat })
      const launch = await openApp(tenant)
      await obtainTokens(tenant, { launch, scope })
      for (const value of [launch, encode({ patient: 'amy-shaw' }), 'amy-shaw'])
        expect(callback(await authorize(tenant, { launch: value, scope })).get('error')).toBe(
          'invalid_request',
        )
    },
  )

  test.each([
    ['json', encode({ patient: 'lucas-labs', practitioner: 'p1', need_patient_banner: false })],
    ['json', btoa('{"patient":"lucas-labs","practitioner":"p1","need_patient_banner":false}')],
  ] as const)('%s is what an app wrote, %s', async (launchFormat, launch) => {
    const tenant = createTenant({ launchFormat, contextDisplay: 'never' })
    for (const _ of [1, 2]) {
      const tokens = await obtainTokens(tenant, { launch, scope })
      const context = { patient: 'lucas-labs', practitioner: 'p1', need_patient_banner: false }
      expect(tokens).toMatchObject(context)
      expect(tokens).not.toHaveProperty('smart_style_url')
    }
    expect(listEffects(tenant, 'authorize')).toEqual(['launchFormat'])
    const strict = createTenant()
    expect(callback(await authorize(strict, { launch, scope })).get('error')).toBe('invalid_request')
  })

  test('json cannot replace members of OAuth', async () => {
    const launch = encode({ access_token: 'x', scope: 'system/*.cruds', intent: 'order' })
    const tokens = await obtainTokens(createTenant({ launchFormat: 'json' }), { launch, scope })
    expect(tokens).toMatchObject({ scope, intent: 'order' })
    expect(tokens.access_token).not.toBe('x')
  })

  test.each([
    ['json', '{"patient":1}'],
    ['json', encode({ patient: '../x' })],
    ['json', encode({ fhirContext: 'x' })],
    ['json', encode({ deep: { er: 1 } })],
    ['json', encode([1])],
    ['patient-id', 'amy/shaw'],
  ] as const)('%s %s is refused', async (launchFormat, launch) => {
    const unreadable = launch.startsWith('{') ? launch : `${launch}_`
    const tenant = createTenant({ launchFormat })
    const answer = callback(await authorize(tenant, { launch: unreadable, scope }))
    expect(answer.get('error_description')).toContain('The launch value is neither')
  })

  test('an unreadable value is refused by the token endpoint, where the tenant has an answer for it', async () => {
    const tokenErrors = { launchWrong: { status: 400, error: 'invalid_launch' } }
    const tenant = createTenant({ launchFormat: 'json', tokenErrors })
    const code = await obtainCode(tenant, { launch: '{}{', scope })
    const response = await post(tenant, 'token', await codeForm(tenant, { code }))
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_launch' }])
    expect(listEffects(tenant, 'token')).toEqual(['tokenErrors'])
  })
})
