import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { authorize } from '../support/handshake.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const NO_PKCE = { code_challenge: undefined, code_challenge_method: undefined }
const RULES = ['pkce-s256', 'permission-version']
let count = 0

/** Returns the findings of both rules for an authorize request after discovery. */
async function findingsOf(
  options: Parameters<Mock['createTenant']>[1],
  changes: Parameters<typeof authorize>[1],
): Promise<string[]> {
  count += 1
  const tenant = mock.createTenant(`notation-${count}`, options)
  await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
  await authorize(tenant, changes)
  const { findings } = await tenant.findings()
  return findings.map(({ rule }) => rule).filter((rule) => RULES.includes(rule))
}

describe('PKCE and the notation of scopes', () => {
  const old = { options: { profileVersion: '1.0' } } as const

  test('have no finding for an app of SMART 1.0 at a server of that version', async () => {
    expect(await findingsOf(old, { ...NO_PKCE, scope: 'launch/patient patient/*.read' })).toEqual([])
  })

  test('have a finding for v2 scopes and for a plain challenge there', async () => {
    const plain = { code_challenge_method: 'plain', scope: 'launch/patient patient/*.rs' }
    expect((await findingsOf(old, plain)).sort()).toEqual(['permission-version', 'pkce-s256'])
  })

  test('require PKCE where the tenant does, and not where an option says otherwise', async () => {
    expect(await findingsOf({}, NO_PKCE)).toEqual(['pkce-s256'])
    expect(await findingsOf({ options: { pkce: 'optional' } }, NO_PKCE)).toEqual([])
  })
})
