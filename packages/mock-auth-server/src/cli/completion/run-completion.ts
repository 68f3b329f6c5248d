import { renderCompletion } from '@smart-mock/cli-kit'
import { COMPLETED_MOCK } from './completed-mock.ts'

/** Runs `smart-mock completion <shell>`; throws `UsageError`. */
export async function runCompletion(args: readonly string[]): Promise<number> {
  process.stdout.write(renderCompletion(COMPLETED_MOCK, args, process.env))
  return 0
}
