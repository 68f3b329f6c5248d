import { FAULTS } from '../../faults/list.ts'
import { RULES } from '../../rules/list.ts'
import type { ArgumentKind } from '../commands/command.ts'
import { COMMANDS } from '../commands/list.ts'
import { COMPLETION_SCRIPTS } from './completion-scripts.ts'

const FAULT_NAMES = FAULTS.map(({ name }) => name)
const RULE_NAMES = RULES.map(({ name }) => name)

/** The values of options that name declarations. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--fault': FAULT_NAMES,
  '--faults': FAULT_NAMES,
  '--allow': RULE_NAMES.map((rule) => `${rule}=`),
}

const ARGUMENTS: Readonly<Record<ArgumentKind, readonly string[]>> = {
  declaration: [...FAULT_NAMES, ...RULE_NAMES],
  shell: Object.keys(COMPLETION_SCRIPTS),
  word: [],
}

/**
 * Returns the words that can stand in place of the last one of a command line without its program; none where a path
 * or any text is expected, which the shell completes by itself.
 */
export function listCompletions(words: readonly string[]): string[] {
  const current = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  return listCandidates(before).filter((word) => word.startsWith(current))
}

function listCandidates(before: readonly string[]): readonly string[] {
  if (before.includes('--')) return []
  const [first = ''] = before
  const named = COMMANDS.find(({ name }) => name !== '' && name === first)
  const command = named ?? COMMANDS[0]
  if (!command) return []
  const previous = before.at(-1) ?? ''
  const kind = previous.startsWith('--') ? command.options[previous.slice(2)]?.value : undefined
  if (kind) return VALUES[previous] ?? (kind.kind === 'choice' ? kind.choices : [])
  const options = Object.keys(command.options).map((option) => `--${option}`)
  const names: string[] = COMMANDS.map(({ name }) => name).filter((name) => name !== '')
  const given = before.slice(named ? 1 : 0).some((word) => !word.startsWith('-'))
  const argument = command.argument === undefined || given ? [] : ARGUMENTS[command.argument]
  return [...(before.length === 0 ? names : []), ...argument, ...options, '--help']
}
