import { expect, test } from 'vitest'
import type { BoundedFetch } from '../http/bounded-fetch.ts'
import { createRecorder, type RecordedFetch } from '../http/recorder.ts'
import type { BundleCache } from './fetch-bundle.ts'
import { loadBrandReport } from './load-brand-report.ts'

const BASE = 'https://ehr.example/fhir'
const URL_OF_BUNDLE = 'https://ehr.example/brands.json'
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
const IDENTIFIER = { system: 'urn:ietf:rfc:3986', value: 'https://clinic.example' }

type Json = Record<string, unknown>
interface Answer {
  status?: number
  headers?: Record<string, string>
  text?: string
  content?: Uint8Array
}

const endpoint = (changes: Json = {}) => ({
  resourceType: 'Endpoint',
  id: 'r4',
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/endpoint-fhir-version', valueCode: '4.0.1' }],
  connectionType: { code: 'hl7-fhir-rest' },
  contact: [{ system: 'url', value: 'https://developers.example' }],
  address: BASE,
  ...changes,
})

const organization = (changes: Json = {}) => ({
  resourceType: 'Organization',
  id: 'clinic',
  name: 'Clinic',
  identifier: [IDENTIFIER],
  telecom: [{ system: 'url', value: 'https://clinic.example' }],
  endpoint: [{ reference: 'Endpoint/r4' }],
  ...changes,
})

const withLogo = (url: string) =>
  organization({
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/organization-brand',
        extension: [{ url: 'brandLogo', valueUrl: url }],
      },
    ],
  })

const bundle = (...resources: Json[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  timestamp: '2026-01-01T00:00:00Z',
  entry: resources.map((resource) => ({ resource })),
})

/** Creates a fetch function with these responses; `asked` records each URL with its If-None-Match. */
function serve(answers: Record<string, Answer>) {
  const asked: [url: string, ifNoneMatch: string | null][] = []
  const fetch: BoundedFetch = async (url, init) => {
    asked.push([url, new Headers(init.headers).get('if-none-match')])
    const { status = 200, headers = {}, text = '', ...rest } = answers[url] ?? { status: 404 }
    return { status, statusText: '', headers: new Headers(headers), text, bytes: text.length, ...rest }
  }
  let ids = 0
  const record = createRecorder({
    stepId: '',
    newId: () => String(ids++),
    now: () => 0,
    onExchange: () => {},
  })
  const recorded: RecordedFetch = (url, init, options) => record(url, init, { ...options, send: fetch })
  return { asked, recorded }
}

const answering = (json: Json, headers: Record<string, string> = { etag: 'W/"1"' }): Answer => ({
  headers,
  text: JSON.stringify(json),
})

async function report(
  answer: Answer,
  { identifier = IDENTIFIER as unknown, link = URL_OF_BUNDLE as unknown, logo = {} as Answer } = {},
  kept: BundleCache = new Map(),
) {
  const { asked, recorded } = serve({ [URL_OF_BUNDLE]: answer, 'https://ehr.example/logo': logo })
  const configuration = { user_access_brand_bundle: link, user_access_brand_identifier: identifier }
  const said = await loadBrandReport(recorded, configuration, BASE, kept)
  return { asked, said, texts: said?.findings.map(({ level, message }) => `${level}: ${message}`) ?? [] }
}

test('returns the brand without findings when the bundle is correct', async () => {
  const { said, texts } = await report(answering(bundle(organization(), endpoint())))
  expect(texts).toEqual([
    'ok: The bundle names one brand for this server, with everything that an app shows.',
  ])
  expect(said?.brand).toMatchObject({
    name: 'Clinic',
    site: 'https://clinic.example',
    endpoints: [{ address: BASE, fhirVersions: ['4.0.1'], isThisServer: true }],
  })
})

test('returns undefined when no bundle is published', async () => {
  expect(await loadBrandReport(serve({}).recorded, {}, BASE, new Map())).toBeUndefined()
})

test('sends If-None-Match for a cached bundle, and accepts a 304 only then (C-186)', async () => {
  const kept: BundleCache = new Map()
  await report(answering(bundle(organization(), endpoint())), {}, kept)
  const again = await report({ status: 304 }, {}, kept)
  expect(again.asked).toEqual([[URL_OF_BUNDLE, 'W/"1"']])
  expect(again.said).toMatchObject({ status: 304, brand: { name: 'Clinic' } })
  const unasked = await report({ status: 304 })
  expect(unasked.asked).toEqual([[URL_OF_BUNDLE, null]])
  expect(unasked.texts[0]).toMatch(/^error: .* returned 304 to a request without If-None-Match/)
  expect(unasked.said?.brand).toBeUndefined()
})

