import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, codeForm, obtainCode, obtainTokens, post, REDIRECT } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
let token: string
let writer: string
let other: string
beforeAll(async () => {
  mock = await oauthMock()
  token = (await obtainTokens(mock)).access_token
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  const options = { globalAppState: 'write' } as const
  mock.register({ clientId: 'writer', name: 'Writer', type: 'public', ...uris, options })
  const code = await obtainCode(mock, { client_id: 'writer' })
  const form = await codeForm(mock, { code, client_id: 'writer' })
  writer = ((await (await post(mock, 'token', form)).json()) as { access_token: string }).access_token
  mock.autoApprove({ user: 'Practitioner/dr-bianchi', patient: 'jack-smith' })
  other = (await obtainTokens(mock)).access_token
})
afterAll(() => mock.close())

type Body = Record<string, unknown>
async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = bearer(token),
) {
  const response = await fetch(`${mock.fhirBase.replace(/fhir$/, 'app-state')}/${path}`, {
    method,
    headers: { 'content-type': 'application/fhir+json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Body }
}

const basic = (changes: Body = {}) => ({
  resourceType: 'Basic',
  code: { coding: [{ system: 'https://app.example', code: 'prefs' }] },
  subject: { reference: 'Patient/amy-shaw' },
  extension: [{ url: 'https://app.example/color', valueString: 'blue' }],
  ...changes,
})
const mine = () => encodeURIComponent(`${mock.fhirBase}/Patient/amy-shaw`)
const CODE = 'code=https://app.example|prefs'

describe('app state', () => {
  test('is published by discovery (S-139)', async () => {
    const document = (await (await fetch(`${mock.fhirBase}/.well-known/smart-configuration`)).json()) as Body
    const [associated] = document.associated_endpoints as { url: string; capabilities: string[] }[]
    expect(associated?.capabilities).toEqual(['smart-app-state'])
    expect((await fetch(`${associated?.url}/Basic?${CODE}&subject:missing=true`)).status).toBe(401)
  })

  test('is created, queried, updated and deleted (S-140, S-141, S-143, S-144)', async () => {
    const created = await send('POST', 'Basic', basic())
    expect(created.status).toBe(201)
    expect(created.headers.get('etag')).toBe('W/"1"')
    expect(created.headers.get('location')).toContain(`/app-state/Basic/${created.body.id}`)
    expect(created.body).toMatchObject({ ...basic(), meta: { versionId: '1' } })

    const found = await send('GET', `Basic?${CODE}&subject=${mine()}`)
    expect(found.body).toMatchObject({ total: 1, type: 'searchset', entry: [{ resource: created.body }] })
    expect((await send('GET', `Basic?code=x|prefs&subject=${mine()}`)).body.total).toBe(0)

    const at = `Basic/${created.body.id}`
    const next = { ...basic({ extension: [] }), id: created.body.id }
    const ifMatch = (version: number) => ({ ...bearer(token), 'if-match': `W/"${version}"` })
    const updated = await send('PUT', at, next, ifMatch(1))
    expect([updated.status, updated.headers.get('etag')]).toEqual([200, 'W/"2"'])
    expect((await send('PUT', at, next, ifMatch(1))).status).toBe(412)
    expect((await send('PUT', at, next)).status).toBe(412)
    const moved = { ...next, subject: { reference: 'Practitioner/dr-okafor' } }
    expect((await send('PUT', at, moved, ifMatch(2))).status).toBe(412)
    const recoded = { ...next, code: { coding: [{ system: 'https://app.example', code: 'x' }] } }
    expect((await send('PUT', at, recoded, ifMatch(2))).status).toBe(412)
    expect((await send('DELETE', at, undefined, ifMatch(1))).status).toBe(412)
    expect((await send('DELETE', at, undefined, ifMatch(2))).status).toBe(204)
    expect((await send('PUT', at, next, ifMatch(2))).status).toBe(412)
    expect((await send('DELETE', at, undefined, ifMatch(3))).status).toBe(412)
  })

  test('accepts one of two concurrent updates', async () => {
    const { body } = await send('POST', 'Basic', basic())
    const headers = { ...bearer(token), 'if-match': 'W/"1"' }
    const update = () => send('PUT', `Basic/${body.id}`, { ...basic(), id: body.id }, headers)
    const both = await Promise.all([update(), update()])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  test('permits several states per code and subject, of 256 kB each, which persist (S-142, S-146)', async () => {
    const big = basic({
      code: { coding: [{ system: 'https://app.example', code: 'big' }] },
      extension: [{ url: 'https://app.example/x', valueString: 'x'.repeat(262_144) }],
    })
    expect((await send('POST', 'Basic', big)).status).toBe(201)
    expect((await send('POST', 'Basic', big)).status).toBe(201)
    const found = await send('GET', `Basic?code=https://app.example|big&subject=${mine()}`)
    expect(found.body.total).toBe(2)
    expect((await send('POST', 'Basic', `${' '.repeat(600_000)}{}`)).status).toBe(413)
  })

  test('is the patient in context’s, the user’s own, or global (S-145)', async () => {
    const own = basic({ subject: { reference: `${mock.fhirBase}/Practitioner/dr-okafor` } })
    expect((await send('POST', 'Basic', own)).status).toBe(201)
    const global = basic({ subject: undefined })
    expect((await send('POST', 'Basic', global)).status).toBe(403)
    expect((await send('POST', 'Basic', global, bearer(writer))).status).toBe(201)
    const read = await send('GET', `Basic?${CODE}&subject:missing=true`, undefined, bearer(other))
    expect([read.status, read.body.total]).toEqual([200, 1])
    const { body } = await send('POST', 'Basic', basic())
    const foreign = { ...bearer(other), 'if-match': 'W/"1"' }
    expect((await send('DELETE', `Basic/${body.id}`, undefined, foreign)).status).toBe(403)
    expect((await send('GET', `Basic?${CODE}&subject=${mine()}`, undefined, bearer(other))).status).toBe(403)
    expect((await send('POST', 'Basic', basic(), {})).status).toBe(401)
  })

  test.each([
    ['no JSON', '{'],
    ['another type', { ...basic(), resourceType: 'Observation' }],
    ['a member that would be lost', basic({ author: { reference: 'Practitioner/x' } })],
    ['no code', basic({ code: undefined })],
    [
      'two codings',
      basic({
        code: {
          coding: [
            { system: 'a', code: 'b' },
            { system: 'a', code: 'c' },
          ],
        },
      }),
    ],
    ['a code without system', basic({ code: { coding: [{ code: 'b' }] } })],
    ['a subject that is no person', basic({ subject: { reference: 'Group/1' } })],
  ])('refuses %s with an OperationOutcome', async (_name, body) => {
    const refused = await send('POST', 'Basic', body)
    expect([refused.status, refused.body.resourceType]).toEqual([400, 'OperationOutcome'])
  })

  test.each(['', 'code=x&subject:missing=true', CODE, `${CODE}&subject=a&subject:missing=true`])(
    'the query "%s" is refused',
    async (query) => expect((await send('GET', `Basic?${query}`)).status).toBe(400),
  )

  test('refuses other paths and methods', async () => {
    expect((await send('GET', 'Patient')).status).toBe(404)
    expect((await send('GET', 'Basic/1')).status).toBe(405)
    expect((await send('PATCH', 'Basic/1', {})).status).toBe(405)
  })
})
