import { createPaint, formatSuggestion, type Paint, type Tone, UsageError } from '@smart-mock/cli-kit'
import { type Declaration, type DeclarationGroup, selectDeclarations, toJson } from './select-declarations.ts'

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
  if (words.includes('')) throw new UsageError(`${kind} [word]: the word is empty`)
  const found = selectDeclarations(groups, words)
  if (asJson) writeJson(toJson(found))
  else if (found.length > 0) process.stdout.write(`${formatGroups(found, createPaint(process.stdout))}\n`)
  else {
    const names = groups.flatMap(({ declarations }) => declarations.map(({ name }) => name))
    const near = formatSuggestion(words.join('-').toLowerCase(), names)
    process.stderr.write(`smart-mock: no ${kind} mention ${words.join(' ')}${near}\n`)
  }
  return found.length > 0 ? 0 : 1
}

/** Writes a value to stdout as JSON. */
export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Tones of labels: of levels, and of kinds of faults where a client must act. */
const TONES: Readonly<Record<string, Tone>> = {
  error: 'failure',
  warning: 'warning',
  info: 'quiet',
  informational: 'quiet',
}

function formatGroups(groups: readonly DeclarationGroup[], paint: Paint): string {
  const all = groups.flatMap(({ declarations }) => declarations)
  const nameWidth = Math.max(...all.map(({ name }) => name.length))
  const labelWidth = Math.max(...all.map(({ label }) => label.length))
  const paintLabel = (label: string) => {
    const text = label.padEnd(labelWidth)
    const tone = TONES[label]
    return tone === undefined ? text : paint(tone, text)
  }
  const format = ({ name, label, sentence }: Declaration) =>
    `  ${name.padEnd(nameWidth)}  ${paintLabel(label)}  ${sentence}`
  return groups
    .map(({ group, declarations }) => [paint('heading', group), ...declarations.map(format)].join('\n'))
    .join('\n\n')
}
