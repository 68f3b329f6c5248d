import type { CliOptionTable, OptionGroup } from '../options/option.ts'

/** Runs a command with the arguments after its name; the exit code, or nothing while servers run. */
export type RunCommand = (args: readonly string[]) => Promise<number | undefined>

/** The kind of a command's argument, so that a shell can complete it. */
export type ArgumentKind = 'declaration' | 'shell' | 'word'

/** The names of the commands; the empty one starts a mock. */
export type CommandName = '' | 'run' | 'sweep' | 'faults' | 'rules' | 'explain' | 'ready' | 'completion'

/** A command of `smart-mock`, declared once: dispatch, help and completion follow from it. */
export interface Command<Options extends CliOptionTable = CliOptionTable> {
  /** The first argument; empty for starting a mock. */
  readonly name: CommandName
  /** The command with its arguments, after `smart-mock `. */
  readonly synopsis: string
  /** One line of the overview. */
  readonly summary: string
  /** Paragraphs of its help, in lines that a terminal holds. */
  readonly description?: string
  /** Its options by heading of its help. */
  readonly groups: readonly OptionGroup[]
  /** All options that it accepts. */
  readonly options: Options
  readonly argument?: ArgumentKind
}
