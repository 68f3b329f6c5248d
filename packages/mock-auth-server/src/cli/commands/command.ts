import type { Command } from '@smart-mock/cli-kit'

/** Runs a command with the arguments after its name; the exit code, or nothing while servers run. */
export type RunCommand = (args: readonly string[]) => Promise<number | undefined>

/** The kind of a command's argument, so that a shell can complete it. */
export type ArgumentKind = 'declaration' | 'preset' | 'word'

/** The names of the commands; the empty one starts a mock. */
export type CommandName =
  | ''
  | 'run'
  | 'sweep'
  | 'faults'
  | 'rules'
  | 'explain'
  | 'presets'
  | 'ready'
  | 'demo'
  | 'client'
  | 'mcp'
  | 'completion'

/** A command of `smart-mock`. */
export interface MockCommand extends Command<CommandName> {
  readonly argument?: ArgumentKind
}
