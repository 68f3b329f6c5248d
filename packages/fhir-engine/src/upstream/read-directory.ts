import { FhirError } from '../model/fhir-error.ts'
import { isResource } from './access/upstream-access-filter.ts'
import { rebaseUrls } from './rebase-urls.ts'
import type { UpstreamClient } from './upstream-client.ts'
import { findNextLink, getUpstreamEntries } from './upstream-context.ts'

/** People of each kind that the sign-in page and the picker offer. */
const LISTED = 200
const PAGES = 10

/**
 * Reads practitioners and patients of the upstream, for the sign-in page and the picker; throws FhirError.
 */
export async function readDirectory(client: UpstreamClient): Promise<fhir4.FhirResource[]> {
  const found = new Map<string, fhir4.FhirResource>()
  for (const type of ['Practitioner', 'Patient']) {
    let next: string | undefined = `${type}?_count=100`
    let listed = 0
    for (let page = 0; next !== undefined && page < PAGES && listed < LISTED; page++) {
      const { status, body } = await client.request('GET', next)
      if (status !== 200)
        throw new FhirError(502, 'processing', `It returned ${status} for a search of ${type}`)
      for (const { resource } of getUpstreamEntries(rebaseUrls(body, client.base, '', true))) {
        if (!isResource(resource) || resource.resourceType !== type || listed >= LISTED) continue
        found.set(`${type}/${resource.id}`, resource as unknown as fhir4.FhirResource)
        listed++
      }
      next = findNextLink(body)
    }
  }
  return [...found.values()]
}
