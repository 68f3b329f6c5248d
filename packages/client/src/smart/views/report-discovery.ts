import type { DiscoveryDocument, DiscoveryReport } from '../../model/discovery-report.ts'
import type { BundleCache } from '../brands/fetch-bundle.ts'
import { loadBrandReport } from '../brands/load-brand-report.ts'
import { explainCapabilities } from '../discovery/capabilities.ts'
import { compareDocuments } from '../discovery/compare-documents.ts'
import { type FetchedDocument, fetchDocument } from '../discovery/fetch-document.ts'
import { buildWellKnownUrl, checkFhirBase, withoutTrailingSlash } from '../discovery/fhir-base.ts'
import { fetchStatement } from '../fhir/fetch-statement.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { toSmartError } from '../smart-error.ts'

/**
 * Fetches the three discovery documents for comparison, and the organization that runs the server. An
 * unavailable document is reported, not thrown.
 *
 * @throws SmartError when the FHIR base itself is unusable.
 */
export async function reportDiscovery(
  fetch: RecordedFetch,
  fhirBase: string,
  bundles: BundleCache,
): Promise<DiscoveryReport> {
  checkFhirBase(fhirBase)
  const [smart, metadata] = await Promise.all([
    attempt('smart-configuration', buildWellKnownUrl(fhirBase, 'smart-configuration'), (url) =>
      fetchDocument(fetch, url),
    ),
    attempt('metadata', `${withoutTrailingSlash(fhirBase)}/metadata`, () => fetchStatement(fetch, fhirBase)),
  ])
  const issuer =
    typeof smart.json?.issuer === 'string' && URL.canParse(smart.json.issuer) ? smart.json.issuer : fhirBase
  const [openid, brand] = await Promise.all([
    attempt('openid-configuration', buildWellKnownUrl(issuer, 'openid-configuration'), (url) =>
      fetchDocument(fetch, url, { to: 'authorization-server' }),
    ),
    loadBrandReport(fetch, smart.json ?? {}, fhirBase, bundles),
  ])
  const capabilities = smart.json?.capabilities
  return {
    documents: [smart, openid, metadata],
    differences: compareDocuments(smart.json, openid.json, metadata.json),
    capabilities: explainCapabilities(Array.isArray(capabilities) ? capabilities.map(String) : []),
    ...(brand ? { brand } : {}),
  }
}

async function attempt(
  name: DiscoveryDocument['name'],
  url: string,
  read: (url: string) => Promise<FetchedDocument>,
): Promise<DiscoveryDocument> {
  try {
    const { status, text, json, notices, exchangeId } = await read(url)
    return {
      name,
      url,
      status,
      body: text,
      json,
      exchangeId,
      verdict: notices[0] ?? { level: 'ok', message: 'Read.' },
    }
  } catch (thrown) {
    const error = toSmartError(thrown)
    const { status } = error.details
    const optional = name === 'openid-configuration' && error.code === 'http-status'
    return {
      name,
      url,
      ...(status === undefined ? {} : { status }),
      verdict: { ...error.toVerdict(), ...(optional ? { level: 'info' } : {}) },
    }
  }
}
