import { LISTENER_OPTIONS } from './listener-options.ts'
import type { CliOptionTable, OptionGroup } from './option.ts'
import { createTextKind, FILE, NUMBER, URL_TEXT } from './option-kinds.ts'
import {
  BEHAVIOUR_OPTIONS,
  CLIENT_OPTIONS,
  DATA_OPTIONS,
  GENERAL_OPTIONS,
  START_OPTIONS,
} from './server-options.ts'
import { UPSTREAM_OPTIONS } from './upstream-options.ts'

/** Reports that `run` and `sweep` write. */
export const REPORT_OPTIONS = {
  html: { value: FILE, help: 'write a report; secrets are redacted', config: false },
  json: { value: FILE, help: { with: 'html' }, config: false },
  junit: { value: FILE, help: { with: 'html' }, config: false },
} as const satisfies CliOptionTable

/** The options of `run` only; they take precedence over server options of the same name. */
export const RUN_OPTIONS = {
  ...REPORT_OPTIONS,
  har: { value: FILE, help: { with: 'html' }, config: false },
} as const satisfies CliOptionTable

/** The options of `sweep` apart from its reports; they take precedence over server options of the same name. */
export const SWEEP_OPTIONS = {
  command: {
    value: createTextKind('<command>'),
    help: 'run this as the app, with the variables of run',
    config: false,
  },
  standalone: {
    value: URL_TEXT,
    help: 'or open this URL in headless Chromium; {fhirBase} is replaced',
    config: false,
  },
  'launch-url': {
    value: URL_TEXT,
    help: 'or launch the app from the EHR at this launch URL (requires --client-id and --redirect-uri)',
    config: false,
  },
  script: {
    value: FILE,
    help: 'a module whose start(page), use(page) and problem(page) operate the app',
    config: false,
  },
  'fixed-fhir-base': {
    help: 'the app has one FHIR base, http://localhost:4010/fhir unless --port is set; runs are sequential',
    config: false,
  },
  faults: { value: createTextKind('<a,b>'), help: 'only these faults; every variant of each', config: false },
  variants: { value: createTextKind('all'), help: { with: 'faults' }, config: false },
  workers: {
    value: NUMBER,
    help: 'maximum number of parallel runs (2)',
    config: false,
  },
  'delay-scale': {
    value: createTextKind('<factor>'),
    help: 'factor applied to the delays that faults add (0.1)',
    config: false,
  },
  baseline: {
    value: FILE,
    help: 'fail only on regressions against this --json report, and report what changed since',
    config: false,
  },
  resume: {
    help: 'resume the sweep recorded in the --json report; the other options must be the same',
    config: false,
  },
} as const satisfies CliOptionTable

/** The options of `faults` and `rules`. */
export const REFERENCE_OPTIONS = {
  json: { help: 'print them as JSON', config: false },
} as const satisfies CliOptionTable

/** The options of `ready`. */
export const READY_OPTIONS = {
  control: {
    value: URL_TEXT,
    help: 'control API of the mock (http://127.0.0.1:4011, with the port of SMART_MOCK_CONTROL_PORT)',
    config: false,
  },
  timeout: { value: createTextKind('<seconds>'), help: 'maximum time to wait (30)', config: false },
} as const satisfies CliOptionTable

/** The options of `completion`. */
export const COMPLETION_OPTIONS = {
  words: {
    help: 'print the words that can stand in place of the last one after --',
    config: false,
    env: false,
  },
} as const satisfies CliOptionTable

/** The options of each command; without a command it is `start`. */
export const COMMAND_OPTIONS = {
  start: START_OPTIONS,
  run: { ...START_OPTIONS, ...RUN_OPTIONS },
  sweep: { ...START_OPTIONS, ...REPORT_OPTIONS, ...SWEEP_OPTIONS },
  faults: REFERENCE_OPTIONS,
  rules: REFERENCE_OPTIONS,
  explain: {},
  ready: READY_OPTIONS,
  completion: COMPLETION_OPTIONS,
} as const satisfies Readonly<Record<string, CliOptionTable>>

/** The options of the server, by heading; `run` and `sweep` accept them too. */
export const SERVER_GROUPS: readonly OptionGroup[] = [
  { heading: 'Client', options: CLIENT_OPTIONS },
  { heading: 'Behaviour', options: BEHAVIOUR_OPTIONS },
  { heading: 'Data', options: DATA_OPTIONS },
  { heading: 'Upstream: put SMART in front of an existing FHIR server', options: UPSTREAM_OPTIONS },
  { heading: 'Addresses', options: LISTENER_OPTIONS },
]

export const GENERAL_GROUP: OptionGroup = { heading: '', options: GENERAL_OPTIONS }
