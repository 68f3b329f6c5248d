import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FhirQuery, FhirResult } from '../../src/model/api.ts'
import { startTestClient, type TestClient } from '../support/test-client.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let client: TestClient
let ask: (query: Partial<FhirQuery>) => Promise<FhirResult>
/** Version of the stored resource; every change creates a new one. */
let version: number

const PATIENT = 'Patient/p1'

beforeEach(async () => {
  version = 1
  server = await startTestServer()
  client = await startTestClient(server.fhirBase)
  server.tamper.reply = ({ url, method, headers }) => {
    if (url !== `/fhir/${PATIENT}`) return undefined
    const sent = headers['if-match']
    if (sent !== undefined && sent !== `W/"${version}"`) return { status: 412 }
    if (method === 'DELETE') return { status: 204 }
    if (method === 'PUT') version++
    return {
      status: 200,
      headers: { etag: `W/"${version}"`, 'content-type': 'application/fhir+json' },
      body: body(version),
    }
  }
  const { id } = await client.login()
  ask = (query) =>
    client.api('POST', `/api/runs/${id}/fhir`, { method: 'PUT', path: PATIENT, beyondGrant: true, ...query })
})

afterEach(async () => {
  await client.close()
  await server.close()
})

const body = (versionId: number) =>
  JSON.stringify({ resourceType: 'Patient', id: 'p1', meta: { versionId: `${versionId}` } })
const bare = JSON.stringify({ resourceType: 'Patient', id: 'p1' })
const ifMatches = () =>
  server.seen.flatMap(({ method, headers }) =>
    ['PUT', 'DELETE', 'POST'].includes(method) && headers.authorization?.startsWith('Bearer')
      ? [headers['if-match']]
      : [],
  )

test('an update names the version that was read, then the one that it made (C-159)', async () => {
  expect((await ask({ body: bare })).status).toBe(200)
  expect((await ask({ body: bare })).status).toBe(200)
  await ask({ method: 'DELETE' })
  await ask({ body: bare })
  expect(ifMatches()).toEqual(['W/"1"', 'W/"2"', 'W/"3"', undefined])
})

test('after a conflict the old version is named until the resource is read again (F-244)', async () => {
  version = 5
  expect((await ask({ body: bare })).status).toBe(412)
  expect((await ask({ body: bare })).status).toBe(412)
  await ask({ method: 'GET' })
  expect((await ask({ body: bare })).status).toBe(200)
  expect(ifMatches()).toEqual(['W/"1"', 'W/"1"', 'W/"5"'])
})

test('what was edited from an older version is not sent as an update of the newer', async () => {
  version = 2
  await ask({ method: 'GET' })
  expect((await ask({ body: body(1) })).status).toBe(412)
})

test('a header that a person gives is left alone, other requests get none', async () => {
  await ask({ body: bare, headers: [['If-Match', 'W/"1"']] })
  await ask({ method: 'POST', path: 'Patient', body: bare })
  await ask({ path: 'Patient/never-read', body: bare })
  expect(ifMatches()).toEqual(['W/"1"', undefined, undefined])
})