test('does not cache a bundle without an ETag', async () => {
  const kept: BundleCache = new Map()
  const { texts } = await report(answering(bundle(organization(), endpoint()), {}), {}, kept)
  expect(texts[0]).toMatch(/^warning: .* has no usable ETag/)
  expect(kept.size).toBe(0)
})

const other = { id: 'other', name: 'Other', identifier: [{ value: 'https://other.example' }], endpoint: [] }

test.each([
  ['the one that lists this server', [organization(), organization(other), endpoint()], undefined, 'Clinic'],
  [
    'the one that lists this server',
    [organization({ identifier: [] }), organization(other), endpoint()],
    IDENTIFIER,
    'Clinic',
  ],
  ['none of two that fit', [organization(), organization({ id: '2' }), endpoint()], IDENTIFIER, undefined],
  ['none where no one fits', [organization(other), endpoint()], IDENTIFIER, undefined],
  ['the only one', [organization(other), endpoint()], undefined, 'Other'],
  ['none of none', [endpoint()], IDENTIFIER, undefined],
])('selects the brand: %s', async (_, resources, identifier, name) => {
  const link = { user_access_brand_bundle: URL_OF_BUNDLE }
  const configuration = { ...link, ...(identifier ? { user_access_brand_identifier: identifier } : {}) }
  const { recorded } = serve({ [URL_OF_BUNDLE]: answering(bundle(...resources)) })
  const said = await loadBrandReport(recorded, configuration, BASE, new Map())
  expect(said?.brand?.name).toBe(name)
  expect(said?.findings[0]?.level).toBe(name === undefined ? 'error' : 'warning')
})

test.each([
  ['no name', bundle(organization({ name: undefined }), endpoint()), 'The brand has no name'],
  ['no website', bundle(organization({ telecom: [] }), endpoint()), 'no website'],
  ['an endpoint that is not there', bundle(organization()), 'not in the bundle'],
  ['another server', bundle(organization(), endpoint({ address: 'https://x.example' })), 'None of the'],
  ['http', bundle(organization(), endpoint({ address: 'http://x.example' })), 'is http.'],
  ['a script', bundle(organization(), endpoint({ address: 'javascript:alert(1)' })), 'not a web address'],
  ['an endpoint without contact', bundle(organization(), endpoint({ contact: [] })), 'lacks a contact'],
  ['no collection', { ...bundle(organization(), endpoint()), type: 'searchset' }, 'of type "searchset"'],
  ['no timestamp', { ...bundle(organization(), endpoint()), timestamp: 7 }, 'no timestamp'],
])('reports %s', async (_, json, says) => {
  const { texts } = await report(answering(json))
  expect(texts.join('\n')).toContain(says)
  expect(texts.every((text) => text.startsWith('warning'))).toBe(true)
})

test.each([
  ['another resource', answering({ resourceType: 'Patient' }), {}, 'not a Bundle'],
  ['no JSON', { text: '<html>' }, {}, 'something other than a JSON object'],
  ['404', { status: 404 }, {}, 'returned 404'],
  ['http behind https', {}, { link: 'http://ehr.example/brands.json' }, 'http behind an https FHIR base'],
  ['a link-local host', {}, { link: 'https://169.254.169.254/' }, 'does not request'],
  ['no URL', {}, { link: { a: 1 } }, 'not an absolute http or https URL'],
])('returns no brand when %s', async (_, answer: Answer, wish, says) => {
  const { said, texts } = await report(answer, wish)
  expect(texts.join('\n')).toContain(says)
  expect(said?.findings[0]?.level).toBe('error')
  expect(said?.brand).toBeUndefined()
})

const image = { headers: { 'content-type': 'image/png' }, content: PNG }

test.each([
  ['an image', image, 'data:image/png;base64,iVBORw=='],
  ['a page', { headers: { 'content-type': 'text/html' }, content: PNG }, undefined],
  ['not found', { status: 404 }, undefined],
])('handles a logo that is %s', async (_, logo: Answer, shown) => {
  const answer = answering(bundle(withLogo('https://ehr.example/logo'), endpoint()))
  const { said, texts } = await report(answer, { logo })
  expect(said?.brand?.logo).toBe(shown)
  expect(texts[0]).toMatch(shown ? /^ok/ : /^warning: No logo is shown/)
})

test.each([
  ['data:image/svg+xml,<svg/>', true],
  ['data:text/html,<script>', false],
  ['http://ehr.example/logo', false],
  ['javascript:alert(1)', false],
])('handles the logo %s', async (url, isShown) => {
  const { said, asked } = await report(answering(bundle(withLogo(url), endpoint())), { logo: image })
  expect(said?.brand?.logo === undefined).toBe(!isShown)
  expect(asked).toHaveLength(1)
})
