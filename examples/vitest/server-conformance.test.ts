import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runConformance } from '@smart-mock/client/conformance'
import { describe, expect, onTestFinished, test } from 'vitest'

// A server under test that is far from complete: replace it by yours, in the process of the test.
const configuration = (origin: string, methods: readonly string[]) => ({
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  grant_types_supported: ['authorization_code'],
  code_challenge_methods_supported: methods,
  scopes_supported: ['launch/patient', 'patient/*.rs'],
  capabilities: ['launch-standalone', 'client-public', 'context-standalone-patient', 'permission-patient'],
})

const createListener =
  (methods: readonly string[]) => (request: IncomingMessage, response: ServerResponse) => {
    const send = (status: number, body: object) => {
      const headers = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }
      response.writeHead(status, headers).end(JSON.stringify(body))
    }
    if (request.url === '/fhir/.well-known/smart-configuration')
      return send(200, configuration(`http://${request.headers.host}`, methods))
    if (request.url === '/fhir/metadata')
      return send(200, { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' })
    return send(404, { error: 'not built yet' })
  }

/** Starts the server until the end of the test, and returns its FHIR base. */
async function startServer(...methods: string[]): Promise<string> {
  const server = createServer(createListener(methods))
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
}

/** What this server is meant to have so far. */
const only = ['discovery', 'cors-public-documents']

describe('a SMART server that has its discovery', () => {
  test('conforms as far as it is built', async () => {
    const { cases } = await runConformance({ fhirBase: await startServer('S256') }, { only })
    expect(cases.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(cases.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(15)
  })

  test('is found out when it advertises plain', async () => {
    const { cases } = await runConformance({ fhirBase: await startServer('S256', 'plain') }, { only })
    const failed = cases.filter(({ outcome }) => outcome === 'failed')
    expect(failed.map(({ id, messages }) => [id, ...messages])).toEqual([
      ['discovery-pkce-methods', 'The server advertises plain in addition to S256.'],
    ])
  })

  test('may have known failures until a day', async () => {
    const expected = { 'S-008': { outcome: 'failed', reason: 'EHR-1234', until: '2999-12-31' } } as const
    const config = { fhirBase: await startServer('S256', 'plain'), expected }
    const { cases } = await runConformance(config, { only })
    const unexpected = cases.filter(({ outcome, accepted }) => outcome === 'failed' && accepted === undefined)
    expect(unexpected).toEqual([])
  })
})
