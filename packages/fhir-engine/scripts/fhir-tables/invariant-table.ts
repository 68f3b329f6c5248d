/** Invariants that the validation checks itself, since they apply to nearly every element or cost too much. */
const BUILT_IN = new Set(['ele-1', 'ext-1', 'ref-1', 'txt-1', 'txt-2', 'dom-3'])

/**
 * Builds the table of invariants: a line per invariant with path, key, `error` or `warning`, sentence and
 * expression, separated by tabs. What a type inherits is in the lines of its base type.
 */
export function invariantTable(definitions: fhir4.StructureDefinition[]): string {
  const types = new Map(definitions.map((each) => [each.url, each]))
  const root = (definition: fhir4.StructureDefinition | undefined) => definition?.snapshot?.element[0]
  const lines = definitions.flatMap((definition) => {
    const base = root(types.get(definition.baseDefinition ?? ''))
    const inherited = new Set(base?.constraint?.map(({ key }) => key))
    return (definition.snapshot?.element ?? []).flatMap((element) => {
      const own = (element.constraint ?? []).filter(
        ({ key }) => !BUILT_IN.has(key) && !(element === root(definition) && inherited.has(key)),
      )
      return own.map(({ key, severity, human, expression = '' }) =>
        [element.path, key, severity, human, expression]
          .map((text) => text.replace(/\s+/g, ' ').trim())
          .join('\t'),
      )
    })
  })
  return `${lines.join('\n')}\n`
}
