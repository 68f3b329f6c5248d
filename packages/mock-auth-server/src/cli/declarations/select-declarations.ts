/** A fault or a rule, as a list shows it. */
export interface Declaration {
  readonly name: string
  /** The kind of a fault, or the level of a rule. */
  readonly label: string
  readonly sentence: string
  /** Further members of its JSON. */
  readonly details: Readonly<Record<string, unknown>>
}

/** The declarations of one step. */
export interface DeclarationGroup {
  readonly group: string
  readonly declarations: readonly Declaration[]
}

/** Returns the declarations that mention every word in name, label, sentence or group; groups without any are left out. */
export function selectDeclarations(
  groups: readonly DeclarationGroup[],
  words: readonly string[],
): DeclarationGroup[] {
  const wanted = words.map((word) => word.toLowerCase())
  return groups.flatMap(({ group, declarations }) => {
    const matching = declarations.filter(({ name, label, sentence }) => {
      const text = `${group} ${name} ${label} ${sentence}`.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    return matching.length === 0 ? [] : [{ group, declarations: matching }]
  })
}

/** Converts declarations to plain JSON, a list without groups. */
export function toJson(groups: readonly DeclarationGroup[]) {
  return groups.flatMap(({ group, declarations }) =>
    declarations.map(({ details, ...declaration }) => ({ ...declaration, group, ...details })),
  )
}
