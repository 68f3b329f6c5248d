import type { Structures } from './structures.ts'

type Terminology = fhir4.ValueSet | fhir4.CodeSystem
/** A concept of a code system: code, display if it is not the code, concepts below it. */
type Concept = [code: string, display?: string, below?: Concept[]]

/** Code systems that are part of R4 itself. */
const OWN = /^http:\/\/(?:hl7\.org\/fhir\/|terminology\.hl7\.org\/CodeSystem\/(?!v[23]-))/
/** The version of most, which is left out. */
const VERSION = '4.0.1'

/**
 * Builds the terminology table: a line of JSON per code system, then `--`, then one per value set. Without a
 * version they are of R4 (4.0.1), with `null` of none. It has the code systems that R4
 * defines in full, the value sets that are composed of them, and those of required bindings with the code systems
 * that they use in full.
 */
export function terminologyTable(resources: readonly Terminology[], structures: Structures): string {
  const sets = resources.filter((each) => each.resourceType === 'ValueSet')
  const systems = resources.filter((each) => each.resourceType === 'CodeSystem')
  const complete = new Map(
    systems.filter((each) => each.content === 'complete' && each.concept).map((each) => [each.url, each]),
  )
  const required = new Set(
    [...structures.values()].flatMap(({ elements }) => [...elements.values()].map(({ binding }) => binding)),
  )
  const isOwn = (url: string | undefined) => complete.has(url) && OWN.test(url ?? '')
  const kept = new Set<string>()
  const keep = (url: string): boolean => {
    const set = sets.find((each) => each.url === url)
    if (!set?.compose || set.compose.exclude || kept.has(url)) return kept.has(url)
    const isRequired = required.has(url)
    const fits = set.compose.include.every((part) => {
      if (part.filter) return false
      if (part.valueSet) return part.system === undefined && part.valueSet.every((each) => keep(bare(each)))
      return isOwn(part.system) || (isRequired && (part.concept !== undefined || complete.has(part.system)))
    })
    if (fits) kept.add(url)
    return fits
  }
  for (const { url = '' } of sets) keep(url)
  const parts = sets.filter(({ url = '' }) => kept.has(url))
  const inFull = new Set(
    parts.flatMap(
      (each) => each.compose?.include.flatMap(({ system, concept }) => (concept ? [] : [system])) ?? [],
    ),
  )
  const whole = [...complete.values()].filter(({ url }) => isOwn(url) || inFull.has(url))
  const text = (lines: readonly object[]) => lines.map((each) => JSON.stringify(each)).join('\n')
  return `${text(whole.map(systemLine))}\n--\n${text(parts.map(setLine))}\n`
}

function systemLine({ url, version, name, caseSensitive, concept = [] }: fhir4.CodeSystem): object {
  return {
    ...{ url, ...versionOf(version), name },
    ...(caseSensitive === false && { caseSensitive }),
    concepts: concept.map(conceptOf),
  }
}

function versionOf(version: string | undefined): object {
  return version === VERSION ? {} : { version: version ?? null }
}

function conceptOf({ code, display, concept }: fhir4.CodeSystemConcept): Concept {
  const below = concept?.map(conceptOf)
  const shown = display === code ? undefined : display
  return below ? [code, shown ?? code, below] : shown === undefined ? [code] : [code, shown]
}

function setLine({ url, version, name, compose }: fhir4.ValueSet): object {
  const include = compose?.include.map(({ system, concept, valueSet }) => ({
    ...(system !== undefined && { system }),
    ...(valueSet && { valueSet }),
    ...(concept && { concept: concept.map(({ code, display }) => ({ code, display })) }),
  }))
  return { url, ...versionOf(version), name, include }
}

function bare(canonical: string): string {
  return canonical.split('|')[0] as string
}
