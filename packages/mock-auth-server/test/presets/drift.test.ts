import { describe, expect, test } from 'vitest'
import { compareDocument } from '../../src/presets/captures/compare-document.ts'
import { CAPTURES } from '../../src/presets/captures/list.ts'
import { PRESETS } from '../../src/presets/list.ts'
import type { Preset } from '../../src/presets/preset.ts'
import { collectTenantPlaceholders } from '../../src/switches/tenant-placeholders.ts'
import type { MockTenant } from '../../src/testing/index.ts'
import { type Document, fetchDocument, fetchSmart, usePresetTenants } from './preset-tenants.ts'

const createTenant = usePresetTenants()

interface Imitated {
  readonly preset: Preset
  readonly variants: string[]
  readonly captureId: string
}

/** Lists the captures that a preset or one of its variants imitates. */
function listImitated(preset: Preset): Imitated[] {
  const own = Object.fromEntries(Object.entries(preset.values).map(([name, { value }]) => [name, value]))
  const all = [{ name: undefined, values: own }, ...preset.variants]
  return all.flatMap(({ name, values }) =>
    ['discovery', 'openidDocument'].flatMap((member) => {
      const { capture } = (values[member] ?? {}) as { capture?: string }
      return capture === undefined
        ? []
        : [{ preset, variants: name === undefined ? [] : [name], captureId: capture }]
    }),
  )
}

/** Fetches the document of a tenant that a capture is about, from its first URL. */
async function fetchCaptured({ tenant, fhirBase }: MockTenant, document: string): Promise<Document> {
  if (document === 'smart-configuration') return fetchDocument(`${fhirBase}/.well-known/${document}`)
  const { root, issuer, documentBases } = tenant.addresses
  const [base = 'issuer'] = documentBases.openid
  const url = { root, issuer: issuer.replace(/\/$/, ''), 'fhir-base': fhirBase }[base]
  return fetchDocument(`${url}/.well-known/${document}`)
}

const IMITATED = PRESETS.flatMap(listImitated)

describe('the documents of presets are as they were captured, but for what the presets list', () => {
  test.each(IMITATED.map((each) => [each.captureId, each.variants.join(' '), each] as const))(
    '%s %s',
    async (captureId, _, { preset, variants }) => {
      const capture = CAPTURES.find(({ id }) => id === captureId)
      if (!capture) throw new Error(`there is no capture ${captureId}`)
      const tenant = createTenant({ preset: preset.id as 'epic', presetVariants: variants })
      const document = await fetchCaptured(tenant, capture.document)
      const known = collectTenantPlaceholders(tenant.tenant.addresses, tenant.name)
      const differences = compareDocument(
        capture.body,
        document as never,
        new Map(Object.entries(known).map(([name, value]) => [name, String(value)])),
      )
      const listed = (preset.captureDifferences ?? []).filter(
        (each) => each.capture === captureId && (each.variant ?? '') === variants.join(' '),
      )
      expect(differences.map(({ member }) => member).sort()).toEqual(
        listed.flatMap(({ members }) => members).sort(),
      )
    },
  )

  test('each has the members in the order that its capture lists', () => {
    expect(IMITATED.length).toBeGreaterThan(20)
    for (const { members, body, id } of CAPTURES) expect(Object.keys(body), id).toEqual(members)
  })

  test('a document that differs is noticed', async () => {
    const tenant = createTenant({
      preset: 'epic',
      discovery: { capture: 'epic.smart', set: { issuer: '{root}' } },
    })
    const body = CAPTURES.find(({ id }) => id === 'epic.smart')?.body ?? {}
    const known = new Map([['root', tenant.tenant.base]])
    const differences = compareDocument(body, (await fetchSmart(tenant)) as never, known)
    expect(differences.map(({ member }) => member)).toEqual(['issuer'])
  })
})

/** Members whose URL a preset or variant publishes without serving anything there, with the reason. */
const UNSERVED: Readonly<Record<string, string>> = {
  'meditech management_endpoint': 'a page at another host of the vendor, which an app only links to',
  'healthlake sample-as-is': 'the sample of the documentation with its URLs, which lead nowhere',
}

const PUBLISHED = PRESETS.flatMap(({ id, variants }) => [
  [id, ''] as const,
  ...variants.map(({ name }) => [id, name] as const),
])

describe('what presets publish is served', () => {
  test.each(PUBLISHED.filter(([id, variant]) => !UNSERVED[`${id} ${variant}`]))(
    '%s %s',
    async (id, variant) => {
      const presetVariants = variant === '' ? [] : [variant]
      const tenant = createTenant({ preset: id as 'epic', presetVariants })
      const document = await fetchSmart(tenant)
      const urls = Object.entries(document).filter(([name]) => /_endpoint$|^jwks_uri$/.test(name))
      expect(urls.length).toBeGreaterThan(1)
      for (const [name, url] of urls) {
        if (UNSERVED[`${id} ${name}`]) continue
        const method = name === 'jwks_uri' ? 'GET' : 'POST'
        expect((await fetch(String(url), { method })).status, `${name} ${url}`).not.toBe(404)
      }
      expect(tenant.journal.find({ step: 'unmatched' })).toEqual([])
    },
  )
})
