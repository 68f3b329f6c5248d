import { LISTENER_OPTIONS } from './listener-options.ts'
import type { OptionGroup, OptionTable } from './option.ts'
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
  html: { value: FILE, help: 'reports, secrets shortened', config: false },
  json: { value: FILE, help: { with: 'html' }, config: false },
  junit: { value: FILE, help: { with: 'html' }, config: false },
} as const satisfies OptionTable

/** Options of `run` alone; one of the same name goes before that of the server. */
export const RUN_OPTIONS = {
  ...REPORT_OPTIONS,
  har: { value: FILE, help: { with: 'html' }, config: false },
} as const satisfies OptionTable

/** Options of `sweep` beside its reports; one of the same name goes before that of the server. */
export const SWEEP_OPTIONS = {
  command: {
    value: createTextKind('<command>'),
    help: 'run this as the app, with the variables of run',
    config: false,
  },
  standalone: {
    value: URL_TEXT,
    help: "or open the app's login in headless Chromium, {fhirBase} in it",
    config: false,
  },
  launch: {
    value: URL_TEXT,
    help: 'or launch it from the EHR there (with --client and --redirect)',
    config: false,
  },
  steps: {
    value: FILE,
    help: 'a module whose start(page), use(page), problem(page) do what a person does there',
    config: false,
  },
  'fixed-base': {
    help: 'the app knows one FHIR base, http://localhost:4010/fhir unless --port says otherwise: all runs there, one after another',
    config: false,
  },
  faults: { value: createTextKind('<a,b>'), help: 'only these; every variant of each', config: false },
  variants: { value: createTextKind('all'), help: { with: 'faults' }, config: false },
  parallel: {
    value: NUMBER,
    help: 'so many at a time (2)',
    config: false,
  },
  'time-scale': {
    value: createTextKind('<factor>'),
    help: 'how long replies that come late are waited for (0.1: a tenth of what a fault says)',
    config: false,
  },
  baseline: {
    value: FILE,
    help: 'fail only on what did not fail in this report of --json',
    config: false,
  },
  resume: {
    help: 'go on with the report that --json names, which was begun with the same options',
    config: false,
  },
} as const satisfies OptionTable

/** The options of each command; without a command it is `start`. */
export const COMMAND_OPTIONS = {
  start: START_OPTIONS,
  run: { ...START_OPTIONS, ...RUN_OPTIONS },
  sweep: { ...START_OPTIONS, ...REPORT_OPTIONS, ...SWEEP_OPTIONS },
}

/** Every option, as the help shows them. */
export const OPTION_GROUPS: readonly OptionGroup[] = [
  {
    heading: `Run: SMART_MOCK_FHIR_BASE, SMART_MOCK_ISSUER, SMART_MOCK_CONTROL and SMART_MOCK_TENANT tell the command where.
Its exit code, or 1 when a rule of level error was broken or a fault was not met.`,
    options: RUN_OPTIONS,
  },
  {
    heading:
      'Sweep: a run without a fault, then one for each fault, every one in a tenant of its own; 1 when a fault was not met.',
    options: SWEEP_OPTIONS,
  },
  { heading: 'Client', options: CLIENT_OPTIONS },
  { heading: 'Behaviour', options: BEHAVIOUR_OPTIONS },
  { heading: 'Data', options: DATA_OPTIONS },
  { heading: 'Another FHIR server behind this one, with SMART in front of it', options: UPSTREAM_OPTIONS },
  { heading: 'Addresses', options: LISTENER_OPTIONS },
  { heading: '', options: GENERAL_OPTIONS },
]
