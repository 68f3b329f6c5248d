import { expect, test } from 'vitest'
import { readFramePolicy } from './read-frame-policy.ts'

const ORIGIN = 'http://localhost:4020'
const policy = (headers: Record<string, string>) => readFramePolicy(new Headers(headers), ORIGIN)
const csp = (sources: string) =>
  policy({ 'content-security-policy': `default-src 'self'; frame-ancestors ${sources}` })

test.each([['*'], [ORIGIN], ['http://localhost:*'], ['http:'], ['https://x.example http://localhost:4020']])(
  'frame-ancestors %s lets us',
  (sources) => {
    expect(csp(sources)).toBe('allowed')
  },
)

test.each([
  ["'none'"],
  ["'self'"],
  ['https://localhost:4020'],
  ['http://localhost:4021'],
  ['http://localhost'],
  ['https:'],
  ['http://*.example.org'],
])('frame-ancestors %s forbids it', (sources) => {
  expect(csp(sources)).toBe('forbidden')
})

test('uses X-Frame-Options only without frame-ancestors (F-047)', () => {
  expect(policy({ 'x-frame-options': 'DENY' })).toBe('forbidden')
  expect(policy({ 'x-frame-options': 'SAMEORIGIN' })).toBe('forbidden')
  expect(policy({ 'x-frame-options': 'DENY', 'content-security-policy': 'frame-ancestors *' })).toBe(
    'allowed',
  )
  expect(policy({ 'content-security-policy': "default-src 'self'" })).toBe('unknown')
})

test('requires that each of several policies allows framing (F-287)', () => {
  const both = (one: string, other: string) => csp(`${one}, default-src 'self'; frame-ancestors ${other}`)
  expect(both(ORIGIN, '*')).toBe('allowed')
  expect(both(ORIGIN, 'https://ehr.example')).toBe('forbidden')
  expect(both("'none'", ORIGIN)).toBe('forbidden')
})
