import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AppState, AppStateAnswer, TokenView } from '../../src/model/api.ts'
import type { Reply } from '../support/tamper.ts'
import { startTestClient, stepOf, type TestClient } from '../support/test-client.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let client: TestClient
let runId: string

const CODE = 'https://app.example|notes'
const VALUES = [{ url: 'https://app.example/text', value: 'Hello' }]
const SEEN = { code: CODE, id: 's1', version: 'W/"3"', values: VALUES }

beforeEach(async () => {
  server = await startTestServer()
  client = await startTestClient(server.fhirBase)
  server.tamper.smartConfiguration = (json) => ({
    ...json,
    associated_endpoints: [{ url: `${server.origin}/state`, capabilities: ['smart-app-state'] }],
  })
  runId = (await client.login()).id
})

afterEach(async () => {
  await client.close()
  await server.close()
})

type Action = 'load' | 'save' | 'delete'
const ask = (action: Action, body: unknown) =>
  client.api<AppStateAnswer>('POST', `/api/runs/${runId}/app-state/${action}`, body)

const subject = () => `${server.fhirBase}/Patient/p1`

const basic = (changes: Record<string, unknown> = {}) => ({
  resourceType: 'Basic',
  id: 's1',
  meta: { versionId: '3' },
  code: { coding: [{ system: 'https://app.example', code: 'notes' }] },
  extension: [{ url: 'https://app.example/text', valueString: 'Hello' }],
  ...changes,
})

/** Sets the reply of the app state endpoint. */
function answer(body: unknown, { status = 200, headers = {} }: Partial<Reply> = {}) {
  server.tamper.reply = ({ url }) =>
    url.startsWith('/state')
      ? { status, headers, body: body === undefined ? '' : JSON.stringify(body) }
      : undefined
}

const found = (...resources: unknown[]) =>
  answer({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) })

const asked = () => server.seen.filter(({ url }) => url.startsWith('/state'))

test('what the token allows is offered: the endpoint, the patient, the user', async () => {
  const { appState } = await client.api<TokenView>('GET', `/api/runs/${runId}/tokens`)
  expect(appState.cannot).toBeUndefined()
  expect(appState.endpoint).toBe(`${server.origin}/state`)
  expect(appState.subjects[0]).toEqual({ label: 'Patient in context: Patient/p1', reference: subject() })
})

test('a server without the capability offers none, and nothing is asked', async () => {
  server.tamper.smartConfiguration = undefined
  runId = (await client.login()).id
  const { appState } = await client.api<TokenView>('GET', `/api/runs/${runId}/tokens`)
  expect(appState.cannot).toMatch(/does not store app state/)
  expect((await ask('load', { code: CODE })).verdict).toMatchObject({ code: 'unsupported-by-server' })
  expect(asked()).toEqual([])
})

test('a query names code and subject, or that there is none, with the token (C-185)', async () => {
  found(basic({ subject: { reference: subject() } }))
  const { states, verdict } = await ask('load', { code: CODE, subject: subject() })
  expect(verdict).toMatchObject({ level: 'ok', message: 'One state was found.' })
  expect(states).toEqual([{ ...SEEN, subject: subject(), bytes: expect.any(Number) }])
  found()
  expect((await ask('load', { code: CODE })).verdict.message).toMatch(/^Nothing is stored/)
  const queries = asked().map(({ url }) => Object.fromEntries(new URL(url, server.origin).searchParams))
  expect(queries).toEqual([
    { code: CODE, subject: subject() },
    { code: CODE, 'subject:missing': 'true' },
  ])
  for (const { headers } of asked()) expect(headers.authorization).toMatch(/^Bearer access-/)
})

test('a new state is posted without id and version; a change has If-Match (C-184)', async () => {
  answer(basic({ meta: { versionId: '1' } }), { status: 201, headers: { etag: 'W/"1"' } })
  const created = await ask('save', { code: CODE, values: [...VALUES, { url: '', value: '' }] })
  expect(created).toMatchObject({
    verdict: { level: 'ok' },
    mustLoad: false,
    states: [{ id: 's1', version: 'W/"1"' }],
  })
  answer(basic({ meta: { versionId: '2' } }), { headers: { etag: 'W/"2"' } })
  const changed = await ask('save', { ...SEEN, version: 'W/"1"' })
  expect(changed.states).toMatchObject([{ version: 'W/"2"' }])
  answer(undefined, { status: 204 })
  expect((await ask('delete', { id: 's1', version: 'W/"2"' })).verdict.level).toBe('ok')
  const [post, put, remove] = asked()
  expect(JSON.parse(post?.body ?? '')).toEqual({
    resourceType: 'Basic',
    code: basic().code,
    extension: basic().extension,
  })
  expect(put).toMatchObject({ method: 'PUT', url: '/state/Basic/s1' })
  expect(put?.headers['if-match']).toBe('W/"1"')
  expect(JSON.parse(put?.body ?? '')).toMatchObject({ id: 's1' })
  expect(remove).toMatchObject({ method: 'DELETE', url: '/state/Basic/s1' })
  expect(remove?.headers['if-match']).toBe('W/"2"')
  expect(stepOf(await client.run(runId), 'app-state')).toMatchObject({ title: 'App state: DELETE Basic/s1' })
})

