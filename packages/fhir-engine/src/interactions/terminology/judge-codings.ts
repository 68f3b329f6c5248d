import { foldText } from '../../model/fold-text.ts'
import type { PlainObject } from '../../model/resource.ts'
import { readText } from '../../terminology/read-elements.ts'
import type { CodingValue } from './read-codings.ts'

/** A concept that a coding may be. */
export interface KnownConcept {
  readonly version: string | undefined
  readonly display: string | undefined
  readonly designations: readonly PlainObject[]
  readonly isAbstract: boolean
}

/** Whether a coding is valid, with the reason why not and the display of its concept. */
interface Judgement {
  readonly problem?: string
  readonly display?: string | undefined
}

/**
 * Judges codings as `$validate-code` does: one of them must be a concept that `find` returns, with its version and
 * one of its displays if it says so. An error of `find` is thrown when no other coding is valid.
 */
export function judgeCodings(
  codings: readonly CodingValue[],
  place: string,
  mayBeAbstract: boolean,
  find: (system: string, code: string) => KnownConcept | undefined,
): fhir4.Parameters {
  const judged: Judgement[] = []
  let failure: unknown
  for (const coding of codings) {
    try {
      const judgement = judge(coding, place, mayBeAbstract, find)
      judged.push(judgement)
      if (judgement.problem === undefined) return toParameters(judgement)
    } catch (error) {
      failure ??= error
    }
  }
  if (failure) throw failure
  return toParameters(judged[0] ?? { problem: 'There is no coding' })
}

function judge(
  { system, version, code, display }: CodingValue,
  place: string,
  mayBeAbstract: boolean,
  find: (system: string, code: string) => KnownConcept | undefined,
): Judgement {
  if (system === undefined || code === undefined) return { problem: 'A coding requires system and code' }
  const name = `${system.slice(0, 200)}|${code.slice(0, 100)}`
  const found = find(system, code)
  if (!found) return { problem: `${name} is not in ${place}` }
  const known = { display: found.display }
  if (version !== undefined && found.version !== undefined && version !== found.version) {
    return { ...known, problem: `${name} is here of version ${found.version}, not ${version.slice(0, 60)}` }
  }
  if (found.isAbstract && !mayBeAbstract) {
    return { ...known, problem: `${name} is abstract, which is valid with abstract=true only` }
  }
  const displays = [found.display, ...found.designations.map(({ value }) => readText(value))].flatMap(
    (each) => each ?? [],
  )
  const isKnown = displays.some((each) => foldText(each) === foldText(display ?? ''))
  if (display !== undefined && displays.length > 0 && !isKnown) {
    return { ...known, problem: `The display of ${name} is "${displays[0]}", not "${display.slice(0, 100)}"` }
  }
  return known
}

function toParameters({ problem, display }: Judgement): fhir4.Parameters {
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'result', valueBoolean: problem === undefined },
      ...(problem === undefined ? [] : [{ name: 'message', valueString: problem }]),
      ...(display === undefined ? [] : [{ name: 'display', valueString: display }]),
    ],
  }
}
