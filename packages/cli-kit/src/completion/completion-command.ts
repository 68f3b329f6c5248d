import type { CliOptionTable } from '../options/option.ts'
import type { Command } from '../program/program.ts'

/** The options of `completion`. */
export const COMPLETION_OPTIONS = {
  words: {
    help: 'print the candidates for the last word after --',
    config: false,
    env: false,
  },
} as const satisfies CliOptionTable

/** The command `completion`, which is the same in every program. */
export const COMPLETION_COMMAND = {
  name: 'completion',
  synopsis: 'completion bash|zsh|fish',
  summary: 'print a script by which that shell completes commands, options and names',
  groups: [{ heading: '', options: COMPLETION_OPTIONS }],
  options: COMPLETION_OPTIONS,
} as const satisfies Command
