import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { findHeader, findHonest, parseBody } from './service-reply.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('introspection (F-291, F-292)', () => {
  test.each([
    ['401', 401, 'invalid_token', 'Bearer error="invalid_token"'],
    ['403', 403, 'insufficient_scope', 'Bearer error="insufficient_scope"'],
    ['500', 500, 'server_error', undefined],
  ])('returns an OAuth error for %s', async (as, status, error, challenge) => {
    const run = await struckRun(mock, 'introspection-denied', { as })
    expect(run.received.status).toBe(status)
    expect(parseBody(run).error).toBe(error)
    expect(findHeader(run, 'www-authenticate')).toBe(challenge)
  })

  test('returns only active for an inactive token', async () => {
    expect(parseBody(await struckRun(mock, 'introspection-denied'))).toEqual({ active: false })
  })

  test('returns active as a string, and another client', async () => {
    const text = await struckRun(mock, 'introspection-not-credible')
    expect(parseBody(text)).toMatchObject({ active: 'true', client_id: 'smart-client-symmetric' })
    const other = await struckRun(mock, 'introspection-not-credible', { is: 'other-client' })
    expect(parseBody(other)).toMatchObject({ active: true, client_id: 'another-client' })
  })

  test('returns a page', async () => {
    const run = await struckRun(mock, 'introspection-not-credible', { is: 'html' })
    expect([run.received.status, findHeader(run, 'content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(() => parseBody(run)).toThrow()
  })

  test('adds members, and omits exp', async () => {
    const extra = await struckRun(mock, 'introspection-extra-members')
    const honest = findHonest(extra)
    expect(parseBody(extra)).toMatchObject(honest)
    expect(Object.keys(parseBody(extra)).length).toBeGreaterThan(Object.keys(honest).length)
    const bare = parseBody(await struckRun(mock, 'introspection-without-exp'))
    expect(bare).toMatchObject({ active: true })
    expect(bare).not.toHaveProperty('exp')
  })

  test('names another patient (F-299), whom the token does not cover', async () => {
    const run = await struckRun(mock, 'ehr-patient-switched')
    const { patient } = parseBody(run)
    expect(mock.tenant.world.patients).toContain(patient)
    expect(patient).not.toBe('lucas-labs')
    const read = run.tenant.journal.find().find(({ request }) => request.target.endsWith(`/${patient}`))
    expect(read?.sent?.status).toBe(404)
  })
})

describe('revocation at logout (F-293)', () => {
  test('returns 503 with Retry-After', async () => {
    const run = await struckRun(mock, 'revocation-fails', { retryAfterS: 7 })
    expect([run.received.status, findHeader(run, 'retry-after')]).toEqual([503, '7'])
    expect(parseBody(run).error).toBe('temporarily_unavailable')
  })

  test('returns 400 unsupported_token_type, and keeps the token valid', async () => {
    const run = await struckRun(mock, 'revocation-fails', { as: 'unsupported-token-type' })
    expect([run.received.status, parseBody(run).error]).toEqual([400, 'unsupported_token_type'])
    expect(run.tenant.journal.last({ step: 'fhir' })?.sent?.status).toBe(200)
  })

  test('resets the connection', async () => {
    const { received } = await struckRun(mock, 'revocation-fails', { as: 'reset' })
    expect([received.status, received.end]).toEqual([0, 'reset'])
  })
})

test('revokes the tokens of a user who signs out of the EHR (F-299)', async () => {
  const run = await struckRun(mock, 'ehr-signed-out')
  expect(run.received.status).toBe(401)
  expect(findHeader(run, 'www-authenticate')).toContain('invalid_token')
  const after = run.tenant.journal.find({ step: 'fhir', after: run.entry.seq })
  expect(new Set(after.map(({ sent }) => sent?.status))).toEqual(new Set([401]))
})
