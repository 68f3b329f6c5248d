import { parseJson } from './model/json.ts'
import { isObject, type PlainObject, type Resource } from './model/resource.ts'
import { validateResource } from './validation/validate-resource.ts'

export interface ImportResult {
  readonly resources: fhir4.FhirResource[]
  /** The resources left out, one line each: location and reason. */
  readonly rejected: { where: string; reason: string }[]
}

interface Found {
  readonly where: string
  readonly resource: Resource
}

/**
 * Reads FHIR data of any origin: Bundles, single resources, NDJSON. References to a Bundle's `fullUrl`s and
 * conditional references by identifier become plain references; invalid resources are left out and reported.
 * `progress` is called from time to time with the number of checked resources and the total.
 */
export function importResources(
  documents: Iterable<{ name: string; text: string }>,
  progress: (done: number, all: number) => void = () => {},
): ImportResult {
  const rejected: ImportResult['rejected'] = []
  const found: Found[] = []
  const links = new Map<string, string>()
  for (const { name, text } of documents) {
    for (const { where, value } of parse(name, text, rejected)) {
      for (const each of unpack(where, value, links)) found.push(each)
    }
  }
  const resources = new Map<string, fhir4.FhirResource>()
  const identifiers = identifierLinks(found)
  for (const [i, { where, resource }] of found.entries()) {
    if (i % 1_000 === 0) progress(i, found.length)
    const linked = relink(resource, links, identifiers) as Resource
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

/** Returns the resources in a value, and adds the `fullUrl`s of Bundle entries to `links`. */
function unpack(where: string, value: unknown, links: Map<string, string>): Found[] {
  if (!isObject(value) || value.resourceType !== 'Bundle' || !Array.isArray(value.entry)) {
    return [{ where, resource: value as Resource }]
  }
  return value.entry.filter(isObject).flatMap((entry, i) => {
    if (!isObject(entry.resource)) return []
    const resource = withId(entry.resource, entry.fullUrl)
    if (typeof entry.fullUrl === 'string') links.set(entry.fullUrl, `${resource.resourceType}/${resource.id}`)
    return unpack(`${where} entry ${i}`, resource, links)
  })
}

function withId(resource: PlainObject, fullUrl: unknown): Resource {
  const id = /^(?:urn:uuid:|.*\/)([A-Za-z0-9\-.]{1,64})$/.exec(String(fullUrl))?.[1]
  return (resource.id === undefined && id ? { ...resource, id } : resource) as Resource
}

/** Returns the links `Type?identifier=system|value` → `Type/id`. */
function identifierLinks(found: readonly Found[]): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  for (const { resource } of found) {
    const list =
      isObject(resource) && Array.isArray(resource.identifier) ? resource.identifier.filter(isObject) : []
    for (const { system, value } of list) {
      links.set(
        `${resource.resourceType}?identifier=${system}|${value}`,
        `${resource.resourceType}/${resource.id}`,
      )
    }
  }
  return links
}

function relink(
  value: unknown,
  links: ReadonlyMap<string, string>,
  more: ReadonlyMap<string, string>,
): unknown {
  if (Array.isArray(value)) return value.map((item) => relink(item, links, more))
  if (typeof value === 'string') return value.startsWith('urn:uuid:') ? (links.get(value) ?? value) : value
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const text = key === 'reference' && typeof item === 'string' ? item : undefined
      return [key, (text && (links.get(text) ?? more.get(text))) ?? relink(item, links, more)]
    }),
  )
}
