import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { controlCall } from '../control/control-call.ts'
import { authorize } from '../support/handshake.ts'

let mock: Mock
const errors: unknown[] = []
beforeAll(async () => {
  mock = await createMock({ onError: (error) => void errors.push(error) })
})
afterAll(() => mock.close())

let count = 0
const createWith = (options: unknown) => {
  count += 1
  return controlCall(mock, 'POST', '/tenants', { name: `hostile-${count}`, options })
}

describe('the control API refuses, with the reason,', () => {
  test.for<[object, RegExp]>([
    [{ preset: 'epik' }, /options\.preset: .*"epic"/],
    [{ preset: 'constructor' }, /options\.preset/],
    [{ preset: 'epic', presetVariants: ['__proto__'] }, /epic has no variant __proto__; it has v1-answers/],
    [
      { preset: 'athena', presetVariants: ['old-site'] },
      /athena has no variant old-site; it has fhir-without-cors/,
    ],
    [{ presetVariants: ['old-site'] }, /a variant needs a preset/],
    [{ tokentype: 'bearer' }, /Unrecognized key: "tokentype"/],
    [{ endpointPaths: { token: '/../x' } }, /endpointPaths\.token: .*dots/],
    [{ endpointPaths: { token: '//evil.example/x' } }, /endpointPaths\.token: .*empty segment/],
    [{ endpointPaths: { token: '/' } }, /endpointPaths\.token: it must have a segment/],
    [{ endpointPaths: { token: '/{nope}/x' } }, /endpointPaths\.token: .*no placeholder \{nope\}/],
    [
      { endpointPaths: { token: '/a', authorize: '/a' } },
      /endpointPaths: (?:authorize|token) and (?:authorize|token) cannot/,
    ],
    [
      { endpointPaths: { token: '/auth/authorize' } },
      /endpointPaths: (?:authorize|token) and (?:authorize|token) cannot/,
    ],
    [{ issuer: '{root}/../../x' }, /options\.issuer: .*dots/],
    [{ issuer: '{second}/{second}' }, /options\.issuer: .*no placeholder \{second\}/],
    [{ responseHeaders: { all: { 'x-a': 'a\r\nb: c' } } }, /a line of ASCII text/],
    [{ pageSizes: { default: 60, max: 50 } }, /pageSizes\.default: must not be above max/],
    [{ pageSizes: { default: 10, max: 50, byType: { Patient: { default: 60 } } } }, /pageSizes\.byType/],
    [{ tenantParameter: { name: '_count', value: '1', required: true } }, /tenantParameter/],
    [{ discovery: { capture: '../../etc/passwd' } }, /discovery\.capture/],
  ])('%j', async ([options, reason]) => {
    const { status, json } = await createWith(options)
    expect([status, json.error]).toEqual([400, expect.stringMatching(reason)])
    expect(json.error).not.toMatch(/\n|\bat .*:\d+/)
  })

  test('a link with a variant that its preset does not have', async () => {
    const createLink = (options: object) => controlCall(mock, 'POST', '/scenarios', { options })
    expect(await createLink({ preset: 'epic', presetVariants: ['nope'] })).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining('epic has no variant nope') },
    })
    expect((await createLink({ presetVariants: ['old-site'] })).status).toBe(400)
    expect((await createLink({ preset: 'epic', presetVariants: ['old-site'] })).status).toBe(201)
  })
})

test('a member named __proto__ is a member of a document, or of nothing', async () => {
  const options = JSON.parse('{"discovery":{"set":{"__proto__":{"polluted":true},"x":1}}}')
  const { status, json } = await createWith(options)
  expect(status).toBe(201)
  const response = await fetch(`${json.fhirBase}/.well-known/smart-configuration`)
  expect(await response.json()).toMatchObject({ x: 1 })
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('a preset that is changed while a login is under way holds from the next exchange on', async () => {
  const tenant = mock.createTenant('midway', { preset: 'epic' })
  const page = await authorize(tenant)
  expect(page.status).toBe(200)
  tenant.tenant.change({ preset: 'keycloak' })
  const [, interaction = ''] = /name="interaction" value="([^"]+)"/.exec(await page.text()) ?? []
  const send = (form: Record<string, string>) =>
    fetch(`${tenant.issuer}/decide`, {
      method: 'POST',
      body: new URLSearchParams({ interaction, ...form }),
      redirect: 'manual',
    })
  expect((await send({ step: 'sign-in', user: 'Practitioner/dr-okafor' })).status).toBe(200)
  expect(tenant.journal.find().map(({ step, preset }) => [step, preset?.name])).toEqual([
    ['authorize', 'epic'],
    ['decide', 'keycloak'],
  ])
  tenant.tenant.change({ preset: 'none' })
  expect((await send({ step: 'pick-patient', patient: 'amy-shaw' })).status).toBe(200)
  expect(tenant.journal.last()?.preset).toBeUndefined()
  expect(errors).toEqual([])
})
