import { expect, test } from 'vitest'
import { at } from '../support/answer-at.ts'
import { queryPatient } from '../support/query-patient.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const received = () => server.fhirRequests().at(-1)

test('a search is sent as it was typed', async () => {
  const run = await client.login()
  const query = 'code:in=http://loinc.org|8480-6,8462-4&date=ge2020%2D01&_count=+1'
  await queryPatient(run, `Observation?${query}`)
  expect(received()?.url).toBe(`/fhir/Observation?${query}`)
})

test.each([
  ['a batch', 'POST', '/', '{ "resourceType": "Bundle", "type": "batch",\n "value": 1.10 }'],
  ['a create', 'POST', 'Observation', '{ "resourceType": "Observation", "value": 1.10 }'],
  ['an update', 'PUT', 'Observation/o', '{ "resourceType": "Observation", "id": "o", "value": 1.10 }'],
  ['a patch', 'PATCH', 'Observation/o', '[ { "op": "replace", "path": "/value", "value": 1.10 } ]'],
])('%s is sent as it was typed', async (_, method, path, body) => {
  const run = await client.login()
  await queryPatient(run, path, { method, body, beyondGrant: true })
  const type = method === 'PATCH' ? 'application/json-patch+json' : 'application/fhir+json'
  expect(received()).toMatchObject({
    ...{ method, body, url: `/fhir/${path}`.replace('//', '/') },
    headers: { 'content-type': type, accept: 'application/fhir+json' },
  })
})

test('a body is shown as it was received, with all digits', async () => {
  const run = await client.login()
  const body = '{ "resourceType": "Patient", "id": "p1", "value": 1.100, "large": 12345678901234567890 }'
  server.tamper.reply = at('/fhir/Patient/p1', { status: 200, body })
  expect(await queryPatient(run)).toMatchObject({ body, verdict: { level: 'ok' } })
})
