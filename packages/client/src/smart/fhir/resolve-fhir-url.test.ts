import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveFhirUrl } from './resolve-fhir-url.ts'

const BASE = 'https://ehr.example/a/fhir'

describe('guardUrl', () => {
  test.each([
    ['Patient/17', `${BASE}/Patient/17`],
    ['/Patient/17', `${BASE}/Patient/17`],
    [`${BASE}/Patient?name=x%20y`, `${BASE}/Patient?name=x%20y`],
    [`${BASE}?_getpages=1`, `${BASE}?_getpages=1`],
    ['Observation?code=http://loinc.org|85354-9', `${BASE}/Observation?code=http://loinc.org|85354-9`],
    ['Patient?name=nullen', `${BASE}/Patient?name=nullen`],
  ])('accepts %s unchanged', (path, url) => {
    expect(resolveFhirUrl(path, BASE)).toBe(url)
  })

  test.each([
    'https://evil.example/Patient/1',
    'http://ehr.example/a/fhir/Patient/1',
    'https://ehr.example:444/a/fhir/Patient/1',
    'https://ehr.example/a/fhirx/Patient/1',
    'https://ehr.example/a/fhir@evil.example/',
    'https://ehr.example/a/fhir/../admin',
    'https://ehr.example/a/fhir/%2e%2e/admin',
    'https://ehr.example/a/fhir/..%2fadmin',
    'https://user:pass@ehr.example/a/fhir/Patient/1',
    '//evil.example/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'Patient/undefined',
    'Patient/null/_history',
    'Observation?subject=Patient/undefined',
    'Patient/[object Object]',
    'Patient//1',
    'Patient/Patient/1',
    'Patient?access_token=x',
  ])('rejects %s (C-152, C-153, C-156)', (path) => {
    expect(() => resolveFhirUrl(path, BASE)).toThrow()
  })

  test('accepts only addresses below the base', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '/', '\\', '%2e', '@', 'https://', '//', BASE, '?', '#'),
    )
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (path) => {
          let url: URL
          try {
            url = new URL(resolveFhirUrl(path, BASE))
          } catch {
            return
          }
          expect(`${url.origin}${url.pathname}`).toMatch(/^https:\/\/ehr\.example\/a\/fhir(\/|$)/)
        },
      ),
    )
  })
})
