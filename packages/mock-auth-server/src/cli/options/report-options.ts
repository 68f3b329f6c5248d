import { type CliOptionTable, createReportKind, createTextKind } from '@smart-mock/cli-kit'

/** Endings of the reports that both `run` and `sweep` write. */
const ENDINGS = ['.html', '.json', '.xml', '.sarif', '.md'] as const

/** Reports that `sweep` writes. */
export const REPORT_OPTIONS = {
  report: {
    value: createReportKind(ENDINGS),
    multiple: true,
    help: 'write a report: .html, .json, .xml (JUnit), .sarif or .md (repeat for more); secrets are redacted',
    config: false,
  },
  json: { help: 'print the report as JSON', config: false },
} as const satisfies CliOptionTable

/** The options of `run` only; they take precedence over server options of the same name. */
export const RUN_OPTIONS = {
  report: {
    value: createReportKind([...ENDINGS, '.har']),
    multiple: true,
    help: 'write a report: .html, .json, .xml (JUnit), .sarif, .md or .har (repeat for more); secrets are redacted',
    config: false,
  },
  env: {
    value: createTextKind('<NAME=value>'),
    multiple: true,
    help: 'a variable for the command (repeat for more); {fhirBase}, {issuer}, {control}, {controlToken} and {tenant} are replaced',
    config: false,
    env: false,
  },
  json: { help: 'print the report as JSON; what the command prints goes to stderr', config: false },
} as const satisfies CliOptionTable

/** Options that `--report` took the place of, each with what to write instead. */
export const RENAMED_OPTIONS = {
  html: '--report <file>.html',
  junit: '--report <file>.xml',
  har: '--report <file>.har',
} as const
