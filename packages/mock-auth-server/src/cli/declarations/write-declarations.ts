import { formatSuggestion } from '../../core/util/format-suggestion.ts'
import { UsageError } from '../usage-error.ts'

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

/**
 * Writes the declarations that mention every word in name, label, sentence or group; returns exit code 1 when there
 * are none. Throws `UsageError` for an empty word.
 */
export function writeDeclarations(
  kind: 'faults' | 'rules',
  groups: readonly DeclarationGroup[],
  words: readonly string[],
  asJson: boolean,
): number {
  const wanted = words.map((word) => word.toLowerCase())
  if (wanted.includes('')) throw new UsageError(`${kind} [word]: the word is empty`)
  const found = groups.flatMap(({ group, declarations }) => {
    const matching = declarations.filter(({ name, label, sentence }) => {
      const text = `${group} ${name} ${label} ${sentence}`.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    return matching.length === 0 ? [] : [{ group, declarations: matching }]
  })
  if (asJson) process.stdout.write(`${JSON.stringify(toJson(found), null, 2)}\n`)
  else if (found.length > 0) process.stdout.write(`${formatGroups(found)}\n`)
  else {
    const names = groups.flatMap(({ declarations }) => declarations.map(({ name }) => name))
    const near = formatSuggestion(wanted.join('-'), names)
    process.stderr.write(`smart-mock: no ${kind} mention ${words.join(' ')}${near}\n`)
  }
  return found.length > 0 ? 0 : 1
}

function toJson(groups: readonly DeclarationGroup[]) {
  return groups.flatMap(({ group, declarations }) =>
    declarations.map(({ details, ...declaration }) => ({ ...declaration, group, ...details })),
  )
}

function formatGroups(groups: readonly DeclarationGroup[]): string {
  const all = groups.flatMap(({ declarations }) => declarations)
  const nameWidth = Math.max(...all.map(({ name }) => name.length))
  const labelWidth = Math.max(...all.map(({ label }) => label.length))
  const format = ({ name, label, sentence }: Declaration) =>
    `  ${name.padEnd(nameWidth)}  ${label.padEnd(labelWidth)}  ${sentence}`
  return groups.map(({ group, declarations }) => [group, ...declarations.map(format)].join('\n')).join('\n\n')
}
