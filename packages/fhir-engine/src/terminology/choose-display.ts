import type { ValueSetConcept } from './expansion.ts'
import { readText } from './read-elements.ts'

/** Returns the display of a concept in a language (`de`, `de-CH`), else the display that it has. */
export function chooseDisplay(
  { display, designations }: Pick<ValueSetConcept, 'display' | 'designations'>,
  language: string | undefined,
): string | undefined {
  if (language === undefined) return display
  const wanted = language.toLowerCase()
  const known = designations.map((each) => ({
    language: readText(each.language)?.toLowerCase(),
    value: readText(each.value),
  }))
  const found =
    known.find((each) => each.language === wanted) ??
    known.find((each) => each.language?.split('-')[0] === wanted.split('-')[0])
  return found?.value ?? display
}
