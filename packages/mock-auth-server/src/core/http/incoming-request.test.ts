import { expect, test } from 'vitest'
import { findRepeatedNames, IncomingRequest } from './incoming-request.ts'

const incoming = (target: string, headers: [string, string][] = [], body = '') =>
  new IncomingRequest({ method: 'POST', target, headers, body: new TextEncoder().encode(body) })

test('keeps the target raw and parses its views', () => {
  const request = incoming('/fhir/../x%2Fy?a=1&a=2&b=%zz')
  expect(request.path).toBe('/fhir/../x%2Fy')
  expect(request.rawQuery).toBe('a=1&a=2&b=%zz')
  expect(request.query.getAll('a')).toEqual(['1', '2'])
})

test('compares header names without case and keeps order and repetition (S-027)', () => {
  const request = incoming('/', [
    ['x-A', '1'],
    ['X-a', '2'],
  ])
  expect(request.header('X-A')).toBe('1')
  expect(request.headerAll('x-a')).toEqual(['1', '2'])
  expect(request.header('x-b')).toBeUndefined()
})

test('parses a form only with its content type', () => {
  expect(
    incoming('/', [['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']], 'a=1').form.get(
      'a',
    ),
  ).toBe('1')
  expect(incoming('/', [['Content-Type', 'application/json']], 'a=1').form.get('a')).toBeNull()
})

test('returns each repeated name once', () => {
  expect(findRepeatedNames(new URLSearchParams('a=1&b=2&a=3&a=4'))).toEqual(['a'])
})

test('does not parse a form with too many parameters, and takes its body for cut', () => {
  const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const
  const of = (count: number) =>
    new IncomingRequest({
      method: 'POST',
      target: '/',
      headers,
      body: new TextEncoder().encode(`${'a&'.repeat(count - 1)}a`),
    })
  expect(of(10_000).form.size).toBe(10_000)
  expect(of(10_000).bodyTruncated).toBe(false)
  expect(of(10_001).form.size).toBe(0)
  expect(of(10_001).bodyTruncated).toBe(true)
})
