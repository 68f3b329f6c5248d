import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { listValues, omitParam, receiveRedirect } from './redirected.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('state (F-049 to F-056)', () => {
  test.each([
    ['absent', (_: string) => []],
    ['empty', () => ['']],
    ['truncated', (state: string) => [state.slice(0, -1)]],
    ['trailing-space', (state: string) => [`${state} `]],
  ])('%s', async (to, wanted) => {
    const { params, honestParams } = await receiveRedirect(mock, 'state-changed', { to })
    const [state = ''] = listValues(honestParams, 'state')
    expect(listValues(params, 'state')).toEqual(wanted(state))
    expect(omitParam(params, 'state')).toEqual(omitParam(honestParams, 'state'))
  })

  test.each([
    ['good-first', 0],
    ['bad-first', 1],
  ])('sends two states, %s (F-056)', async (order, at) => {
    const { params, honestParams } = await receiveRedirect(mock, 'state-duplicated', { order })
    const states = listValues(params, 'state')
    expect(states).toHaveLength(2)
    expect(states[at]).toBe(listValues(honestParams, 'state')[0])
    expect(states[1 - at]).not.toBe(states[at])
  })

  test('sends the state of the login before, with a new code (F-053)', async () => {
    const { tenant, params, honestParams } = await receiveRedirect(mock, 'state-of-earlier-flow')
    const [first, second] = tenant.journal.find({ step: 'authorize' })
    expect(listValues(params, 'state')).toEqual([first?.facts.state])
    expect(listValues(honestParams, 'state')).toEqual([second?.facts.state])
    expect(listValues(params, 'code')).toEqual(listValues(honestParams, 'code'))
  })
})

describe('iss of the response (F-076 to F-078)', () => {
  test.each([
    ['other', (_: string) => [expect.stringContaining('/rogue/auth')]],
    ['absent', () => []],
    ['trailing-slash', (iss: string) => [`${iss}/`]],
    ['upper-case', (iss: string) => [iss.toUpperCase()]],
  ])('%s', async (to, wanted) => {
    const { params, honestParams, tenant } = await receiveRedirect(mock, 'response-iss-wrong', { to })
    expect(listValues(params, 'iss')).toEqual(wanted(tenant.issuer))
    expect(omitParam(params, 'iss')).toEqual(omitParam(honestParams, 'iss'))
  })
})
