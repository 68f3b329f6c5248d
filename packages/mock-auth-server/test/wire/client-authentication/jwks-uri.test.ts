import { type KeyPair, startJwksServer } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { REDIRECT } from '../../support/handshake.ts'
import { createKeyedMock, findLast, redeem } from './keyed-mock.ts'

let mock: Mock
let es: KeyPair
let rs: KeyPair
beforeAll(async () => {
  ;({ mock, es, rs } = await createKeyedMock())
})
afterAll(() => mock.close())

describe('keys by jwks_uri (S-036, S-099, S-101)', () => {
  test('are fetched by GET, cached by Cache-Control, and fetched again for an unknown kid', async () => {
    const jwks = await startJwksServer({
      body: JSON.stringify({ keys: [es.jwk] }),
      headers: { 'cache-control': 'max-age=60' },
    })
    mock.register({
      clientId: 'by-url',
      name: 'By URL',
      type: 'confidential-asymmetric',
      jwksUri: jwks.url,
      redirectUris: [REDIRECT],
      launchUris: [],
    })
    try {
      expect((await redeem(mock, 'by-url', es, { header: { jku: jwks.url } })).status).toBe(200)
      expect((await redeem(mock, 'by-url', es)).status).toBe(200)
      expect(jwks.requests).toEqual([{ method: 'GET', accept: 'application/json' }])
      const outbound = mock.journal.last({ step: 'outbound' })
      expect(outbound).toMatchObject({ direction: 'out', request: { method: 'GET', target: jwks.url } })
      expect(outbound?.run).toBe(mock.journal.find({ step: 'token', status: 200 }).at(-2)?.run)

      jwks.reply.body = JSON.stringify({ keys: [es.jwk, rs.jwk] })
      expect((await redeem(mock, 'by-url', rs)).status).toBe(200)
      expect(jwks.requests).toHaveLength(2)

      jwks.reply.headers = { 'cache-control': 'no-store' }
      expect((await redeem(mock, 'by-url', es, { header: { kid: 'new' } })).status).toBe(401)
      expect((await redeem(mock, 'by-url', es, { header: { jku: `${jwks.url}?` } })).status).toBe(401)
      expect(findLast(mock)?.facts.diagnosis).toMatch(/^jku is/)
    } finally {
      jwks.close()
    }
  })

  test('are fetched again when the clock was advanced beyond their Cache-Control', async () => {
    const headers = { 'cache-control': 'max-age=60' }
    const jwks = await startJwksServer({ body: JSON.stringify({ keys: [es.jwk] }), headers })
    const client = { name: 'Aged', type: 'confidential-asymmetric', redirectUris: [REDIRECT] } as const
    mock.register({ ...client, clientId: 'aged', jwksUri: jwks.url, launchUris: [] })
    try {
      for (const aheadS of [0, 0, 61]) {
        mock.tenant.clock.advance(aheadS)
        expect((await redeem(mock, 'aged', es)).status).toBe(200)
      }
      expect(jwks.requests).toHaveLength(2)
    } finally {
      mock.tenant.clock.reset()
      jwks.close()
    }
  })

  test.each([
    ['without Cache-Control they are fetched every time', {}, undefined],
    [
      'a redirect is not followed',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      /redirects/,
    ],
    ['an error', { status: 500 }, /it returned 500/],
    ['no JSON', { body: '<html>' }, /it is not JSON/],
    ['no JWKS', { body: '[]' }, /is not a JWKS/],
    ['too large', { body: ' '.repeat(70_000) }, /larger than 64 kB/],
  ])('%s', async (name, reply, diagnosis) => {
    const jwks = await startJwksServer({ body: JSON.stringify({ keys: [es.jwk] }), ...reply })
    mock.register({
      clientId: 'odd',
      name,
      type: 'confidential-asymmetric',
      jwksUri: jwks.url,
      redirectUris: [REDIRECT],
      launchUris: [],
    })
    try {
      const responses = [await redeem(mock, 'odd', es), await redeem(mock, 'odd', es)]
      expect(jwks.requests).toHaveLength(2)
      expect(responses.map(({ status }) => status)).toEqual(diagnosis ? [401, 401] : [200, 200])
      if (diagnosis) expect(findLast(mock)?.facts.diagnosis).toMatch(diagnosis)
    } finally {
      jwks.close()
    }
  })

  test('are never fetched from a host that is neither loopback nor allowed', async () => {
    mock.register({
      clientId: 'far',
      name: 'Far',
      type: 'confidential-asymmetric',
      jwksUri: 'https://169.254.169.254/jwks.json',
      redirectUris: [REDIRECT],
      launchUris: [],
    })
    const before = mock.journal.count({ step: 'outbound' })
    expect((await redeem(mock, 'far', es)).status).toBe(401)
    expect(findLast(mock)?.facts.diagnosis).toMatch(/neither loopback nor in the option jwksHosts/)
    expect(mock.journal.count({ step: 'outbound' })).toBe(before)
  })
})
