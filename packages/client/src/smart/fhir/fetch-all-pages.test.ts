import { expect, test } from 'vitest'
import { createFhirClient } from './create-fhir-client.ts'
import { fetchAllPages } from './fetch-all-pages.ts'

const BASE = 'https://ehr.example.org/t/one/fhir'
const page = (next?: string) => ({
  resourceType: 'Bundle',
  link: next === undefined ? [null] : [null, { relation: 'next', url: next }],
})

async function asked(next: string) {
  const urls: string[] = []
  const client = createFhirClient(BASE, async ({ url }) => {
    urls.push(url)
    return page()
  })
  const { stopped } = await fetchAllPages(page(next), BASE, 5, (bundle) => client.nextPage({ bundle }))
  return { urls, stopped: stopped?.message }
}

test.each([
  ['absolute', `${BASE}/Observation?%5Fcursor=a%2Fb`, `${BASE}/Observation?%5Fcursor=a%2Fb`],
  ['relative to the base', 'Observation?_cursor=a', `${BASE}/Observation?_cursor=a`],
  ['an absolute path', '/t/one/fhir/Observation?%5Fcursor=a', `${BASE}/Observation?%5Fcursor=a`],
])('follows a next link that is %s byte by byte (F-260)', async (_, next, url) => {
  expect(await asked(next)).toEqual({ urls: [url], stopped: undefined })
})

test.each([
  '/t/two/fhir/Observation',
  '//evil.example.org/fhir/Observation',
  'https://evil.example.org/fhir',
])('does not follow a next link to %s (F-264)', async (next) => {
  const { urls, stopped } = await asked(next)
  expect(urls).toEqual([])
  expect(stopped).toContain('not clearly below')
})
