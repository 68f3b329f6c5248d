import { collectResources, type FoundResource } from './collect-resources.ts'
import { BundleLinks } from './links/bundle-links.ts'
import { replaceLinks } from './links/replace-links.ts'
import { parseJson } from './model/json.ts'
import { isObject, type Resource } from './model/resource.ts'
import { validateResource } from './validation/validate-resource.ts'

export interface ImportResult {
  readonly resources: fhir4.FhirResource[]
  /** The resources left out, one line each: location and reason. */
  readonly rejected: { where: string; reason: string }[]
}

/**
 * Reads FHIR data of any origin: Bundles, single resources, NDJSON. Links to a Bundle's `fullUrl`s and
 * conditional references by identifier become plain references; invalid resources are left out and reported.
 * Documents and collections are resources besides their entries.
 * `progress` is called from time to time with the number of checked resources and the total.
 */
export function importResources(
  documents: Iterable<{ name: string; text: string }>,
  progress: (done: number, all: number) => void = () => {},
): ImportResult {
  const rejected: ImportResult['rejected'] = []
  const found: FoundResource[] = []
  for (const { name, text } of documents) {
    for (const { where, value } of parse(name, text, rejected)) {
      for (const each of collectResources(where, value)) found.push(each)
    }
  }
  const resources = new Map<string, fhir4.FhirResource>()
  const link = createLinker(found)
  for (const [i, each] of found.entries()) {
    if (i % 1_000 === 0) progress(i, found.length)
    const { where } = each
    const linked = link(each)
    const [issue] = validateResource(linked)
    const url = `${linked?.resourceType}/${linked?.id}`
    if (issue) rejected.push({ where, reason: issue.diagnostics })
    else if (!linked.id) rejected.push({ where, reason: `${linked.resourceType}.id is missing` })
    else if (resources.has(url)) rejected.push({ where, reason: `${url} occurs twice` })
    else resources.set(url, linked as unknown as fhir4.FhirResource)
  }
  progress(found.length, found.length)
  return { resources: [...resources.values()], rejected }
}

function parse(
  name: string,
  text: string,
  rejected: ImportResult['rejected'],
): { where: string; value: unknown }[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  try {
    return [{ where: name, value: parseJson(trimmed) }]
  } catch (whole) {
    const lines = trimmed.split('\n')
    if (lines.length === 1) {
      rejected.push({ where: name, reason: (whole as Error).message })
      return []
    }
    return lines.flatMap((line, i) => {
      const where = `${name}:${i + 1}`
      if (line.trim() === '') return []
      try {
        return [{ where, value: parseJson(line) }]
      } catch (error) {
        rejected.push({ where, reason: (error as Error).message })
        return []
      }
    })
  }
}

/** Creates the function that resolves the links of a resource: in its own Bundle, else in all documents. */
function createLinker(found: readonly FoundResource[]): (each: FoundResource) => Resource {
  const everywhere = new BundleLinks(true)
  const identified = new Map<string, string>()
  for (const { resource, fullUrl } of found) {
    if (!isObject(resource)) continue
    const url = `${resource.resourceType}/${resource.id}`
    if (fullUrl !== undefined) everywhere.add(fullUrl, { url, version: resource.meta?.versionId })
    const list = Array.isArray(resource.identifier) ? resource.identifier.filter(isObject) : []
    for (const { system, value } of list)
      identified.set(`${resource.resourceType}?identifier=${system}|${value}`, url)
  }
  return ({ resource, fullUrl, links }) => {
    if (!isObject(resource)) return resource
    const [near, far] = [links?.from(fullUrl), everywhere.from(fullUrl)]
    return replaceLinks(
      resource,
      (link, isReference) =>
        near?.(link, isReference) ??
        far(link, isReference) ??
        (isReference ? identified.get(link) : undefined),
    )
  }
}
