import { stripVTControlCharacters } from 'node:util'

/** Describes what a function of a script has thrown: the first line, without colours. */
export function describeFailure(thrown: unknown): string {
  const [why = ''] = stripVTControlCharacters(
    String(thrown instanceof Error ? thrown.message : thrown),
  ).split('\n')
  return why
}
