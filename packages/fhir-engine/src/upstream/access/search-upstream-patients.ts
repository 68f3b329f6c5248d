import { FhirError } from '../../model/fhir-error.ts'
import type { FhirStore } from '../../store/fhir-store.ts'
import { rebaseUrls } from '../rebase-urls.ts'
import type { Upstream } from '../upstream.ts'
import { getUpstreamEntries } from '../upstream-context.ts'
import { isResource } from './upstream-access-filter.ts'

/** Patients that a tenant remembers of its upstream, at most. */
const KNOWN = 5_000

/**
 * Requests the patients from the upstream who match a text (a name, an id, an identifier, a birth date), and
 * stores them for the pages. The store remains unchanged if the upstream fails or has no match.
 */
export async function searchUpstreamPatients(
  { client }: Upstream,
  store: FhirStore,
  text: string,
): Promise<void> {
  const words = text.trim().slice(0, 200).split(/\s+/)
  const [longest = ''] = words.toSorted((a, b) => b.length - a.length)
  if (longest === '' || store.live('Patient').length >= KNOWN) return
  const asked: [name: string, value: string][] = [['name', longest]]
  if (/^[A-Za-z0-9\-.]{1,64}$/.test(longest)) asked.push(['_id', longest])
  asked.push([/^\d{4}(?:-\d{2}){0,2}$/.test(longest) ? 'birthdate' : 'identifier', longest])
  const bodies = await Promise.all(
    asked.map(([name, value]) => {
      const query = new URLSearchParams({ [name]: value.replace(/[\\,$|]/g, '\\$&'), _count: '100' })
      return client
        .request('GET', `Patient?${query}`)
        .then(({ status, body }) => (status === 200 ? body : {}), none)
    }),
  )
  for (const { resource } of bodies.flatMap((body) =>
    getUpstreamEntries(rebaseUrls(body, client.base, '', true)),
  )) {
    if (!isResource(resource) || resource.resourceType !== 'Patient') continue
    if (!store.newest('Patient', resource.id))
      store.commit(store.draft('Patient', resource.id, 'PUT', resource))
  }
}

function none(error: unknown): object {
  if (error instanceof FhirError) return {}
  throw error
}
