import type { Mutant } from './mutant.ts'

/** A mutant with its number in the whole run. */
export interface NumberedMutant extends Mutant {
  readonly number: number
}

/**
 * Returns a source text that contains all its mutants at once. Where one is in force, its replacement is evaluated in
 * place of the original: `globalThis.mutation.isActive(number)` decides, and so learns which mutants a test reaches.
 */
export function instrument(code: string, mutants: readonly NumberedMutant[]): string {
  return renderRange(code, 0, code.length, mutants)
}

function renderRange(code: string, from: number, to: number, mutants: readonly NumberedMutant[]): string {
  let text = ''
  let at = from
  for (const { start, end } of mutants) {
    if (start < at) continue
    const here = mutants.filter((each) => each.start === start && each.end === end)
    const inside = mutants.filter((each) => each.start >= start && each.end <= end && !here.includes(each))
    const choices = here.map(
      ({ number, replacement }) => `globalThis.mutation.isActive(${number})?(${replacement}):`,
    )
    const original = renderRange(code, start, end, inside)
    text += `${code.slice(at, start)}(${choices.join('')}(${original}))`
    at = end
  }
  return text + code.slice(at, to)
}
