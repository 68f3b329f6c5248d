import type { Verdict } from '../../model/verdict.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch, conformance, oidcDiscovery } from '../spec.ts'
import { readOauthUris } from './capability-statement.ts'
import { type FetchedDocument, fetchDocument } from './fetch-document.ts'
import { buildWellKnownUrl } from './fhir-base.ts'
import { findAppStateEndpoint } from './find-endpoint.ts'
import { readMetadata, type ServerMetadata } from './server-metadata.ts'

export interface DiscoveryResult {
  document: FetchedDocument
  metadata: ServerMetadata
  notices: Verdict[]
}

/**
 * Fetches `<base>/.well-known/smart-configuration` (C-001). It is never cached, so that moved endpoints are
 * noticed (C-008, F-035).
 */
export async function discoverSmart(fetch: RecordedFetch, fhirBase: string): Promise<DiscoveryResult> {
  const found = read(await fetchDocument(fetch, buildWellKnownUrl(fhirBase, 'smart-configuration')), fhirBase)
  const { endpoint, notices } = findAppStateEndpoint(found.document.json, fhirBase)
  if (endpoint) found.metadata.smart_app_state_endpoint = endpoint
  return { ...found, notices: [...found.notices, ...notices] }
}

/** Reads the endpoints of a server older than smart-configuration: the CapabilityStatement's oauth-uris (SMART 1.0). */
export function discoverFromStatement(statement: FetchedDocument, fhirBase: string): DiscoveryResult {
  return read({ ...statement, json: readOauthUris(statement.json) }, fhirBase)
}

/**
 * Fetches `<issuer>/.well-known/openid-configuration`.
 *
 * @throws SmartError issuer-mismatch when the document speaks for another issuer (F-192).
 */
export async function discoverOpenId(
  fetch: RecordedFetch,
  issuer: string,
  fhirBase: string,
): Promise<DiscoveryResult> {
  const document = await fetchDocument(fetch, buildWellKnownUrl(issuer, 'openid-configuration'), {
    to: 'authorization-server',
  })
  const discovered = read(document, issuer.startsWith('https:') ? issuer : fhirBase)
  if (discovered.metadata.issuer !== issuer) {
    throw new SmartError(
      'issuer-mismatch',
      `${document.url} is for the issuer "${discovered.metadata.issuer ?? ''}", not for "${issuer}".`,
      {
        whyItMatters:
          'With keys from a document of another issuer, that issuer could sign in as any user here.',
        whatToTry: 'The issuer in smart-configuration and in openid-configuration must be the same string.',
        spec: oidcDiscovery('4.3', 'ProviderConfigurationValidation'),
      },
    )
  }
  return discovered
}

function read(document: FetchedDocument, base: string): DiscoveryResult {
  const { metadata, notices } = readMetadata(document.json, base)
  return { document, metadata, notices: [...document.notices, ...notices] }
}

/** @throws SmartError endpoint-missing before anyone is sent away (F-020, F-021). */
export function requireEndpoints(metadata: ServerMetadata, mode: 'standalone' | 'ehr' | 'backend'): void {
  const needed =
    mode === 'backend'
      ? (['token_endpoint'] as const)
      : (['authorization_endpoint', 'token_endpoint'] as const)
  for (const name of needed) {
    if (metadata[name]) continue
    throw new SmartError('endpoint-missing', `The server publishes no ${name}.`, {
      whyItMatters: 'A client must read endpoints from the document and never guess them.',
      whatToTry: `Publish ${name} in smart-configuration, or enter it manually in this server's settings.`,
      spec:
        mode === 'backend'
          ? conformance('Metadata', 'metadata')
          : appLaunch('step 3', 'retrieve-well-knownsmart-configuration'),
    })
  }
}
