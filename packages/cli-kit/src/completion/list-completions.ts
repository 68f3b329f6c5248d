import type { Command, Program } from '../program/program.ts'
import { COMPLETION_COMMAND } from './completion-command.ts'
import { SHELLS } from './render-completion-script.ts'

/** A program with the names that can stand in its command lines. */
export interface CompletedProgram<Each extends Command = Command> {
  readonly program: Pick<Program<Each>, 'name' | 'commands'>
  /** Names that can follow an option, such as `--fault`, which takes any text. */
  readonly values?: Readonly<Record<string, readonly string[]>>
  /** Lists the names that can be the argument of a command. */
  readonly listArguments?: (command: Each) => readonly string[]
}

/**
 * Returns the words that can stand in place of the last one of a command line without its program; none where a path
 * or any text is expected, which the shell completes by itself.
 */
export function listCompletions<Each extends Command>(
  completed: CompletedProgram<Each>,
  words: readonly string[],
): string[] {
  const current = words.at(-1) ?? ''
  return listCandidates(completed, words.slice(0, -1)).filter((word) => word.startsWith(current))
}

function listCandidates<Each extends Command>(
  { program: { commands }, values = {}, listArguments = () => [] }: CompletedProgram<Each>,
  before: readonly string[],
): readonly string[] {
  if (before.includes('--')) return []
  const [first = ''] = before
  const named = commands.find(({ name }) => name !== '' && name === first)
  const command = named ?? commands[0]
  if (!command) return []
  const previous = before.at(-1) ?? ''
  const kind = previous.startsWith('--') ? command.options[previous.slice(2)]?.value : undefined
  if (kind) return values[previous] ?? (kind.kind === 'choice' ? kind.choices : [])
  const options = Object.keys(command.options).map((option) => `--${option}`)
  const names = commands.map(({ name }): string => name).filter((name) => name !== '')
  const given = before.slice(named ? 1 : 0).some((word) => !word.startsWith('-'))
  const all = [
    ...(before.length === 0 ? names : []),
    ...(given ? [] : command.name === COMPLETION_COMMAND.name ? SHELLS : listArguments(command)),
    ...options,
    '--help',
  ]
  return [...new Set(all)]
}
