/** Invariants that the validation checks itself, since they apply to nearly every element or cost too much. */
const BUILT_IN = new Set(['ele-1', 'ext-1', 'ref-1', 'txt-1', 'txt-2', 'dom-3'])

/** Expressions that do not say what the sentence says: a code that does not exist, a list without `select`. */
const CORRECTED: Readonly<Record<string, string>> = {
  'app-4':
    "Appointment.cancelationReason.exists() implies (Appointment.status='noshow' or Appointment.status='cancelled')",
  'bdl-8': "fullUrl.exists() implies fullUrl.contains('/_history/').not()",
  'tim-9':
    "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
}

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
        [element.path, key, severity, human, CORRECTED[key] ?? expression]
          .map((text) => text.replace(/\s+/g, ' ').trim())
          .join('\t'),
      )
    })
  })
  return `${lines.join('\n')}\n`
}
