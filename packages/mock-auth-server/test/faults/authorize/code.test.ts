import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { listValues, omitParam, receiveRedirect } from './redirected.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('code (F-057 to F-060, F-080, F-083, F-089)', () => {
  test.each([
    ['absent', []],
    ['empty', ['']],
  ])('%s', async (code, wanted) => {
    const { params, honestParams } = await receiveRedirect(mock, 'code-missing', { code })
    expect(listValues(params, 'code')).toEqual(wanted)
    expect(omitParam(params, 'code')).toEqual(omitParam(honestParams, 'code'))
  })

  test('is sent twice, or beside an error', async () => {
    const twice = await receiveRedirect(mock, 'code-duplicated')
    const [code] = listValues(twice.honestParams, 'code')
    expect(listValues(twice.params, 'code')).toEqual([code, code])
    const both = await receiveRedirect(mock, 'code-and-error')
    expect(both.params).toEqual([...both.honestParams, ['error', 'access_denied']])
  })

  test('is of another server, with its iss (F-080)', async () => {
    const { params, honestParams, tenant } = await receiveRedirect(mock, 'mixed-up-code')
    expect(listValues(params, 'code')).toEqual(['canary-code-of-another-server'])
    expect(listValues(params, 'iss')).toEqual([`${tenant.tenant.canary.base}/second/auth`])
    expect(listValues(params, 'state')).toEqual(listValues(honestParams, 'state'))
  })

  test('is odd, and can be redeemed unchanged (F-083)', async () => {
    const { tenant, params } = await receiveRedirect(mock, 'code-odd')
    const [code = ''] = listValues(params, 'code')
    expect(code.length).toBeGreaterThan(2000)
    const token = tenant.journal.find({ step: 'token' })[0]
    expect([token?.facts.code, token?.sent?.status]).toEqual([code, 200])
  })

  test('is of another session, and the token endpoint refuses it (F-089)', async () => {
    const { tenant } = await struckRun(mock, 'code-injected')
    const token = tenant.journal.find({ step: 'token' })[0]
    expect([token?.sent?.status, token?.facts.error]).toEqual([400, 'invalid_grant'])
  })
})
