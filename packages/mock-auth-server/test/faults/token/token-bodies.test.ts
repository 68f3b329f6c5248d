import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { atToken, named } from '../../support/at-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('a response in which status and body disagree (F-098, F-099)', () => {
  test('an error with status 200', async () => {
    const { first, entry } = await atToken(mock, 'token-error-as-success')
    expect(first?.status).toBe(200)
    expect(Object.keys(JSON.parse(first?.body ?? ''))).toEqual(['error', 'error_description'])
    expect(entry?.original?.body).toContain('access_token')
  })

  test('tokens with status 400', async () => {
    const { first, entry } = await atToken(mock, 'token-success-as-error')
    expect(first?.status).toBe(400)
    expect(first?.body).toBe(entry?.original?.body)
    expect([entry?.original?.status, entry?.sent?.status]).toEqual([200, 400])
  })
})

describe('bodies that are no token response (F-101 to F-105)', () => {
  test.each(['cut', 'trailing-comma', 'apostrophes'])('malformed: %s', async (to) => {
    const { first, entry } = await atToken(mock, 'token-response-malformed', { to })
    expect(first?.whole).toBe(true)
    expect(() => JSON.parse(first?.body ?? '')).toThrow()
    expect(first?.body).toContain(entry?.facts.issuedAccessToken)
    expect(named(first, 'Content-Type')).toEqual(['application/json'])
  })

  test('returns a page', async () => {
    const { first } = await atToken(mock, 'token-response-page')
    expect([first?.status, named(first, 'Content-Type')]).toEqual([200, ['text/html; charset=utf-8']])
    expect(first?.body).toMatch(/^<html>/)
  })

  test.each([
    ['nothing', 200, ''],
    ['no-content', 204, ''],
    ['null', 200, 'null'],
    ['array', 200, '[]'],
    ['string', 200, '"token"'],
  ])('%s', async (is, status, body) => {
    const { first, entry } = await atToken(mock, 'token-response-empty', { is })
    expect([first?.status, first?.body]).toEqual([status, body])
    expect(entry?.original?.body).toContain('access_token')
  })

  test('a form', async () => {
    const { first, entry } = await atToken(mock, 'token-response-form')
    expect(named(first, 'Content-Type')).toEqual(['application/x-www-form-urlencoded'])
    expect(new URLSearchParams(first?.body).get('access_token')).toBe(entry?.facts.issuedAccessToken)
  })
})

test.each([
  ['token-charset', {}, ['application/json;charset=utf-8']],
  ['token-content-type', { type: 'text/plain' }, ['text/plain']],
  ['token-content-type', { type: 'text/html' }, ['text/html']],
  ['token-content-type', { type: 'application/fhir+json' }, ['application/fhir+json']],
  ['token-content-type', { type: 'none' }, []],
])('%s %o changes only the content type (F-104)', async (name, params, type) => {
  const { first, entry } = await atToken(mock, name, params)
  expect(named(first, 'Content-Type')).toEqual(type)
  expect(first?.body).toBe(entry?.original?.body)
})

test('sends no header that forbids caching (F-139)', async () => {
  const { first } = await atToken(mock, 'token-response-cacheable')
  expect([named(first, 'Cache-Control'), named(first, 'Pragma')]).toEqual([[], []])
  expect(named(first, 'Content-Type')).toEqual(['application/json'])
})

test.each([
  ['members-twice', /"access_token".*"access_token"/],
  ['unknown-members', /^\{"x_unknown":null,/],
  ['deep-nesting', /^\{"x_nested":\[{200}\]{200},/],
])('returns %s as JSON with the same tokens (F-145)', async (has, shape) => {
  const { first, entry } = await atToken(mock, 'token-response-odd-json', { has })
  expect(first?.body).toMatch(shape)
  expect(JSON.parse(first?.body ?? '')).toMatchObject(JSON.parse(String(entry?.original?.body)))
})
