import type { Brand } from '../../model/brand-report.ts'
import type { SpecReference, Verdict } from '../../model/verdict.ts'
import { isLoopback } from '../discovery/fhir-base.ts'
import { filterRecords } from '../http/is-record.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { brands } from '../spec.ts'
import { resolveEndpoints } from './find-brand.ts'
import type { BrandBundle } from './read-bundle.ts'

type Json = Record<string, unknown>

const BRAND_SPEC = brands('Brand Profile', 'brand-profile-organization')
const ENDPOINT_SPEC = brands('Endpoint Profile', 'endpoint-profile')
const ABSENT_SPEC = brands('Data Absent Reasons', 'must-support-definition-ms-and-data-absent-reasons')
const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

/** Returns the defects of a brand and its endpoints that an app would notice (S-150, S-151). */
export function judgeBrand(bundle: BrandBundle, organization: Json, brand: Brand): Verdict[] {
  const { endpoints, missing } = resolveEndpoints(bundle, organization)
  return [
    ...(brand.name === undefined ? [judgeName(organization._name, brand)] : []),
    ...(brand.site === undefined
      ? [warn('The brand has no website.', 'Add an Organization.telecom with the system url.', BRAND_SPEC)]
      : []),
    ...missing.map((reference) =>
      warn(
        `The brand lists the endpoint ${sanitizeText(reference)}, which is not in the bundle.`,
        'Add the Endpoint to the bundle, under the URL or the Type/id of the reference.',
        ENDPOINT_SPEC,
      ),
    ),
    ...(brand.endpoints.some(({ isThisServer }) => isThisServer)
      ? []
      : [
          warn(
            'None of the endpoints of the brand is this FHIR base.',
            'List this server among them, with exactly this URL.',
            ENDPOINT_SPEC,
          ),
        ]),
    ...links(brand).flatMap(([what, url]) => judgeLink(what, url)),
    ...endpoints.flatMap(judgeEndpoint),
  ]
}

/**
 * Judges a missing name: data may be absent only when the organization was asked and provided none (S-151).
 */
function judgeName(companion: unknown, { site }: Brand): Verdict {
  const [extension] = filterRecords([companion]).flatMap((value) => filterRecords(value.extension))
  const reason = extension?.url === ABSENT ? sanitizeText(String(extension.valueCode)) : 'without a reason'
  const shown = site === undefined ? '' : ' Its website is shown instead.'
  const message = `The brand has no name (${reason}).${shown}`
  if (/^asked-(declined|unknown)$/.test(reason)) return { level: 'info', message, spec: ABSENT_SPEC }
  return warn(
    message,
    'Publish it, or state with asked-declined or asked-unknown that it is absent.',
    ABSENT_SPEC,
  )
}

function links({ site, logoLicense, portals, endpoints }: Brand): [what: string, url: string][] {
  const portal = portals.flatMap(({ url }) => url ?? [])
  return [
    ...(site === undefined ? [] : [['website', site] as [string, string]]),
    ...(logoLicense === undefined ? [] : [['licence of the logo', logoLicense] as [string, string]]),
    ...portal.map((url): [string, string] => ['portal', url]),
    ...endpoints.map(({ address }): [string, string] => ['endpoint', address]),
  ]
}

function judgeLink(what: string, url: string): Verdict[] {
  if (/^https:/i.test(url) && URL.canParse(url)) return []
  if (/^http:/i.test(url) && isLoopback(url)) return []
  const is = /^http:/i.test(url) ? 'http' : 'not a web address'
  return [warn(`The ${what} ${url} is ${is}.`, 'Publish an https URL.', BRAND_SPEC)]
}

function judgeEndpoint(endpoint: Json): Verdict[] {
  const lacks = listLacks(endpoint)
  if (lacks.length === 0) return []
  const which = sanitizeText(String(endpoint.name ?? endpoint.address ?? 'without a name'))
  return [warn(`The endpoint ${which} lacks ${lacks.join(' and ')}.`, 'Add what is missing.', ENDPOINT_SPEC)]
}

/** Returns what an endpoint of a brand must have and lacks (S-150). */
export function listLacks({ extension, contact, connectionType }: Json): string[] {
  const has = (list: unknown, suits: (item: Json) => boolean) => filterRecords(list).some(suits)
  return [
    has(extension, ({ url }) => String(url).endsWith('/endpoint-fhir-version')) ? [] : 'the FHIR version',
    has(contact, ({ system }) => system === 'url') ? [] : 'a contact URL for developers',
    has([connectionType], ({ code }) => code === 'hl7-fhir-rest') ? [] : 'the connectionType hl7-fhir-rest',
  ].flat()
}

const warn = (message: string, whatToTry: string, spec: SpecReference): Verdict => ({
  level: 'warning',
  message,
  whatToTry,
  spec,
})
