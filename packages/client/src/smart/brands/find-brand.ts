import type { Verdict } from '../../model/verdict.ts'
import { isSameBase } from '../discovery/fhir-base.ts'
import { filterRecords, isRecord } from '../http/is-record.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { brands } from '../spec.ts'
import type { BrandBundle } from './read-bundle.ts'

const SPEC = brands('Metadata', 'metadata-in-well-knownsmart-configuration')

export interface BrandMatch {
  brand?: Record<string, unknown>
  findings: Verdict[]
}

/**
 * Finds the brand of a FHIR base: the one that `user_access_brand_identifier` names, otherwise the only one
 * that lists an endpoint of this base, otherwise the only one if no identifier was set (F-297). If several
 * fit, none is returned.
 */
export function findBrand(bundle: BrandBundle, identifier: unknown, fhirBase: string): BrandMatch {
  const { organizations } = bundle
  if (organizations.length === 0)
    return { findings: [bad('error', 'The bundle has no Organization, so it names no brand.', PRIMARY)] }
  const named = organizations.filter((each) => matches(each.identifier, identifier))
  if (named.length === 1 && named[0]) return { brand: named[0], findings: [] }
  const candidates = named.length > 0 ? named : organizations
  const ours = candidates.filter((each) => listsBase(bundle, each, fhirBase))
  const fitting = ours.length === 0 && identifier === undefined ? candidates : ours
  const findings = judgeIdentifier(identifier, named.length, organizations.length)
  if (fitting.length === 1 && fitting[0]) return { brand: fitting[0], findings }
  const text = `It is unclear which brand in the bundle this server belongs to: ${fitting.length} match.`
  return { findings: [bad('error', text, PRIMARY), ...findings] }
}

function judgeIdentifier(identifier: unknown, named: number, all: number): Verdict[] {
  if (identifier === undefined) {
    if (all === 1) return []
    const text = `The bundle has ${all} brands, and smart-configuration has no user_access_brand_identifier.`
    return [bad('warning', text, PRIMARY)]
  }
  if (!isRecord(identifier) || typeof identifier.value !== 'string')
    return [
      bad('warning', 'user_access_brand_identifier has no value.', 'It is an Identifier: { system, value }.'),
    ]
  const shown = sanitizeText(identifier.value)
  const text =
    named === 0
      ? `No brand in the bundle has the identifier "${shown}".`
      : `${named} brands in the bundle have the identifier "${shown}".`
  return [bad('warning', text, 'Exactly one Organization.identifier must be user_access_brand_identifier.')]
}

const PRIMARY =
  'Publish one primary brand that lists this endpoint, and identify it with user_access_brand_identifier.'

const bad = (level: 'warning' | 'error', message: string, whatToTry: string): Verdict => ({
  level,
  message,
  whyItMatters: 'An app cannot be sure whose name and logo to show for this server.',
  whatToTry,
  spec: SPEC,
})

function matches(identifiers: unknown, wanted: unknown): boolean {
  if (!isRecord(wanted) || typeof wanted.value !== 'string') return false
  return filterRecords(identifiers).some(
    ({ system, value }) =>
      value === wanted.value && (wanted.system === undefined || system === wanted.system),
  )
}

function listsBase(bundle: BrandBundle, organization: Record<string, unknown>, fhirBase: string): boolean {
  return resolveEndpoints(bundle, organization).endpoints.some(({ address }) => isBase(address, fhirBase))
}

/** Returns `true` when the address of an endpoint is that FHIR base. */
export const isBase = (address: unknown, fhirBase: string): boolean =>
  typeof address === 'string' && isSameBase(address, fhirBase)

/** Returns the endpoints that a brand lists, and the references that do not resolve in the bundle. */
export function resolveEndpoints(bundle: BrandBundle, organization: Record<string, unknown>) {
  const references = filterRecords(organization.endpoint).map(({ reference }) => String(reference))
  return {
    endpoints: references.flatMap((reference) => filterRecords([bundle.endpoints.get(reference)])),
    missing: references.filter((reference) => !bundle.endpoints.has(reference)),
  }
}
