import { buildWellKnownUrl, withoutTrailingSlash } from '../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../smart/http/parse-object.ts'
import type { Source } from '../declare/case-tools.ts'
import { createBlockedError } from '../declare/outcome.ts'

type Json = Record<string, unknown>

/** Reads the response of smart-configuration, whatever it is. */
export const fetchSmartConfiguration = (({ send, target: { fhirBase } }) =>
  send(buildWellKnownUrl(fhirBase, 'smart-configuration'), {
    headers: { accept: 'application/json' },
  })) satisfies Source<unknown>

/** Reads smart-configuration. @throws Unjudged without one */
export const readSmartConfiguration = (async ({ get }) => {
  const { status, text } = await get(fetchSmartConfiguration)
  const json = status === 200 ? parseObject(text) : undefined
  if (!json) throw createBlockedError('discovery-document/served', 'There is no smart-configuration to read.')
  return json
}) satisfies Source<Json>

/** Returns the URL of an endpoint; a relative one is resolved against the FHIR base, so that the run continues. */
export function findUrl(configuration: Json, name: string, fhirBase: string): string | undefined {
  const value = configuration[name]
  const base = `${withoutTrailingSlash(fhirBase)}/`
  return typeof value === 'string' && value !== '' && URL.canParse(value, base)
    ? new URL(value, base).href
    : undefined
}

/** Creates the source of an endpoint; `reporter` is the case that reports its absence. */
const createEndpointSource =
  (name: string, reporter: string): Source<string> =>
  async ({ get, target }) => {
    const url = findUrl(await get(readSmartConfiguration), name, target.fhirBase)
    if (url === undefined) throw createBlockedError(reporter, `No usable ${name} is published.`)
    return url
  }

export const readAuthorizationEndpoint = createEndpointSource(
  'authorization_endpoint',
  'discovery-endpoints/authorization',
)
export const readTokenEndpoint = createEndpointSource('token_endpoint', 'discovery-endpoints/token')
export const readIntrospectionEndpoint = createEndpointSource(
  'introspection_endpoint',
  'discovery-endpoints/absolute',
)
export const readRevocationEndpoint = createEndpointSource(
  'revocation_endpoint',
  'discovery-endpoints/absolute',
)
export const readRegistrationEndpoint = createEndpointSource(
  'registration_endpoint',
  'discovery-endpoints/absolute',
)
export const readManagementEndpoint = createEndpointSource(
  'management_endpoint',
  'discovery-endpoints/absolute',
)
export const readBrandBundleUrl = createEndpointSource(
  'user_access_brand_bundle',
  'discovery-endpoints/absolute',
)
