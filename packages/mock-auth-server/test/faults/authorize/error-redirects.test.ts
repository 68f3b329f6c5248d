import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { location } from '../../support/struck-run.ts'
import { listValues, omitParam, receiveRedirect } from './redirected.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('error redirects (F-062 to F-074)', () => {
  test.each(['access_denied', 'login_required', 'x-vendor_error'])('%s', async (error) => {
    const { params, honestParams, received } = await receiveRedirect(mock, 'authorize-error', { error })
    expect(params).toEqual([['error', error], ...omitParam(honestParams, 'code')])
    expect(received.status).toBe(302)
  })

  test('includes a description when one is set', async () => {
    const { params } = await receiveRedirect(mock, 'authorize-error', { description: 'No & no' })
    expect(listValues(params, 'error_description')).toEqual(['No & no'])
  })

  test.each([
    ['script', 'error_description', /^<\/p><script src="http.*\.js"><\/script>$/],
    ['image', 'error_description', /^<img src="http.*onerror="fetch/],
    ['script-uri', 'error_uri', /^javascript:fetch\('http/],
    ['foreign-uri', 'error_uri', /^http:\/\/127\.0\.0\.1/],
  ])('carries payload %s in %s (F-073)', async (payload, name, pattern) => {
    const { params, tenant } = await receiveRedirect(mock, 'error-with-script', { payload })
    expect(listValues(params, name)[0]).toMatch(pattern)
    expect(listValues(params, name)[0]).toContain(tenant.tenant.canary.base)
  })

  test.each([
    ['long', 4000, 'The request'],
    ['huge', 102_000, 'The request'],
    ['control-characters', 30, '\u0000\u0007\u001b'],
    ['right-to-left', 10, '\u202e'],
  ])('carries text %s (F-074)', async (text, length, part) => {
    const { params, received } = await receiveRedirect(mock, 'error-text-odd', { text })
    const [description = ''] = listValues(params, 'error_description')
    expect(description.length).toBeGreaterThanOrEqual(length)
    expect(description).toContain(part)
    expect(location(received)).toMatch(/^[\x21-\x7e]+$/)
  })

  test('by default fits the 8 kB that web servers read of a request line', async () => {
    const { received } = await receiveRedirect(mock, 'error-text-odd')
    expect(location(received)?.length).toBeGreaterThan(4000)
    expect(location(received)?.length).toBeLessThan(8000)
  })
})
