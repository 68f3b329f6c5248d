import {
  type CliOptionTable,
  COMPLETION_OPTIONS,
  createFractionKind,
  createTextKind,
  FILE,
  type OptionGroup,
  PORT,
  URL_TEXT,
} from '@smart-mock/cli-kit'
import { LISTENER_OPTIONS } from './listener-options.ts'
import { REPORT_OPTIONS, RUN_OPTIONS } from './report-options.ts'
import {
  BEHAVIOUR_OPTIONS,
  CLIENT_OPTIONS,
  DATA_OPTIONS,
  GENERAL_OPTIONS,
  START_OPTIONS,
} from './server-options.ts'
import { STORE_OPTIONS } from './store-options.ts'
import { SWEEP_OPTIONS } from './sweep-options.ts'
import { UPSTREAM_OPTIONS } from './upstream-options.ts'

/** The options of `faults` and `rules`. */
export const REFERENCE_OPTIONS = {
  json: { help: 'print them as JSON', config: false },
} as const satisfies CliOptionTable

/** The options of `explain`. */
export const EXPLAIN_OPTIONS = {
  json: { help: 'print the declaration as JSON', config: false },
} as const satisfies CliOptionTable

/** The options of `ready`. */
export const READY_OPTIONS = {
  control: {
    value: URL_TEXT,
    help: 'control API of the mock (http://127.0.0.1:4011, with the port of SMART_MOCK_CONTROL_PORT)',
    config: false,
  },
  timeout: {
    value: createFractionKind('<seconds>', 0.001, 3600),
    help: 'maximum time to wait (30)',
    config: false,
  },
  json: { help: 'print what was found as JSON', config: false },
} as const satisfies CliOptionTable

/** The options of `presets`. */
export const PRESETS_OPTIONS = {
  har: { value: FILE, help: 'the recording that a preset is learned from', config: false },
  variant: {
    value: createTextKind('<name>'),
    multiple: true,
    help: 'a variant of the preset to compare with (repeat for more)',
    config: false,
  },
  timeout: {
    value: createFractionKind('<seconds>', 0.1, 600),
    help: 'maximum time to wait for each document of a server (10)',
    config: false,
  },
  json: { help: 'print the result as JSON', config: false },
} as const satisfies CliOptionTable

/** The options of `demo` only. */
export const DEMO_OPTIONS = {
  'client-port': {
    value: PORT,
    help: 'port of the client (4020; another free one if it is in use)',
    config: false,
  },
} as const satisfies CliOptionTable

/** The options of `mcp`. */
export const MCP_OPTIONS = {
  control: {
    value: URL_TEXT,
    help: 'attach to the mock with this control API at the start',
    config: false,
  },
  'control-token': {
    value: createTextKind('<token>'),
    help: 'its token, better in SMART_MOCK_CONTROL_TOKEN',
    config: false,
  },
  'allow-commands': {
    help: 'let the tool for sweeps run shell commands and scripts that the agent names',
    config: false,
  },
} as const satisfies CliOptionTable

/** The options of each command; without a command it is `start`. */
export const COMMAND_OPTIONS = {
  start: START_OPTIONS,
  run: { ...START_OPTIONS, ...RUN_OPTIONS },
  sweep: { ...START_OPTIONS, ...REPORT_OPTIONS, ...SWEEP_OPTIONS },
  faults: REFERENCE_OPTIONS,
  rules: REFERENCE_OPTIONS,
  explain: EXPLAIN_OPTIONS,
  presets: PRESETS_OPTIONS,
  ready: READY_OPTIONS,
  demo: { ...START_OPTIONS, ...DEMO_OPTIONS },
  client: {},
  mcp: MCP_OPTIONS,
  completion: COMPLETION_OPTIONS,
} as const satisfies Readonly<Record<string, CliOptionTable>>

/** The options of the server, by heading; `run` and `sweep` accept them too. */
export const SERVER_GROUPS: readonly OptionGroup[] = [
  { heading: 'Client', options: CLIENT_OPTIONS },
  { heading: 'Behaviour', options: BEHAVIOUR_OPTIONS },
  { heading: 'Data', options: DATA_OPTIONS },
  { heading: 'Upstream: put SMART in front of an existing FHIR server', options: UPSTREAM_OPTIONS },
  { heading: 'Addresses', options: LISTENER_OPTIONS },
  { heading: 'Store: several processes, and nothing lost at a restart', options: STORE_OPTIONS },
]

export const GENERAL_GROUP: OptionGroup = { heading: '', options: GENERAL_OPTIONS }
