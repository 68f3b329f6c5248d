import type { CliOptionTable, OptionGroup } from '../options/option.ts'

/** A command of a program, declared once: dispatch, help and completion follow from it. */
export interface Command<Name extends string = string> {
  /** The first argument; empty for the program itself. */
  readonly name: Name
  /** The command with its arguments, after the name of the program. */
  readonly synopsis: string
  /** One line of the overview. */
  readonly summary: string
  /** Paragraphs of its help, in lines that a terminal holds. */
  readonly description?: string
  /** Its options by heading of its help. */
  readonly groups: readonly OptionGroup[]
  /** All options that it accepts. */
  readonly options: CliOptionTable
  /** Set when its arguments, `--help` too, belong to another program. */
  readonly forwardsArguments?: true
}

/** A program of several commands. */
export interface Program<Each extends Command = Command> {
  readonly name: string
  /** The first line of its help. */
  readonly introduction: string
  readonly examples: string
  /** The first command runs when none is named. */
  readonly commands: readonly Each[]
  /** The paragraph on variables of the environment, at the end of its help. */
  readonly environment: string
}
