import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'
import { parseArguments } from '../options/parse-options.ts'
import { COMPLETION_SCRIPTS } from './completion-scripts.ts'
import { listCompletions } from './list-completions.ts'

/**
 * Runs `smart-mock completion <shell>`: prints the script by which that shell completes. The script asks
 * `smart-mock completion --words -- <word> …` for the words that can stand in place of the last one. Throws `UsageError`.
 */
export async function runCompletion(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('completion', args)
  if (values.words === true) {
    process.stdout.write(
      listCompletions(words)
        .map((word) => `${word}\n`)
        .join(''),
    )
    return 0
  }
  const [shell = '', ...others] = words
  const script = Object.hasOwn(COMPLETION_SCRIPTS, shell)
    ? COMPLETION_SCRIPTS[shell as keyof typeof COMPLETION_SCRIPTS]
    : undefined
  const shells = Object.keys(COMPLETION_SCRIPTS)
  if (script === undefined || others.length > 0) {
    throw new UsageError(
      `completion requires one of ${shells.join(', ')}${formatSuggestion(shell, shells)}; for bash: source <(smart-mock completion bash)`,
    )
  }
  process.stdout.write(script)
  return 0
}
