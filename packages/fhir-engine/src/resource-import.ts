import { collectResources, type FoundResource } from './collect-resources.ts'
import { ImportLinks } from './links/import-links.ts'
import { replaceLinks } from './links/replace-links.ts'
import { isObject, type Resource } from './model/resource.ts'
import type { JsonValue } from './read-json-values.ts'
import { SAMPLE_TODAY } from './sample/values/sample-date.ts'
import { type BaseVersions, createBaseVersion, registerVersion } from './store/base-version.ts'
import { FhirBase } from './store/fhir-base.ts'
import { PackedTexts } from './store/packed-texts.ts'
import { PackedVersion } from './store/packed-version.ts'
import { validateResource } from './validation/validate-resource.ts'

export interface ImportResult {
  readonly base: FhirBase
  /** Number of resources in the base. */
  readonly count: number
  /** The resources left out, one line each: location and reason. */
  readonly rejected: readonly Rejection[]
  /** The resources left out because there was one of that type and id before. */
  readonly repeated: { readonly count: number; readonly first?: Rejection }
}

interface Rejection {
  readonly where: string
  readonly reason: string
}

/** A packed resource with links that a document after it may resolve. */
interface OpenResource {
  readonly where: string
  readonly version: PackedVersion
}

/** Dates resources without `meta.lastUpdated`. */
const AT = Date.parse(SAMPLE_TODAY)

/**
 * Makes a base of FHIR data of any origin: Bundles, single resources, NDJSON. Only the bytes of each resource are kept.
 * Links to a Bundle's `fullUrl`s and conditional references by identifier become plain references; invalid resources
 * are left out and reported. Documents and collections are resources besides their entries.
 */
export class ResourceImport {
  readonly #versions: BaseVersions = new Map()
  readonly #texts = new PackedTexts()
  readonly #links = new ImportLinks()
  readonly #rejected: Rejection[] = []
  readonly #open: OpenResource[] = []
  #seen = 0
  #count = 0
  #repeated: ImportResult['repeated'] = { count: 0 }

  /** Number of resources that were taken. */
  get count(): number {
    return this.#count
  }

  /** Bytes of their JSON. */
  get bytes(): number {
    return this.#texts.bytes
  }

  /** Adds what a document or a line contains. */
  add(read: JsonValue): void {
    if ('reason' in read) {
      this.#rejected.push(read)
      return
    }
    const found = collectResources(read.where, read.value)
    for (const each of found) this.#links.add(each)
    for (const each of found) this.#take(each)
  }

  /** Resolves the links between documents; nothing may be added afterwards. */
  finish(): ImportResult {
    for (const { where, version } of this.#open) {
      const resource = version.parse()
      const linked = replaceLinks(resource, (link, isReference) => this.#links.resolve(link, isReference))
      if (this.#rejects(where, linked)) {
        this.#versions.get(version.type)?.delete(version.id)
        this.#count--
      } else if (linked !== resource) version.replace(linked, this.#texts)
    }
    const [rejected, repeated] = [this.#rejected, this.#repeated]
    return { base: new FhirBase(() => this.#versions), count: this.#count, rejected, repeated }
  }

  #take({ where, resource, fullUrl, links }: FoundResource): void {
    const near = links?.from(fullUrl)
    let isOpen = false
    const linked = isObject(resource)
      ? replaceLinks(resource, (link, isReference) => {
          const url = near?.(link, isReference) ?? this.#links.resolve(link, isReference)
          if (url === undefined && ImportLinks.reachesOut(link)) isOpen = true
          return url
        })
      : resource
    const canWait = isOpen && typeof linked.id === 'string'
    if (!canWait && this.#rejects(where, linked)) return
    const { resourceType, id = '' } = linked
    if (this.#versions.get(resourceType)?.has(id)) {
      this.#repeat(where, `${resourceType}/${id}`)
      return
    }
    const version = new PackedVersion(createBaseVersion(linked, this.#seen++, AT), this.#texts)
    registerVersion(this.#versions, version)
    this.#count++
    if (canWait) this.#open.push({ where, version })
  }

  /** Reports what is wrong with a resource; returns `false` when nothing is. */
  #rejects(where: string, resource: Resource): boolean {
    const [issue] = validateResource(resource)
    const reason = issue?.diagnostics ?? (resource.id ? undefined : `${resource.resourceType}.id is missing`)
    if (reason !== undefined) this.#rejected.push({ where, reason })
    return reason !== undefined
  }

  #repeat(where: string, url: string): void {
    const { count, first = { where, reason: `${url} is there twice` } } = this.#repeated
    this.#repeated = { count: count + 1, first }
  }
}
