export { type BrowserChoice, listBrowsers } from './browsers/list-browsers.ts'
export { COMPLETION_COMMAND, COMPLETION_OPTIONS } from './completion/completion-command.ts'
export { type CompletedProgram, listCompletions } from './completion/list-completions.ts'
export { renderCompletion } from './completion/render-completion.ts'
export { findValueProblem } from './options/find-value-problem.ts'
export { formatSuggestion } from './options/format-suggestion.ts'
export {
  type CamelCase,
  type CliOption,
  type CliOptionTable,
  type OptionGroup,
  type OptionKind,
  type ParsedOptions,
  toConfigKey,
} from './options/option.ts'
export {
  createChoiceKind,
  createFractionKind,
  createNumberKind,
  createReportKind,
  createTextKind,
  FILE,
  PORT,
  URL_TEXT,
} from './options/option-kinds.ts'
export {
  createUnexpectedArgument,
  type ParsedArguments,
  parseArguments,
  parseOptions,
} from './options/parse-arguments.ts'
export { toVariable } from './options/read-environment.ts'
export { UsageError } from './options/usage-error.ts'
export { withVariables } from './options/with-variables.ts'
export { findCommand } from './program/find-command.ts'
export type { Command, Program } from './program/program.ts'
export { renderHelp } from './program/render-help.ts'
export { escapeMarkdown, renderMarkdownTable } from './reports/markdown.ts'
export { type SarifResult, type SarifRule, toSarifText } from './reports/sarif.ts'
export { writeFileAtomically } from './reports/write-file-atomically.ts'
export { acceptClosedPipe } from './terminal/accept-closed-pipe.ts'
export { escapeForTerminal, escapeLine } from './terminal/escape-for-terminal.ts'
export { createPaint, type Paint, type Tone } from './terminal/paint.ts'