test.each([403, 404, 409, 410, 412, 413, 428, 500])(
  'a change that is refused with %i is done once, and has to be loaded again (F-294)',
  async (status) => {
    const issue = [{ severity: 'error', code: 'conflict', diagnostics: 'Version 4 is the current one' }]
    answer({ resourceType: 'OperationOutcome', issue }, { status })
    const { verdict, mustLoad, states } = await ask('save', SEEN)
    expect(verdict.message).toBe(`The FHIR server returned ${status}. Version 4 is the current one`)
    expect(verdict.whatToTry).toBeTruthy()
    expect([mustLoad, states, asked().length]).toEqual([true, [], 1])
  },
)

test('what is refused before anything changed need not be loaded again', async () => {
  answer(undefined, { status: 403 })
  expect((await ask('save', { code: CODE, values: VALUES })).mustLoad).toBe(false)
  expect((await ask('load', { code: CODE })).mustLoad).toBe(false)
})

test.each([
  ['another subject', { subject: { reference: 'https://ehr.example/Patient/2' } }],
  ['another code', { code: { coding: [{ system: 'https://app.example', code: 'other' }] } }],
  ['another resource', { resourceType: 'Patient' }],
  ['an id that is a path', { id: '../Patient/2' }],
])('state of %s is not shown', async (_, changes) => {
  found(basic(changes), basic())
  const { states, verdict } = await ask('load', { code: CODE })
  expect(states).toHaveLength(1)
  expect(verdict).toMatchObject({ level: 'error', message: expect.stringContaining('is not shown') })
})

test.each([
  ['more than fits', { extension: [{ url: 'a:b', valueString: 'x'.repeat(300_000) }] }, []],
  ['numbers', { extension: [{ url: 'a:b', valueInteger: 1 }] }, []],
  ['more than state', { author: { reference: 'Patient/1' } }, VALUES],
])('state with %s is not changed from here', async (_, changes, values) => {
  found(basic(changes))
  const [state] = (await ask('load', { code: CODE })).states as AppState[]
  expect(state?.locked).toMatch(/^It has /)
  expect(state?.values).toEqual(values)
})

test.each([
  ['a value that is too large', { values: [{ url: 'a:b', value: 'é'.repeat(130_000) }] }, 'too-large'],
  ['no value', { values: [{ url: 'a:b', value: '' }] }, 'invalid-input'],
  ['a value without a URL', { values: [{ url: 'theme', value: 'x' }] }, 'invalid-input'],
  ['no system', { code: 'notes', values: VALUES }, 'invalid-input'],
  ['a change without a version', { id: 's1', values: VALUES }, 'invalid-input'],
  ['an id that is a path', { id: '../x', version: 'W/"1"', values: VALUES }, 'invalid-input'],
])('%s is not sent', async (_, draft, code) => {
  const { verdict, error } = await ask('save', { code: CODE, ...draft })
  expect((error ?? verdict).code).toBe(code)
  expect(asked()).toEqual([])
})

test.each([
  ['no ETag and no version', basic({ meta: {} }), { status: 201 }, 'no usable ETag', true],
  ['200 for a new one', basic(), { headers: { etag: 'W/"3"' } }, 'the response was 200', false],
  [
    'other values',
    basic({ extension: [] }),
    { status: 201, headers: { etag: 'W/"3"' } },
    'did not store',
    false,
  ],
  ['no body', undefined, { status: 201 }, 'without the new state', true],
])('%s in the answer is said', async (_, body, reply, says, mustLoad) => {
  answer(body, reply)
  const { verdict, ...rest } = await ask('save', { code: CODE, values: VALUES })
  expect(verdict).toMatchObject({ level: 'warning', message: expect.stringContaining(says) })
  expect(rest.mustLoad).toBe(mustLoad)
})

test('a redirect gets no token', async () => {
  answer(undefined, { status: 307, headers: { location: 'http://127.0.0.1:9/' } })
  const { verdict, mustLoad } = await ask('save', SEEN)
  expect([verdict.code, mustLoad]).toEqual(['redirect-refused', true])
})
