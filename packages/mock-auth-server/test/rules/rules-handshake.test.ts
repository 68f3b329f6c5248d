import { createKeyPair, type KeyPair, startJwksServer } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { type ClientKind, correctHandshake } from '../support/correct-client.ts'

let mock: Mock
let key: KeyPair
let keys: Awaited<ReturnType<typeof startJwksServer>>
let count = 0

beforeAll(async () => {
  mock = await createMock()
  key = await createKeyPair('ES384')
  keys = await startJwksServer({
    headers: { 'cache-control': 'max-age=60' },
    body: JSON.stringify({ keys: [key.jwk] }),
  })
})
afterAll(async () => {
  keys.close()
  await mock.close()
})

function freshTenant(): MockTenant {
  count += 1
  const tenant = mock.createTenant(`rules-${count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  const asymmetric = tenant.tenant.client('smart-client-asymmetric')
  if (asymmetric) tenant.register({ ...asymmetric, jwksUri: keys.url })
  return tenant
}

const KINDS: readonly ClientKind[] = ['public', 'symmetric', 'asymmetric']
const PATHS = KINDS.flatMap((kind) => [false, true].map((ehr) => ({ kind, ehr })))

describe.each(PATHS)('a correct $kind client (EHR launch: $ehr)', ({ kind, ehr }) => {
  it('has no finding, and exercises the rules of its path', async () => {
    const tenant = freshTenant()
    await correctHandshake(tenant, { kind, ehr, key })
    const report = await tenant.findings()
    expect(report.findings).toEqual([])
    expect(report.inconclusive).toEqual([])
    expect(report.passed).toMatchObject({
      'pkce-s256': 1,
      'state-entropy': 1,
      'aud-fhir-base': 1,
      'discovery-first': 1,
      'verifier-matches': 1,
      'code-once': 1,
      'refresh-token-latest': 1,
      'keys-fetched': 1,
      'paging-verbatim': 1,
      [ehr ? 'launch-echoed' : 'launch-only-when-launched']: 1,
    })
  })

  it('has no finding when it repeats the login in the same tenant, and after a reset', async () => {
    const tenant = freshTenant()
    for (let login = 0; login < 4; login += 1) await correctHandshake(tenant, { kind, ehr, key })
    expect((await tenant.findings()).findings).toEqual([])
    tenant.reset()
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    const asymmetric = tenant.tenant.client('smart-client-asymmetric')
    if (asymmetric) tenant.register({ ...asymmetric, jwksUri: keys.url })
    await correctHandshake(tenant, { kind, ehr, key })
    expect((await tenant.findings()).findings).toEqual([])
  })
})
