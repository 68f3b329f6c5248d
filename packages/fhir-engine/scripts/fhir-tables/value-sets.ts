/** Codes of a value set, by system; `undefined` for one that cannot be listed (MIME types, languages, …). */
export type ValueSets = (url: string) => Map<string, string[]> | undefined

/** Code systems of a value set, also of one that cannot be listed. */
export type Systems = (url: string) => string[]

/** Returns the code systems that value sets name. */
export function readSystems(resources: (fhir4.ValueSet | fhir4.CodeSystem)[]): Systems {
  const sets = new Map(resources.map((each) => [each.url ?? '', each]))
  const systemsOf: Systems = (url) => {
    const set = sets.get(url.split('|')[0] as string)
    const parts = set?.resourceType === 'ValueSet' ? (set.compose?.include ?? []) : []
    return [...new Set(parts.flatMap(({ system, valueSet = [] }) => system ?? valueSet.flatMap(systemsOf)))]
  }
  return systemsOf
}

/** Expands value sets that are plain lists of codes or whole code systems. */
export function readValueSets(resources: (fhir4.ValueSet | fhir4.CodeSystem)[]): ValueSets {
  const sets = new Map<string, fhir4.ValueSet>()
  const systems = new Map<string, fhir4.CodeSystem>()
  for (const resource of resources) {
    if (resource.resourceType === 'ValueSet') sets.set(resource.url ?? '', resource)
    if (resource.resourceType === 'CodeSystem') systems.set(resource.url ?? '', resource)
  }

  const codesOf = (concepts: fhir4.CodeSystemConcept[]): string[] =>
    concepts.flatMap((concept) => [concept.code, ...codesOf(concept.concept ?? [])])

  const include = (part: fhir4.ValueSetComposeInclude): [string, string[]][] | undefined => {
    if (part.filter) return undefined
    const system = part.system ?? ''
    if (part.concept) return [[system, part.concept.map((concept) => concept.code)]]
    if (part.valueSet) {
      const parts = part.valueSet.map((url) => expand(url.split('|')[0] as string))
      return parts.some((each) => !each)
        ? undefined
        : parts.flatMap((each) => [...(each as Map<string, string[]>)])
    }
    const concepts = systems.get(system)?.concept
    return systems.get(system)?.content === 'complete' && concepts ? [[system, codesOf(concepts)]] : undefined
  }

  const expand: ValueSets = (url) => {
    const compose = sets.get(url)?.compose
    const parts = compose?.include.map(include)
    if (!compose || compose.exclude || !parts || parts.some((part) => !part)) return undefined
    const codes = new Map<string, string[]>()
    for (const [system, list] of parts.flatMap((part) => part ?? [])) {
      codes.set(system, [...new Set([...(codes.get(system) ?? []), ...list])])
    }
    return codes
  }
  return expand
}
