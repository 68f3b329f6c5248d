import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { receiveRefresh } from './refreshed.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('scope and context', () => {
  test('has less scope, also in force (F-212)', async () => {
    const { body, first, tenant, entry } = await receiveRefresh(mock, 'refresh-narrows-scope')
    expect(body.scope).toContain('patient/Patient.rs')
    expect(first.scope).not.toContain('patient/Patient.rs')
    const later = tenant.journal.find({ step: 'fhir', after: entry.seq })
    const statusOf = (path: string) =>
      later.find(({ request }) => request.target.includes(path))?.sent?.status
    expect(statusOf('/Patient/lucas-labs')).toBe(200)
    expect(statusOf('/Condition?')).toBe(403)
  })

  test('has more scope only in the response (F-213)', async () => {
    const { body, entry } = await receiveRefresh(mock, 'refresh-widens-scope')
    expect(body.scope).toMatch(/ user\/\*\.cruds$/)
    expect(entry.facts.grantedScope).not.toContain('user/*.cruds')
  })

  test.each([
    ['context', ['patient']],
    ['scope', ['scope']],
  ])('lacks %s (F-214)', async (lacks, names) => {
    const { body, first } = await receiveRefresh(mock, 'refresh-without-context', { lacks })
    for (const name of names) {
      expect(first).toHaveProperty(name)
      expect(body).not.toHaveProperty(name)
    }
  })

  test('names another patient, whom the token reaches (F-215)', async () => {
    const { body, first, tenant, entry } = await receiveRefresh(mock, 'refresh-changes-patient')
    expect(body.patient).not.toBe(first.patient)
    const read = tenant.journal
      .find({ step: 'fhir-read', after: entry.seq })
      .find(({ request }) => request.target.endsWith(`/Patient/${body.patient}`))
    expect(read?.sent?.status).toBe(200)
  })
})

describe('the answer', () => {
  test.each([
    ['absent', undefined],
    ['zero', 0],
    ['huge', 1e12],
  ])('expires_in is %s (F-216)', async (is, value) => {
    const { body } = await receiveRefresh(mock, 'refresh-expires-in', { is })
    expect(body.expires_in).toBe(value)
  })

  test('has no usable access token (F-217)', async () => {
    const bodies = await Promise.all(
      ['no-access-token', 'malformed-access-token', 'error-with-200'].map(
        async (what) => (await receiveRefresh(mock, 'refresh-response-bad', { what })).body,
      ),
    )
    expect(bodies[0]).not.toHaveProperty('access_token')
    expect(bodies[1]?.access_token).toBe('not a "token"')
    expect(bodies[2]).toEqual({
      error: 'invalid_grant',
      error_description: 'The refresh token is no longer valid',
    })
  })

  test.each(['sub', 'iss', 'aud'])('has an id_token with another %s (F-218)', async (claim) => {
    const { body, first } = await receiveRefresh(mock, 'refresh-id-token-other', { claim })
    const [before, after] = [first, body].map((each) => claimsOf(String(each.id_token)))
    expect(after?.[claim]).not.toEqual(before?.[claim])
    for (const same of ['sub', 'iss', 'aud'].filter((name) => name !== claim)) {
      expect(after?.[same]).toEqual(before?.[same])
    }
  })

  test('has the previous access token (F-219)', async () => {
    const { body, first } = await receiveRefresh(mock, 'refresh-same-access-token')
    expect(body.access_token).toBe(first.access_token)
    expect(body.refresh_token).not.toBe(first.refresh_token)
  })
})

function claimsOf(idToken: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
}
