import { describe, expect, test } from 'vitest'
import type { FhirResult, Run } from '../../src/model/api.ts'
import { at } from '../support/answer-at.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('FHIR', () => {
  const ask = (run: Run, path: string, more = {}) =>
    client.api<FhirResult>('POST', `/api/runs/${run.id}/fhir`, { method: 'GET', path, ...more })

  test.each([
    ['https://canary.example/Patient/1'],
    ['//canary.example/Patient/1'],
    ['../auth/token'],
    ['Patient/%2e%2e/x'],
    ['Patient/1?access_token=x'],
    ['Patient/undefined'],
    ['Patient/Patient/1'],
    ['Observation?patient=null'],
  ])('%s is never asked (C-142, C-152, C-153, C-156)', async (path) => {
    const run = await client.login()
    const before = server.seen.length
    const answer = await ask(run, path)
    expect(answer.verdict.level).toBe('error')
    expect(server.seen.length).toBe(before)
  })

  test.each<[string, { status: number; body?: string; headers?: Record<string, string> }, string]>([
    ['HTML (F-250)', { status: 200, body: '<html>' }, 'fhir-invalid'],
    ['an empty 200 (F-250)', { status: 200 }, 'fhir-invalid'],
    ['another type (F-253)', { status: 200, body: '{"resourceType":"Group","id":"p1"}' }, 'fhir-invalid'],
    ['another id (F-254)', { status: 200, body: '{"resourceType":"Patient","id":"p2"}' }, 'wrong-patient'],
    [
      'an OperationOutcome with 200 (F-253)',
      { status: 200, body: '{"resourceType":"OperationOutcome","issue":[{"severity":"error"}]}' },
      'fhir-invalid',
    ],
    ['403 (F-238)', { status: 403 }, 'fhir-refused'],
    ['410 (F-242)', { status: 410 }, 'fhir-refused'],
    ['a redirect (F-267)', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'redirect-refused'],
  ])('%s is not taken for data, nor asked again', async (_, reply, code) => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Patient/p1', reply)
    const before = server.seen.length
    const answer = await ask(run, 'Patient/p1')
    expect(answer.verdict).toMatchObject({ level: 'error', code })
    expect(server.seen.length).toBe(before + 1)
  })

  test('Retry-After is waited for; a POST is not repeated (F-246, F-248)', async () => {
    const run = await client.login()
    let busy = 2
    server.tamper.reply = ({ url }) =>
      url === '/fhir/Patient/p1' && busy-- > 0 ? { status: 429, headers: { 'retry-after': '7' } } : undefined
    expect((await ask(run, 'Patient/p1')).verdict.level).toBe('ok')
    expect(client.slept).toEqual([7000, 7000])
    server.tamper.reply = at('/fhir/Patient', { status: 503 })
    const before = server.seen.length
    await ask(run, 'Patient', { method: 'POST', body: '{"resourceType":"Patient"}', beyondGrant: true })
    expect(server.seen.length).toBe(before + 1)
  })

  test('a server that stays busy is asked three times, growing gaps (F-247)', async () => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Patient/p1', { status: 429 })
    expect((await ask(run, 'Patient/p1')).status).toBe(429)
    expect(client.slept).toEqual([1000, 2000])
  })

  test('a query beyond the grant is not sent unless a person insists (C-149, F-116 … F-118)', async () => {
    const run = await client.login()
    const before = server.seen.length
    const write = { method: 'DELETE' }
    expect((await ask(run, 'Patient/p1', write)).verdict.code).toBe('beyond-grant')
    expect((await ask(run, 'Procedure')).verdict.code).toBe('beyond-grant')
    expect(server.seen.length).toBe(before)
    await ask(run, 'Patient/p1', { ...write, beyondGrant: true })
    expect(server.seen.length).toBe(before + 1)
  })

  const bundle = (next: string, patient = 'p1') =>
    JSON.stringify({
      resourceType: 'Bundle',
      link: [{ relation: 'next', url: next }],
      entry: [
        { resource: { resourceType: 'Observation', id: 'o', subject: { reference: `Patient/${patient}` } } },
      ],
    })

  test('a next link to another origin gets nothing (F-264); a circle ends (F-261); endless pages end (F-262)', async () => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Observation', { status: 200, body: bundle('http://127.0.0.1:9/x') })
    expect(await ask(run, 'Observation', { pages: 9 })).toMatchObject({
      incomplete: true,
      verdict: { level: 'warning' },
    })
    server.tamper.reply = at('/fhir/Observation', {
      status: 200,
      body: bundle(`${server.fhirBase}/Observation?p=1`),
    })
    expect((await ask(run, 'Observation', { pages: 9 })).exchangeIds).toHaveLength(2)
    let page = 0
    server.tamper.reply = ({ url }) =>
      url.startsWith('/fhir/Observation')
        ? { status: 200, body: bundle(`${server.fhirBase}/Observation?p=${++page}`) }
        : undefined
    expect(await ask(run, 'Observation', { pages: 5 })).toMatchObject({
      incomplete: true,
      exchangeIds: { length: 5 },
    })
  })

  test('resources of another patient are withheld (F-254)', async () => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Observation', { status: 200, body: bundle('x', 'p2') })
    const answer = await ask(run, 'Observation')
    expect(answer).toMatchObject({ withheld: ['Observation/o'], verdict: { code: 'wrong-patient' } })
    expect(answer.body).not.toContain('Patient/p2')
  })
})
