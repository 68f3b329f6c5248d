import { describe, expect, it } from 'vitest'
import { ENDPOINTS } from '../wire/list.ts'
import { getPathPrefix, normalizePublicUrl, stripPrefix } from './public-url.ts'

describe('toPublicUrl', () => {
  it.each([
    ['https://EHR.example', 'https://ehr.example'],
    ['https://ehr.example:443/', 'https://ehr.example'],
    ['http://ehr.example/mock//', 'http://ehr.example/mock'],
  ])('normalizes %s', (text, url) => expect(normalizePublicUrl('public URL', text)).toBe(url))

  it.each([
    'ehr.example',
    'ftp://ehr.example',
    'https://a@ehr.example',
    'https://ehr.example/?x',
    'https://x#f',
  ])('refuses %s', (text) =>
    expect(() => normalizePublicUrl('public URL', text)).toThrow(/the public URL must be an http\(s\) URL/),
  )

  it('refuses the path of every endpoint of a tenant', () => {
    for (const { path } of ENDPOINTS) {
      expect(() => normalizePublicUrl('public URL', `https://ehr.example${path}`)).toThrow(
        'must not start with',
      )
    }
  })

  it('refuses the paths of the mock itself', () => {
    expect(() => normalizePublicUrl('public URL', 'https://ehr.example/fhir')).toThrow(
      'must not start with /fhir',
    )
    expect(normalizePublicUrl('public URL', 'https://ehr.example/fhir-mock')).toBe(
      'https://ehr.example/fhir-mock',
    )
  })
})

describe('withoutPrefix', () => {
  it.each([
    ['/mock', '/mock/fhir/Patient', '/fhir/Patient'],
    ['/mock', '/fhir/Patient', '/fhir/Patient'],
    ['/mock', '/mock', '/'],
    ['/mock', '/mocked/fhir', '/mocked/fhir'],
    ['', '//fhir', '//fhir'],
  ])('below %j, %s is %s', (prefix, path, rest) => expect(stripPrefix(prefix, path)).toBe(rest))

  it('has no prefix at the root', () => expect(getPathPrefix('https://ehr.example')).toBe(''))
})
