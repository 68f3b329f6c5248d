import { parseArgs } from 'node:util'
import type { CliOptionTable } from './option.ts'
import { toVariable } from './read-environment.ts'

/** The command line whose error is described. */
export interface FailedCommand {
  readonly program: string
  readonly options: CliOptionTable
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
}

/**
 * Returns an error message with the variables of the environment that set what it is about: those of the options that
 * it mentions or, when it mentions none, all that are in force.
 */
export function withVariables(message: string, failed: FailedCommand): string {
  const inForce = listInForce(failed)
  const mentioned = new Set(Array.from(message.matchAll(/--([a-z][\w-]*)/g), ([, name]) => name))
  const named = mentioned.size === 0 ? inForce : inForce.filter((name) => mentioned.has(name))
  const variables = named.map((name) => toVariable(failed.program, name))
  if (variables.length === 0 || variables.some((variable) => message.includes(variable))) return message
  return `${message} (${mentioned.size === 0 ? 'variables in force: ' : 'set by '}${variables.join(', ')})`
}

/** Returns the options that the environment sets and the command line does not. */
function listInForce({ program, options, args, environment }: FailedCommand): string[] {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true })
  const given = new Set(tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])))
  return Object.keys(options).filter(
    (name) => options[name]?.env !== false && !given.has(name) && environment[toVariable(program, name)],
  )
}
