import { expect, it } from 'vitest'
import { buildCanaryUrl, buildControlUrl, buildPublicUrl, isLoopbackHost } from './listener-urls.ts'

it.each([
  ['127.0.0.1', 'http://localhost:1', 'http://127.0.0.1:2', 'http://127.0.0.1:3'],
  ['0.0.0.0', 'http://localhost:1', 'http://127.0.0.1:2', 'http://127.0.0.1:3'],
  ['192.0.2.1', 'http://192.0.2.1:1', 'http://192.0.2.1:2', 'http://192.0.2.1:3'],
  ['::1', 'http://[::1]:1', 'http://[::1]:2', 'http://[::1]:3'],
])('returns for %s the addresses %s, %s and %s', (host, wire, canary, control) => {
  expect(buildPublicUrl('http', host, 1)).toBe(wire)
  expect(buildCanaryUrl('http', host, 2, wire)).toBe(canary)
  expect(buildControlUrl(host, 3)).toBe(control)
})

it('uses another name for the canary than for a server at 127.0.0.1', () => {
  expect(buildCanaryUrl('https', '127.0.0.1', 2, 'https://127.0.0.1:1')).toBe('https://localhost:2')
})

it('recognises loopback', () => {
  expect(['localhost', '127.0.0.1', '::1', '0.0.0.0', '10.0.0.1'].map(isLoopbackHost)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
