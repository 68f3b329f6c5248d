import type { PlainObject } from '../model/resource.ts'
import { type CodeSystem, readCodeSystem } from './code-system.ts'
import { readBuiltInTable } from './load-built-in.ts'

type Concept = [code: string, display?: string, below?: Concept[]]

/** The version of what the table has no version of. */
const R4 = '4.0.1'

let lines: { readonly systems: Map<string, string>; readonly sets: Map<string, string> } | undefined
const systems = new Map<string, CodeSystem>()
const sets = new Map<string, PlainObject>()

/** Returns a code system that R4 defines in full. */
export function findBuiltInSystem(url: string): CodeSystem | undefined {
  const known = systems.get(url)
  const line = known ? undefined : readLines().systems.get(url)
  if (line === undefined) return known
  const { concepts, caseSensitive = true, version = R4, ...rest } = JSON.parse(line)
  const concept = (concepts as Concept[]).map(toConcept)
  const read = readCodeSystem({ ...rest, version, caseSensitive, content: 'complete', concept })
  systems.set(url, read)
  return read
}

/** Returns a ValueSet that R4 defines, of code systems that it defines in full. */
export function findBuiltInSet(url: string): PlainObject | undefined {
  const known = sets.get(url)
  const line = known ? undefined : readLines().sets.get(url)
  if (line === undefined) return known
  const { include, version = R4, ...rest } = JSON.parse(line)
  const read = { resourceType: 'ValueSet', ...rest, version, status: 'active', compose: { include } }
  sets.set(url, read)
  return read
}

/** Lists the URLs of the code systems that are built in. */
export function listBuiltInSystems(): string[] {
  return [...readLines().systems.keys()]
}

function readLines() {
  if (lines) return lines
  const [first = '', second = ''] = readBuiltInTable().split('\n--\n')
  lines = { systems: index(first), sets: index(second) }
  return lines
}

/** Returns the lines by their URL, which is the first member of each. */
function index(text: string): Map<string, string> {
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice('{"url":"'.length, line.indexOf('"', '{"url":"'.length)), line]),
  )
}

function toConcept([code, display = code, below]: Concept): PlainObject {
  return { code, display, ...(below && { concept: below.map(toConcept) }) }
}
