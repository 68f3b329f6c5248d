import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { smartMatchers } from '../../src/testing/matchers.ts'
import { controlCall } from '../control/control-call.ts'
import { obtainTokens } from '../support/handshake.ts'

const SUGGESTION = 'rule "state-entrpy" does not exist (did you mean state-entropy?)'
let mock: Mock
beforeAll(async () => {
  const autoApprove = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
  mock = await createMock({ options: { autoApprove }, allow: { 'state-entropy': 'configured' } })
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

/** Logs in with a state that can be guessed. */
const logIn = () => obtainTokens(mock, { state: 'abc' })
const findReason = async () =>
  (await mock.findings()).findings.find(({ rule }) => rule === 'state-entropy')?.allowReason

test('allows a finding from the start, and for another reason until a reset', async () => {
  await logIn()
  expect(await findReason()).toBe('configured')
  await mock.allow({ 'state-entropy': 'library' })
  expect(await findReason()).toBe('library')
  mock.reset()
  await logIn()
  expect(await findReason()).toBe('configured')
})

test('lets a matcher pass when every finding is allowed, and no sooner', async () => {
  await logIn()
  mock.tenant.allow = {}
  expect((await smartMatchers.toHaveNoFindings(mock)).pass).toBe(false)
  const { findings } = await mock.findings()
  await mock.allow(Object.fromEntries(findings.map(({ rule }) => [rule, 'known'])))
  expect((await smartMatchers.toHaveNoFindings(mock)).pass).toBe(true)
})

test('refuses an unknown rule with a suggestion, and a blank reason, wherever it comes from', async () => {
  const unknown = { 'state-entrpy': 'library' }
  await expect(createMock({ allow: unknown })).rejects.toThrow(SUGGESTION)
  await expect(mock.allow(unknown)).rejects.toThrow(SUGGESTION)
  await expect(mock.findings({ allow: unknown })).rejects.toThrow(SUGGESTION)
  await expect(mock.allow({ 'state-entropy': ' ' })).rejects.toThrow('state-entropy requires a reason')
  const tenant = mock.createTenant('misspelt', { allow: unknown })
  await expect(tenant.findings()).rejects.toThrow(SUGGESTION)
  tenant.delete()
  for (const [method, path] of [
    ['POST', '/tenants'],
    ['PATCH', '/tenants/default'],
  ] as const) {
    const { status, json } = await controlCall(mock, method, path, { allow: unknown })
    expect([status, json.error]).toEqual([400, expect.stringContaining(SUGGESTION)])
  }
})

test('allows by the control API, for a tenant or from its creation, and takes it back by null', async () => {
  await logIn()
  const change = (allow: unknown) => controlCall(mock, 'PATCH', '/tenants/default', { allow })
  expect((await change({ 'discovery-first': 'known' })).json.allow).toEqual({
    'discovery-first': 'known',
    'state-entropy': 'configured',
  })
  const { json } = await controlCall(mock, 'GET', '/tenants/default/findings')
  expect(json.findings).toContainEqual(
    expect.objectContaining({ rule: 'state-entropy', allowReason: 'configured' }),
  )
  expect((await change({ 'state-entropy': null })).json.allow).toEqual({ 'discovery-first': 'known' })
  expect(await findReason()).toBeUndefined()
  const allow = { 'discovery-first': 'x' }
  const created = await controlCall(mock, 'POST', '/tenants', { name: 'own', allow })
  expect(created.json.allow).toEqual({ 'discovery-first': 'x', 'state-entropy': 'configured' })
})
