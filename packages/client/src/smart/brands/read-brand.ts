import type { Brand, BrandEndpoint, BrandPortal } from '../../model/brand-report.ts'
import { filterRecords } from '../http/is-record.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { isBase, resolveEndpoints } from './find-brand.ts'
import type { BrandBundle } from './read-bundle.ts'

type Json = Record<string, unknown>

const BRAND = 'http://hl7.org/fhir/StructureDefinition/organization-brand'
const PORTAL = 'http://hl7.org/fhir/StructureDefinition/organization-portal'
const VERSION = 'http://hl7.org/fhir/StructureDefinition/endpoint-fhir-version'
const MOST = 20

/**
 * Returns a brand for display, its logo still to be fetched: every text sanitized and short, at most 20 of
 * each.
 */
export function readBrand(
  bundle: BrandBundle,
  organization: Json,
  fhirBase: string,
): Brand & { logoUrl?: string } {
  const look = extensionsOf(organization, BRAND)[0] ?? {}
  const { endpoints } = resolveEndpoints(bundle, organization)
  return {
    ...optional('name', text(organization.name)),
    ...optional(
      'site',
      text(filterRecords(organization.telecom).find(({ system }) => system === 'url')?.value),
    ),
    ...optional('logoUrl', look.brandLogo),
    ...optional('logoLicense', text(look.brandLogoLicense)),
    portals: extensionsOf(organization, PORTAL).slice(0, MOST).map(readPortal),
    endpoints: endpoints
      .map((endpoint) => readEndpoint(endpoint, fhirBase))
      .toSorted((a, b) => Number(b.isThisServer) - Number(a.isThisServer))
      .slice(0, MOST),
  }
}

function readPortal({ portalName, portalUrl, portalDescription }: Record<string, string>): BrandPortal {
  return {
    ...optional('name', text(portalName)),
    ...optional('url', text(portalUrl)),
    ...optional('description', text(portalDescription)),
  }
}

function readEndpoint(endpoint: Json, fhirBase: string): BrandEndpoint {
  return {
    ...optional('name', text(endpoint.name)),
    address: text(endpoint.address) ?? '',
    fhirVersions: filterRecords(endpoint.extension).flatMap(({ url, valueCode }) =>
      url === VERSION ? (text(valueCode) ?? []) : [],
    ),
    isThisServer: isBase(endpoint.address, fhirBase),
  }
}

/** Returns the text parts of each extension of that URL; of several with one name the first. */
function extensionsOf(resource: Json, extension: string): Record<string, string>[] {
  return filterRecords(resource.extension)
    .filter(({ url }) => url === extension)
    .map((each) =>
      Object.fromEntries(
        filterRecords(each.extension)
          .toReversed()
          .flatMap(({ url, valueUrl, valueString, valueMarkdown }) => {
            const value = valueUrl ?? valueString ?? valueMarkdown
            return typeof value === 'string' ? [[String(url), value]] : []
          }),
      ),
    )
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? sanitizeText(value) : undefined

const optional = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string }
