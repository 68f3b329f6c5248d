import type { FhirQuery } from '../../model/fhir-query.ts'
import { mergePages } from '../fhir/bundle.ts'
import type { FhirClient } from '../fhir/create-fhir-client.ts'
import { fetchAllPages } from '../fhir/fetch-all-pages.ts'
import { judgeAnswer } from '../fhir/judge-answer.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'

type Json = Record<string, unknown>

const MOST_PAGES = 20

/**
 * Reads as many pages as a query asks for and merges them. `stopped` is the reason why one is missing, which a page
 * that is no good Bundle is too.
 */
export async function readPages(
  client: FhirClient<RecordedResult>,
  first: Json,
  { pages: wanted = 1 }: FhirQuery,
  { fhirBase, headers }: { fhirBase: string; headers: Record<string, string> },
): Promise<{ resource: Json; stopped?: SmartError }> {
  if (first.resourceType !== 'Bundle' || wanted <= 1) return { resource: first }
  const most = Math.min(wanted, MOST_PAGES)
  const { pages, ...rest } = await fetchAllPages(first, fhirBase, most, async (bundle) => {
    const result = await client.nextPage({ bundle, options: { headers } })
    const { verdict, resource } = judgeAnswer(result, { method: 'GET', search: true })
    if (verdict.level === 'error' || !resource)
      throw new SmartError('fhir-invalid', `A later page failed: ${verdict.message}`)
    return resource
  })
  return { resource: mergePages(pages) ?? first, ...rest }
}
