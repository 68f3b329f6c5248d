import type { Brand, BrandReport } from '../../model/brand-report.ts'
import type { Verdict } from '../../model/verdict.ts'
import { checkLinkedUrl } from '../discovery/check-linked-url.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { toSmartError } from '../smart-error.ts'
import { brands } from '../spec.ts'
import { type BundleCache, fetchBundle } from './fetch-bundle.ts'
import { fetchLogo } from './fetch-logo.ts'
import { findBrand } from './find-brand.ts'
import { judgeBrand } from './judge-brand.ts'
import { readBrand } from './read-brand.ts'
import { readBundle } from './read-bundle.ts'

/** Maximum number of findings shown. */
const MOST_FINDINGS = 20

/**
 * Loads the brand bundle that smart-configuration names and returns its brand of the server (C-186), or
 * `undefined` when none is named. Defects are findings: nothing else depends on brands.
 */
export async function loadBrandReport(
  fetch: RecordedFetch,
  { user_access_brand_bundle: link, user_access_brand_identifier: identifier }: Record<string, unknown>,
  fhirBase: string,
  kept: BundleCache,
): Promise<BrandReport | undefined> {
  if (link === undefined) return undefined
  const report: BrandReport = { url: typeof link === 'string' ? sanitizeText(link) : '', findings: [] }
  try {
    const url = checkLinkedUrl('user_access_brand_bundle', link, fhirBase)
    const { status, json, findings } = await fetchBundle(fetch, url, kept)
    const bundle = readBundle(json)
    const found = findBrand(bundle, identifier, fhirBase)
    const all = [...findings, ...found.findings]
    Object.assign(report, { status, findings: all })
    if (found.brand) {
      const { logoUrl, ...brand } = readBrand(bundle, found.brand, fhirBase)
      all.push(...judgeBrand(bundle, found.brand, brand), ...(await addLogo(fetch, brand, logoUrl, fhirBase)))
      report.brand = brand
    }
  } catch (thrown) {
    const error = toSmartError(thrown)
    report.findings.push(error.toVerdict())
    if (error.details.status !== undefined) report.status = error.details.status
  }
  if (report.findings.length === 0) report.findings.push(GOOD)
  return { ...report, findings: report.findings.slice(0, MOST_FINDINGS) }
}

const GOOD: Verdict = {
  level: 'ok',
  message: 'The bundle names one brand for this server, with everything that an app shows.',
  spec: brands('Conformance', 'conformance-overview'),
}

async function addLogo(
  fetch: RecordedFetch,
  brand: Brand,
  url: string | undefined,
  fhirBase: string,
): Promise<Verdict[]> {
  if (url === undefined) return []
  try {
    brand.logo = await fetchLogo(fetch, url, fhirBase)
    return []
  } catch (thrown) {
    const verdict = toSmartError(thrown).toVerdict()
    return [{ ...verdict, level: 'warning', message: `No logo is shown. ${verdict.message}` }]
  }
}
