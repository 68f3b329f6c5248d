import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS } from '../../src/faults/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { armedRun } from '../support/armed-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** The id_token that the careless client received, the key that is published, and the journal. */
async function received(name: string, params: Record<string, unknown> = {}) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  const { tenant, seen } = await armedRun(mock, fault, params)
  const body = seen.find(({ url }) => url.endsWith('/auth/token'))?.reply.body ?? ''
  const idToken = (JSON.parse(body) as { id_token: string }).id_token
  const entry = tenant.journal.find({ step: 'token' })[0]
  const changes = entry?.struck[0]?.changes ?? []
  const key = await importJWK(tenant.inner.keys.jwks()[0] as JWK, 'RS256')
  return { tenant, idToken, entry, changes, key, seen }
}

const honestOf = (changes: readonly { honest: unknown }[]) =>
  (changes[0]?.honest as { claims: Record<string, unknown> } | undefined)?.claims ?? {}

describe('another issuer (F-173, F-174, F-175)', () => {
  test.each(['other-host', 'trailing-slash', 'other-scheme', 'upper-case', 'absent'])('%s', async (to) => {
    const { tenant, idToken, changes, key } = await received('id-token-wrong-issuer', { to })
    await jwtVerify(idToken, key)
    const { iss, fhirUser, ...rest } = decodeJwt(idToken)
    expect(iss).not.toBe(tenant.issuer)
    expect(fhirUser).toBe(tenant.inner.canary.fhirUser)
    const { iss: _, fhirUser: __, ...honest } = honestOf(changes)
    expect(rest).toEqual(honest)
    if (to === 'absent') expect(iss).toBeUndefined()
    else expect(String(iss).toLowerCase()).not.toBe('')
  })
})

test.each(['none', 'None', 'NONE'])('alg %s has an empty signature (F-151)', async (spelling) => {
  const { idToken } = await received('id-token-alg-none', { spelling })
  expect(idToken.split('.')).toHaveLength(3)
  expect(idToken.endsWith('.')).toBe(true)
  expect(decodeProtectedHeader(idToken)).toEqual({ alg: spelling, typ: 'JWT' })
})

test("a stranger's key signs under our kid (F-150)", async () => {
  const { tenant, idToken, key } = await received('id-token-rogue-key')
  expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'RS256', kid: tenant.inner.keys.kid, typ: 'JWT' })
  await expect(jwtVerify(idToken, key)).rejects.toThrow('signature')
})
