import { describe, expect, test } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { toBase64url } from '../../src/core/util/base64url.ts'
import { followsDiscovery, usesFreshEndpoints } from '../../src/expectations/index.ts'
import { authorize, DOCUMENT, discovery, judgeAnswer, token } from './verdict-exchanges.ts'

describe('heedsDiscovery', () => {
  test.each<[string, ExampleExchange['facts'], ExampleExchange['facts']]>([
    ['permission-v2', {}, { scope: 'patient/*.rs' }],
    ['permission-offline', {}, { scope: 'patient/*.read offline_access' }],
    ['sso-openid-connect', {}, { scope: 'openid patient/*.read' }],
    ['launch-ehr', {}, { launch: 'l1' }],
  ])('%s', (_, good, bad) => {
    expect(judgeAnswer(followsDiscovery(), [discovery(), authorize(good)])).toBe('met')
    expect(judgeAnswer(followsDiscovery(), [discovery(), authorize(bad)])).toBe('not met')
  })

  test('standalone launch and v1 scopes', () => {
    const document = { ...DOCUMENT, capabilities: ['launch-ehr', 'permission-v2'] }
    const good = authorize({ launch: 'l1', scope: 'patient/*.rs?category=a' })
    expect(judgeAnswer(followsDiscovery(), [discovery(document), good])).toBe('met')
    expect(judgeAnswer(followsDiscovery(), [discovery(document), authorize({ scope: 'openid' })])).toBe(
      'not met',
    )
    const old = authorize({ launch: 'l1', scope: 'user/Patient.write' })
    expect(judgeAnswer(followsDiscovery(), [discovery(document), old])).toBe('not met')
  })

  test('client authentication', () => {
    const heeds = (authMethod: string) =>
      judgeAnswer(followsDiscovery(), [discovery(), authorize(), token({ authMethod })])
    expect(heeds('client_secret_basic')).toBe('met')
    expect(heeds('none')).toBe('met')
    expect(heeds('client_secret_post')).toBe('not met')
    expect(heeds('private_key_jwt')).toBe('not met')
  })

  test('the algorithm of an assertion', () => {
    const document = {
      capabilities: ['launch-standalone', 'permission-v1', 'client-confidential-asymmetric'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES384'],
    }
    const heeds = (alg: string) => {
      const clientAssertion = `${toBase64url(JSON.stringify({ alg }))}.${toBase64url('{}')}.x`
      const signed = token({ authMethod: 'private_key_jwt', clientAssertion })
      return judgeAnswer(followsDiscovery(), [discovery(document), authorize(), signed])
    }
    expect(heeds('ES384')).toBe('met')
    expect(heeds('RS384')).toBe('not met')
  })

  test('is inconclusive for an unreadable document', () => {
    const page: ExampleExchange = { step: 'discovery', reply: { status: 200, body: '<html>' } }
    expect(judgeAnswer(followsDiscovery(), [page, authorize()])).toBe('inconclusive')
  })

  test('is met by an app that stops', () => {
    expect(judgeAnswer(followsDiscovery(), [discovery()])).toBe('met')
    expect(judgeAnswer(followsDiscovery(), [discovery()], false)).toBe('pending')
  })
})

describe('freshEndpoints', () => {
  const at = (generation: number, state: string) =>
    authorize({ state }, `/auth/authorize?generation=${generation}`)
  test.each<[string, readonly ExampleExchange[]]>([
    ['met', [discovery(), at(1, 's1'), discovery(), at(2, 's2')]],
    ['met', [discovery(), at(1, 's1'), at(1, 's1'), discovery(), at(2, 's2')]],
    ['not met', [discovery(), at(1, 's1'), discovery(), at(1, 's2')]],
    ['inconclusive', [discovery(), at(1, 's1')]],
  ])('is %s', (answer, exchanges) => {
    expect(judgeAnswer(usesFreshEndpoints('generation'), exchanges)).toBe(answer)
  })
  test('is pending until another login', () => {
    expect(judgeAnswer(usesFreshEndpoints('generation'), [discovery(), at(1, 's1')], false)).toBe('pending')
  })
})
