import { expect, test } from 'vitest'
import {
  BASE,
  buildBundle,
  buildEndpoint,
  buildOrganization,
  IDENTIFIER,
  type Json,
  withLogo,
} from '../../../test/support/sample-brands.ts'
import type { BoundedFetch } from '../http/bounded-fetch.ts'
import { createRecorder, type RecordedFetch } from '../http/recorder.ts'
import type { BundleCache } from './fetch-bundle.ts'
import { loadBrandReport } from './load-brand-report.ts'

const URL_OF_BUNDLE = 'https://ehr.example/brands.json'
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47])

interface Answer {
  status?: number
  headers?: Record<string, string>
  text?: string
  content?: Uint8Array
}

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
  const { said, texts } = await report(answering(buildBundle(buildOrganization(), buildEndpoint())))
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
  await report(answering(buildBundle(buildOrganization(), buildEndpoint())), {}, kept)
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
  const { texts } = await report(answering(buildBundle(buildOrganization(), buildEndpoint()), {}), {}, kept)
  expect(texts[0]).toMatch(/^warning: .* has no usable ETag/)
  expect(kept.size).toBe(0)
})

const other = { id: 'other', name: 'Other', identifier: [{ value: 'https://other.example' }], endpoint: [] }

test.each([
  [
    'the one that lists this server',
    [buildOrganization(), buildOrganization(other), buildEndpoint()],
    undefined,
    'Clinic',
  ],
  [
    'the one that lists this server',
    [buildOrganization({ identifier: [] }), buildOrganization(other), buildEndpoint()],
    IDENTIFIER,
    'Clinic',
  ],
  [
    'none of two that fit',
    [buildOrganization(), buildOrganization({ id: '2' }), buildEndpoint()],
    IDENTIFIER,
    undefined,
  ],
  ['none where no one fits', [buildOrganization(other), buildEndpoint()], IDENTIFIER, undefined],
  ['the only one', [buildOrganization(other), buildEndpoint()], undefined, 'Other'],
  ['none of none', [buildEndpoint()], IDENTIFIER, undefined],
])('selects the brand: %s', async (_, resources, identifier, name) => {
  const link = { user_access_brand_bundle: URL_OF_BUNDLE }
  const configuration = { ...link, ...(identifier ? { user_access_brand_identifier: identifier } : {}) }
  const { recorded } = serve({ [URL_OF_BUNDLE]: answering(buildBundle(...resources)) })
  const said = await loadBrandReport(recorded, configuration, BASE, new Map())
  expect(said?.brand?.name).toBe(name)
  expect(said?.findings[0]?.level).toBe(name === undefined ? 'error' : 'warning')
})

test.each([
  ['no name', buildBundle(buildOrganization({ name: undefined }), buildEndpoint()), 'The brand has no name'],
  ['no website', buildBundle(buildOrganization({ telecom: [] }), buildEndpoint()), 'no website'],
  ['an endpoint that is not there', buildBundle(buildOrganization()), 'not in the bundle'],
  [
    'another server',
    buildBundle(buildOrganization(), buildEndpoint({ address: 'https://x.example' })),
    'None of the',
  ],
  ['http', buildBundle(buildOrganization(), buildEndpoint({ address: 'http://x.example' })), 'is http.'],
  [
    'a script',
    buildBundle(buildOrganization(), buildEndpoint({ address: 'javascript:alert(1)' })),
    'not a web address',
  ],
  [
    'an endpoint without contact',
    buildBundle(buildOrganization(), buildEndpoint({ contact: [] })),
    'lacks a contact',
  ],
  [
    'no collection',
    { ...buildBundle(buildOrganization(), buildEndpoint()), type: 'searchset' },
    'of type "searchset"',
  ],
  ['no timestamp', { ...buildBundle(buildOrganization(), buildEndpoint()), timestamp: 7 }, 'no timestamp'],
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
])('returns no brand when %s', async (_, answer: Answer, options, says) => {
  const { said, texts } = await report(answer, options)
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
  const answer = answering(buildBundle(withLogo('https://ehr.example/logo'), buildEndpoint()))
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
  const { said, asked } = await report(answering(buildBundle(withLogo(url), buildEndpoint())), {
    logo: image,
  })
  expect(said?.brand?.logo === undefined).toBe(!isShown)
  expect(asked).toHaveLength(1)
})
