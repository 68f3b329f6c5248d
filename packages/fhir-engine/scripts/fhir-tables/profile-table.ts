import type { ElementFacts, Structures } from './structures.ts'
import type { ValueSets } from './value-sets.ts'

const R4 = 'http://hl7.org/fhir/StructureDefinition/'

/**
 * Builds the table of profiles: a line of JSON for each (`ResourceProfile` in `src/definitions/profiles.ts`), with
 * the elements that say more than R4 does.
 */
export function profileTable(
  profiles: fhir4.StructureDefinition[],
  structures: Structures,
  valueSets: ValueSets,
): string {
  const bindingsOfR4 = new Set(
    [...structures.values()].flatMap(({ elements }) =>
      [...elements.values()].map((each: ElementFacts) => each.binding),
    ),
  )
  const types = [...structures].filter(([, { kind }]) => kind === 'resource').map(([name]) => name)
  const lines = profiles.map((profile) => {
    const elements = (profile.snapshot?.element ?? [])
      .map(toElement)
      .filter(({ id: _, ...rules }) => Object.keys(rules).length > 0)
    const { url, version, type } = profile
    return JSON.stringify({ url, version, type, elements })
  })
  return `${lines.join('\n')}\n`

  function toElement(element: fhir4.ElementDefinition) {
    const { id = '', min = 0, max = '*', base, sliceName, slicing } = element
    const value = Object.entries(element).find(([key]) => /^(?:fixed|pattern)[A-Z]/.test(key))
    const discriminator = slicing?.discriminator?.map(({ type, path }) => `${type} ${path}`)
    const constraints = (element.constraint ?? [])
      .filter(isOwn)
      .map(({ key, severity, human, expression }) => ({ key, severity, human, expression }))
    const profilesOfType = (element.type ?? [])
      .flatMap((each) => each.profile ?? [])
      .filter((url) => !url.startsWith(R4))
    return {
      id,
      ...(min !== (base?.min ?? 0) && { min }),
      ...(max !== (base?.max ?? '*') && { max: max === '*' ? undefined : Number(max) }),
      ...(value && { [value[0].startsWith('fixed') ? 'fixed' : 'pattern']: value[1] }),
      ...(sliceName && { slice: sliceName }),
      ...(discriminator && discriminator.join() !== 'value url' && { discriminator, rules: slicing?.rules }),
      ...bindingOf(element),
      ...(id.endsWith('[x]') &&
        (element.type?.length ?? 99) < 8 && { types: element.type?.map(({ code }) => code) }),
      ...(profilesOfType.length > 0 && { profiles: profilesOfType }),
      ...targetsOf(element),
      ...(constraints.length > 0 && { constraints }),
    }
  }

  function bindingOf({ binding }: fhir4.ElementDefinition) {
    const url = binding?.strength === 'required' ? binding.valueSet?.split('|')[0] : undefined
    if (url === undefined || bindingsOfR4.has(url)) return {}
    const systems = valueSets(url)
    const codes = systems && [...systems].flatMap(([system, list]) => list.map((code) => `${system}|${code}`))
    return { binding: { url, ...(codes && { codes }) } }
  }

  /** Returns the resource types that a reference may be to, when all its profiles tell their type by name. */
  function targetsOf({ type }: fhir4.ElementDefinition) {
    const profilesOfTargets = (type ?? []).flatMap(({ targetProfile }) => targetProfile ?? [])
    if (profilesOfTargets.every((url) => url.startsWith(R4))) return {}
    const known = profilesOfTargets.map((url) => {
      const name = url.slice(url.lastIndexOf('/') + 1).replace(/^us-core-/, '')
      return types.find((each) => each.toLowerCase() === name.toLowerCase())
    })
    return known.every((each) => each && each !== 'Resource') ? { targets: [...new Set(known)] } : {}
  }
}

/** Returns `true` for a constraint of the profile, and `false` for those of R4. */
function isOwn({ key, source }: fhir4.ElementDefinitionConstraint): boolean {
  return /^(?:us-core|vs)-/.test(key) || source?.includes('/us/core/') === true
}
