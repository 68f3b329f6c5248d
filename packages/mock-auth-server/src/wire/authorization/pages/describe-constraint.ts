const MODIFIERS: Readonly<Record<string, string>> = {
  above: 'is, or is broader than,',
  below: 'is, or is narrower than,',
  contains: 'contains',
  exact: 'is exactly',
  in: 'is in the value set',
  missing: 'is missing:',
  not: 'is not',
  'not-in': 'is not in the value set',
  text: 'reads like',
}

const PREFIXES: Readonly<Record<string, string>> = {
  ap: 'about',
  eb: 'before',
  eq: 'exactly',
  ge: 'at least',
  gt: 'more than',
  le: 'at most',
  lt: 'less than',
  ne: 'different from',
  sa: 'after',
}

/** Describes one search constraint of a granular scope (S-126), such as `category is “laboratory”`. */
export function describeConstraint([parameter, value]: readonly [name: string, value: string]): string {
  if (parameter === '_filter') return `the filter “${value}” matches`
  const [name = '', modifier] = parameter.split(':', 2)
  const relation = modifier === undefined ? 'is' : (MODIFIERS[modifier] ?? `(${modifier}) is`)
  // A comma separates alternatives, unless a backslash escapes it (FHIR search, "Escaping search parameters").
  const alternatives = value.split(/(?<!\\),/).map(valueWords)
  return `${name} ${relation} ${alternatives.join(' or ')}`
}

function valueWords(value: string): string {
  const [, prefix, ordinal] = /^(ap|eb|eq|ge|gt|le|lt|ne|sa)(-?\d.*)$/.exec(value) ?? []
  if (prefix !== undefined) return `${PREFIXES[prefix]} ${ordinal}`
  const at = value.search(/(?<!\\)\|/)
  const [system, code] = at < 0 ? ['', value] : [value.slice(0, at), value.slice(at + 1)]
  if (system === '') return `“${code}”`
  return code === '' ? `any code of ${system}` : `“${code}” (of ${system})`
}
