import { expect, test } from 'vitest'
import type { Run } from '../../src/model/api.ts'
import { pitfallDetectors } from '../../src/smart/pitfalls/pitfall-detectors.ts'
import { playPage } from '../support/test-page.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const refuse = (error: string, description: string) => {
  server.tamper.callback = (parameters) => {
    parameters.delete('code')
    parameters.set('error', error)
    parameters.set('error_description', description)
  }
}
const refuseToken = (error: string, description: string) => {
  server.tamper.reply = ({ url }) =>
    url === '/auth/token'
      ? { status: 400, body: JSON.stringify({ error, error_description: description }) }
      : undefined
}
const grant = (scope: string) => {
  server.tamper.tokenResponse = (json) => ({ ...json, scope })
}
const login = (serverId?: string) => client.login(serverId)
const refusedLogin = (error: string, description = '') => {
  refuse(error, description)
  return login()
}
const refusedToken = (error: string, description = '', serverId = 'mock-public') => {
  refuseToken(error, description)
  return login(serverId)
}

/** Runs that cause each pitfall; each must be recognised there, and none in a good login. */
const PITFALLS: Record<string, () => Promise<Run>> = {
  'redirect-mismatch': () => refusedToken('invalid_grant', 'redirect_uri does not match'),
  'missing-launch': async () => {
    refuse('invalid_request', 'launch is not known')
    const landing = await client.browser.open(
      `${client.launchUrl}/mock-public?${new URLSearchParams({ iss: server.fhirBase, launch: 'x' })}`,
    )
    return client.until(new URL(landing.url).searchParams.get('run') ?? '', 'failed')
  },
  'lost-state': () => {
    server.tamper.callback = (parameters) => parameters.set('state', 'changed')
    return login()
  },
  'wrong-aud': () => refusedLogin('invalid_request', 'aud is not this server'),
  'invalid-scope': () => refusedLogin('invalid_scope', ''),
  'dropped-v1-scopes': async () => {
    await client.api('PUT', '/api/servers/mock-public', {
      scopes: 'launch/patient patient/Patient.rs patient/Condition.read',
    })
    server.tamper.smartConfiguration = (json) => ({
      ...json,
      capabilities: ['permission-v1', 'permission-v2'],
    })
    grant('launch/patient patient/Patient.rs')
    return login()
  },
  'split-scopes': async () => {
    await client.api('PUT', '/api/servers/mock-public', { scopes: 'launch/patient patient/Patient.rs' })
    grant('launch/patient patient/Patient.r patient/Patient.s')
    return login()
  },
  'no-patient': () => {
    server.tamper.tokenResponse = (json) => ({ ...json, patient: undefined })
    return login()
  },
  'pkce-not-advertised': () => {
    server.tamper.smartConfiguration = (json) => ({ ...json, code_challenge_methods_supported: undefined })
    return login()
  },
  'base64-not-base64url': () => refusedToken('invalid_grant', 'code_verifier does not match code_challenge'),
  cors: async () => {
    server.tamper.reply = ({ method }) => (method === 'OPTIONS' ? { status: 404 } : undefined)
    await client.api('PUT', '/api/servers/mock-public', { requestsFrom: 'browser' })
    const { id } = await client.api<Run>('POST', '/api/runs', { serverId: 'mock-public' })
    return playPage(client, id, ['ready', 'failed'])
  },
  framing: () => {
    server.tamper.reply = ({ method }) =>
      method === 'HEAD' ? { status: 200, headers: { 'x-frame-options': 'DENY' } } : undefined
    return login()
  },
  'code-used-twice': () => refusedToken('invalid_grant', 'the code was already used'),
  'error-redirect': () => refusedLogin('access_denied', 'no'),
  'no-refresh-token': () => {
    server.tamper.tokenResponse = (json) => ({ ...json, refresh_token: undefined })
    return login()
  },
  'opaque-access-token': () => {
    server.tamper.tokenResponse = (json) => ({ ...json, patient: undefined })
    return login()
  },
  'issuer-mismatch': () => {
    server.tamper.claims = (claims) => ({ ...claims, iss: `${claims.iss}/` })
    return login()
  },
  'invalid-client': () => refusedToken('invalid_client', '', 'mock-symmetric'),
  assertion: () => refusedToken('invalid_client', 'kid is not known', 'mock-asymmetric'),
  'secure-context': async () => {
    await client.api('PUT', '/api/servers/mock-public', {
      fhirBase: 'http://ehr.invalid/fhir',
      endpoints: { authorization_endpoint: 'http://ehr.invalid/a', token_endpoint: 'http://ehr.invalid/t' },
    })
    return client.prepare({ serverId: 'mock-public' })
  },
}

/** Pitfalls that occur together with another; no other may be reported there. */
const COMPANIONS: Record<string, string[]> = {
  'missing-launch': ['error-redirect'],
  'wrong-aud': ['error-redirect'],
  'invalid-scope': ['error-redirect'],
  'no-patient': ['opaque-access-token'],
  'opaque-access-token': ['no-patient'],
  assertion: ['invalid-client'],
  'secure-context': ['pkce-not-advertised'],
}
/** Pitfalls of behaviour that a conforming server shows too. */
const NORMAL = ['split-scopes', 'framing', 'opaque-access-token']

test.each(Object.entries(PITFALLS))('%s is recognised, and no other', async (name, fall) => {
  const run = await fall()
  const finding = run.findings.find(({ pitfall }) => pitfall === name)
  expect(
    finding,
    JSON.stringify([run.state, run.error, run.findings.map(({ pitfall }) => pitfall)]),
  ).toBeDefined()
  const all = run.findings.map(({ pitfall }) => pitfall)
  expect(all.toSorted()).toEqual([name, ...(COMPANIONS[name] ?? [])].toSorted())
  expect(finding?.level).toBe(NORMAL.includes(name) ? 'info' : 'warning')
  expect(finding?.seen).not.toBe('')
  expect(finding?.whatToChange.length).toBeGreaterThan(0)
  expect(finding?.stepIds.length).toBeGreaterThan(0)
})

test('a good login shows none of them, with every kind of client', async () => {
  for (const id of ['mock-public', 'mock-symmetric', 'mock-asymmetric', 'mock-backend']) {
    const run = await login(id)
    expect(run).toMatchObject({ state: 'active', findings: [] })
  }
})

test('there are twenty, each tried here', () => {
  expect(pitfallDetectors).toHaveLength(20)
  expect(Object.keys(PITFALLS).sort()).toEqual(pitfallDetectors.map(({ name }) => name).sort())
})
