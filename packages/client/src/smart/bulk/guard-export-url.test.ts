import { expect, test } from 'vitest'
import { guardExportUrl } from './guard-export-url.ts'

const BASE = 'https://fhir.example/tenant/fhir'

test.each([
  ['https://fhir.example/files/1', true],
  ['https://fhir.example/tenant/fhir/bulk/1?part=2', true],
  ['https://files.example/1', false],
])('accepts %s, with a token: %s', (url, withToken) => {
  expect(guardExportUrl(url, BASE, withToken)).toBe(url)
})

test.each([
  ['https://files.example/1', true, 'foreign-url'],
  ['https://fhir.example:8443/1', true, 'foreign-url'],
  ['https://fhir.example.evil.example/1', true, 'foreign-url'],
  ['http://fhir.example/1', true, 'insecure-url'],
  ['http://files.example/1', false, 'insecure-url'],
  ['https://fhir.example@evil.example/1', true, 'insecure-url'],
  ['https://169.254.169.254/latest', false, 'insecure-url'],
  ['file:///etc/passwd', false, 'insecure-url'],
  ['/files/1', true, 'insecure-url'],
  ['', false, 'insecure-url'],
])('%s, with a token: %s, is refused as %s', (url, withToken, code) => {
  expect(() => guardExportUrl(url, BASE, withToken)).toThrow(expect.objectContaining({ code }))
})
