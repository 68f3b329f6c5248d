import { runCommand } from '../run/run-command.ts'
import { findClientProgram } from './find-client-program.ts'

/** Runs `smart-mock client …`: the client of the package beside this one, with its own arguments. Throws `UsageError`. */
export function runClient(args: readonly string[]): Promise<number> {
  return runCommand([process.execPath, findClientProgram('client'), ...args], {}, { isOutputApart: false })
}
