import { createFhirBase } from '@smart-mock/fhir-engine'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTenantData } from '../../../src/exchange/tenants/tenant-data.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import {
  authorize,
  callback,
  codeForm,
  type Params,
  post,
  SCOPES,
  type Tokens,
} from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

// Forms of the sign-in pages as an attacker crafts them: only the step that is due is accepted.

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => mock.reset())

async function open(changes: Params = {}): Promise<string> {
  const html = await (await authorize(mock, changes)).text()
  return /name="interaction" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

async function consent(interaction: string, scope = SCOPES): Promise<Response> {
  const form = new URLSearchParams({ interaction, step: 'consent', decision: 'allow' })
  for (const each of scope.split(' ')) form.append('scope', each)
  return post(mock, 'decide', form)
}

async function redeem(response: Response): Promise<Tokens> {
  const code = callback(response).get('code') ?? ''
  return (await (await post(mock, 'token', await codeForm(mock, { code }))).json()) as Tokens
}

describe('an EHR launch', () => {
  const launch = async () => {
    const launched = await mock.prepareLaunch({
      ...{ clientId: 'smart-client-public', user: 'Practitioner/dr-lindqvist', patient: 'lucas-labs' },
    })
    const handle = new URL(launched.url).pathname.split('/').at(-1) ?? ''
    return open({ launch: handle, scope: `launch ${SCOPES}` })
  }

  test.each([
    ['another user', { step: 'sign-in', user: 'Patient/amy-shaw' }],
    ['another patient', { step: 'pick-patient', patient: 'amy-shaw' }],
  ])('keeps its context when a form names %s', async (_, form) => {
    const interaction = await launch()
    const page = await (await post(mock, 'decide', { interaction, ...form })).text()
    expect(page).toContain('Lucas')
    const tokens = await redeem(await consent(interaction))
    expect(tokens.patient).toBe('lucas-labs')
  })
})

describe('a standalone launch', () => {
  test('takes no patient before somebody has signed in', async () => {
    const interaction = await open()
    const page = await post(mock, 'decide', { interaction, step: 'pick-patient', patient: 'amy-shaw' })
    expect(await page.text()).toContain('value="sign-in"')
    expect(await (await consent(interaction)).text()).toContain('value="sign-in"')
  })

  test('takes no consent before the patient that the scopes need is chosen', async () => {
    const interaction = await open()
    await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Practitioner/dr-okafor' })
    const response = await consent(interaction)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('value="pick-patient"')
  })

  test('keeps the user and the patient once they are chosen', async () => {
    const interaction = await open()
    await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Patient/amy-shaw' })
    await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Practitioner/dr-okafor' })
    await post(mock, 'decide', { interaction, step: 'pick-patient', patient: 'frank-hansen' })
    const tokens = await redeem(await consent(interaction))
    expect(tokens.patient).toBe('amy-shaw')
  })

  test('offers and takes only the patients of the user', async () => {
    const person: fhir4.Person = { resourceType: 'Person', id: 'unlinked', name: [{ text: 'Uma Unlinked' }] }
    const patient: fhir4.Patient = {
      resourceType: 'Patient',
      id: 'amy-shaw',
      name: [{ text: 'Amy V. Shaw' }],
    }
    const other = await createMock({ data: createTenantData(createFhirBase([person, patient])) })
    const html = await (await authorize(other)).text()
    const interaction = /name="interaction" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const page = await post(other, 'decide', { interaction, step: 'sign-in', user: 'Person/unlinked' })
    expect(await page.text()).toContain('type="search"')
    const picked = await post(other, 'decide', { interaction, step: 'pick-patient', patient: 'amy-shaw' })
    const text = await picked.text()
    expect(text).toContain('Choose one of the patients.')
    expect(text).not.toContain('Amy V. Shaw')
    await other.close()
  })
})
