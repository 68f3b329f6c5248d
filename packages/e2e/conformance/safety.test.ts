import {
  type ConformanceConfig,
  type ConformanceReport,
  runConformance,
} from '@smart-mock/client/conformance'
import type { MockTenant } from 'smart-mock/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServersUnderTest, startServersUnderTest } from './set-ups.ts'

/** The secret of the client, as Basic has it. */
const CREDENTIALS = `Basic ${btoa('conformance-secret:only+a+test%3A+%C3%BC%26%3D')}`

let servers: ServersUnderTest
let tenant: MockTenant
let config: ConformanceConfig
let report: ConformanceReport
beforeAll(async () => {
  servers = await startServersUnderTest()
  const server = await servers.create('logins')
  const { allow: _, ...own } = server.config
  tenant = server.tenant
  config = own
  report = await runConformance(own, { environment: server.environment })
})
afterAll(() => servers.close())

const listRequests = () => tenant.journal.find().map(({ step, request }) => ({ step, ...request }))
const getHeader = (headers: readonly (readonly [string, string])[], wanted: string) =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''

describe('a run with logins that is allowed nothing', () => {
  test('registers and revokes nothing', () => {
    expect(listRequests().length).toBeGreaterThan(150)
    expect(listRequests().filter(({ step }) => step === 'register' || step === 'revoke')).toEqual([])
  })

  test('writes nothing: its one PUT can change no version, and its batch reads', () => {
    const writes = listRequests().filter(
      ({ method, target }) =>
        /\/fhir\//.test(target) && !['GET', 'OPTIONS', 'HEAD'].includes(method) && !/_search$/.test(target),
    )
    const batches = writes.filter(({ body }) => /"type":"batch"/.test(body))
    const entries = batches.flatMap(({ body }) => [...body.matchAll(/"method":"(\w+)"/g)])
    expect(entries.map(([, method]) => method)).toEqual(['GET', 'GET'])
    const others = writes.filter((each) => !batches.includes(each))
    expect(others.map(({ method, headers }) => [method, getHeader(headers, 'if-match')])).toEqual([
      ['PUT', 'W/"smart-client-conformance"'],
    ])
  })

  test('sends one wrong secret', () => {
    const wrong = listRequests()
      .map(({ headers }) => getHeader(headers, 'authorization'))
      .filter((value) => value.startsWith('Basic ') && value !== CREDENTIALS && value !== 'Basic x')
    expect(wrong.map((value) => atob(value.slice(6)))).toEqual([
      'conformance-secret:smart-client-conformance-wrong-secret',
    ])
  })

  test('marks every request as its own', () => {
    const agents = listRequests().map(({ headers }) => getHeader(headers, 'user-agent'))
    expect([...new Set(agents.map((agent) => agent.split('/')[0]))]).toEqual(['smart-client-conformance'])
  })

  test('has no code, token, secret or state in its report', () => {
    const { symmetric } = config.clients === 'register' ? {} : (config.clients ?? {})
    const issued = tenant.journal.find().flatMap(({ sent }) => {
      const location = sent?.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? ''
      const body = String(sent?.body ?? '')
      const tokens = [...body.matchAll(/"(?:access_token|refresh_token|id_token)":"([^"]+)"/g)]
      const codes = URL.canParse(location) ? [new URL(location).searchParams.get('code')] : []
      return [...tokens.map(([, token]) => token), ...codes].filter((value) => typeof value === 'string')
    })
    expect(issued.length).toBeGreaterThan(15)
    const text = JSON.stringify(report)
    expect(issued.filter((value) => text.includes(value))).toEqual([])
    expect(text).not.toContain(String(symmetric?.secret))
    expect(text).not.toContain('only+a+test')
  })
})
