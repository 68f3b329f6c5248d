import { formatSuggestion } from '../options/format-suggestion.ts'
import { parseArguments } from '../options/parse-arguments.ts'
import { UsageError } from '../options/usage-error.ts'
import type { Command } from '../program/program.ts'
import { COMPLETION_OPTIONS } from './completion-command.ts'
import { type CompletedProgram, listCompletions } from './list-completions.ts'
import { renderCompletionScript, SHELLS } from './render-completion-script.ts'

/**
 * Renders what `<program> completion <shell>` prints: the script by which that shell completes. The script asks
 * `<program> completion --words -- <word> …` for the words that can stand in place of the last one. Throws `UsageError`.
 */
export function renderCompletion<Each extends Command>(
  completed: CompletedProgram<Each>,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): string {
  const { name } = completed.program
  const command = { program: name, name: 'completion', options: COMPLETION_OPTIONS }
  const { values, words } = parseArguments(command, args, environment)
  if (values.words === true)
    return listCompletions(completed, words)
      .map((word) => `${word}\n`)
      .join('')
  const [given = '', ...others] = words
  const shell = SHELLS.find((each) => each === given)
  if (shell === undefined || others.length > 0) {
    throw new UsageError(
      `completion requires one of ${SHELLS.join(', ')}${formatSuggestion(given, SHELLS)}; for bash: source <(${name} completion bash)`,
    )
  }
  return renderCompletionScript(name, shell)
}
