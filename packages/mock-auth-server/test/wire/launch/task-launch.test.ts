import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { authorize, bearer, callback, codeForm, obtainTokens, post } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
let token: string
beforeAll(async () => {
  mock = await oauthMock()
  token = (await obtainTokens(mock, { scope: 'user/*.cruds' })).access_token
})
afterAll(() => mock.close())

const coding = (code: string) => ({
  coding: [{ system: 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes', code }],
})
const application = (valueUrl: string) => ({ type: coding('smartonfhir-application'), valueUrl })

async function taskOf(code: string, input: unknown[], changes = {}): Promise<string> {
  const response = await fetch(`${mock.fhirBase}/Task`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/fhir+json' },
    body: JSON.stringify({
      resourceType: 'Task',
      status: 'requested',
      intent: 'proposal',
      code: coding(code),
      for: { reference: 'Patient/jane-smith' },
      input,
      ...changes,
    }),
  })
  expect(response.status).toBe(201)
  const { id } = (await response.json()) as { id: string }
  return id
}

const open = (id: string) =>
  fetch(`${mock.fhirBase.replace(/fhir$/, 'launch/task')}/${id}`, { redirect: 'manual' })

describe('task launch (S-042, S-152)', () => {
  test('an EHR launch with patient and appContext of the task', async () => {
    const context = { type: coding('smartonfhir-appcontext'), valueString: 'step-3' }
    const input = [application('http://localhost:4020/launch'), context]
    const response = await open(await taskOf('launch-app-ehr', input))
    const target = new URL(response.headers.get('location') ?? '')
    expect(target.origin + target.pathname).toBe('http://localhost:4020/launch')
    expect(target.searchParams.get('iss')).toBe(mock.fhirBase)
    const launch = target.searchParams.get('launch') ?? ''
    const code = callback(await authorize(mock, { launch, scope: 'launch patient/*.rs' })).get('code') ?? ''
    const tokens = await (await post(mock, 'token', await codeForm(mock, { code }))).json()
    expect(tokens).toMatchObject({ patient: 'jane-smith', appContext: 'step-3' })
  })

  test('a standalone launch opens the app without parameters', async () => {
    const response = await open(
      await taskOf('launch-app-standalone', [application('http://localhost:4020/')]),
    )
    expect(response.headers.get('location')).toBe('http://localhost:4020/')
  })

  test('refuses a Task that is not a launch task, or of an unregistered app', async () => {
    const app = application('http://localhost:4020/launch')
    const ids = [
      'none',
      await taskOf('other', [app]),
      await taskOf('launch-app-ehr', [{ type: coding('other'), valueString: 'x' }]),
      await taskOf('launch-app-ehr', [app, app]),
      await taskOf('launch-app-ehr', [application('https://evil.example/')]),
      await taskOf('launch-app-standalone', [application('https://evil.example/')]),
      await taskOf('launch-app-standalone', [application('javascript:alert(1)')]),
    ]
    for (const id of ids) {
      const response = await open(id)
      expect([response.status, response.headers.get('location')]).toEqual([404, null])
    }
  })
})

test('an embedded launch shows the app in a frame of the EHR page', async () => {
  const { url } = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  const html = await (await fetch(`${url}?embedded`)).text()
  expect(html).toMatch(/<iframe src="http:\/\/localhost:4020\/launch\/mock-public\?iss=/)
  expect(html).toContain('Amy')
})
