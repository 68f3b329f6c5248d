import {
  type CliOptionTable,
  createChoiceKind,
  createReportKind,
  createTextKind,
  FILE,
  PORT,
  URL_TEXT,
} from '@smart-mock/cli-kit'
import { CERTIFICATION_NAMES } from '../conformance/coverage/certifications.ts'
import { SMART_VERSIONS } from '../conformance/declare/target.ts'

/** The options of `smart-client` without a command. */
export const START_OPTIONS = {
  port: { value: PORT, help: 'port to listen on (4020; the next free one if it is in use)' },
  host: { value: createTextKind('<address>'), help: 'address to listen on (127.0.0.1)' },
  'public-url': {
    value: URL_TEXT,
    help: 'origin under which browsers reach it, for example behind a proxy',
  },
  mock: {
    value: URL_TEXT,
    help: 'FHIR base of the mock, for the entries that come with the client (http://localhost:4010/fhir, or SMART_MOCK_FHIR_BASE)',
  },
  settings: { value: FILE, help: 'file that stores the server list' },
  keys: { value: FILE, help: 'JWKS with your own private keys, instead of the development keys' },
  json: { help: 'print one machine-readable line when ready' },
  help: { short: 'h', help: 'print this help, or the version', env: false },
  version: { short: 'v', help: { with: 'help' }, env: false },
} as const satisfies CliOptionTable

/** The options of `smart-client check`. */
export const CHECK_OPTIONS = {
  'client-id': { value: createTextKind('<id>'), help: 'client id to check with (not required by default)' },
  'client-type': {
    value: createChoiceKind('<type>', [
      'public',
      'confidential-symmetric',
      'confidential-asymmetric',
      'backend',
    ]),
    help: 'public, confidential-symmetric, confidential-asymmetric or backend (public)',
  },
  secret: { value: createTextKind('<secret>'), help: 'client secret; better in SMART_CLIENT_SECRET' },
  'raw-basic': { help: 'send id and secret unencoded in Basic, for servers that do not decode them' },
  keys: { value: FILE, help: 'JWKS with your own private keys' },
  scopes: { value: createTextKind('<scopes>'), help: 'scopes to check' },
  'redirect-uri': {
    value: createTextKind('<uri>'),
    help: 'callback to check with (http://localhost:4020/callback)',
  },
  login: {
    help: 'run the whole authorization flow: print the URL to open, then wait at the callback, which must be on this machine',
  },
  report: {
    value: createReportKind(['.html', '.json', '.xml', '.sarif', '.md']),
    multiple: true,
    help: 'write a report: .html, .json, .xml (JUnit), .sarif or .md (repeat for more); secrets are redacted',
  },
  json: { help: 'print the report as JSON' },
} as const satisfies CliOptionTable

/** The options of `smart-client conformance`: what is tested, as whom, and what comes out. */
export const CONFORMANCE_OPTIONS = {
  config: {
    value: FILE,
    help: 'configuration file: clients, keys, expected outcomes (docs/conformance.schema.json)',
  },
  'client-id': { value: createTextKind('<id>'), help: 'public client that is registered at the server' },
  'redirect-uri': {
    value: createTextKind('<uri>'),
    help: 'its registered redirect URI (http://localhost:4020/callback); nothing listens there',
  },
  'smart-version': {
    value: createChoiceKind('<version>', SMART_VERSIONS),
    help: 'version of SMART App Launch that the server is held to: 1.0, 2.0, 2.1 or 2.2 (2.2)',
  },
  only: {
    value: createTextKind('<name>'),
    multiple: true,
    help: 'run only this check, case, group or row of the catalogue, such as S-008 (repeat for more)',
  },
  skip: { value: createTextKind('<name>'), multiple: true, help: 'leave these out (repeat for more)' },
  level: { value: createChoiceKind('<level>', ['shall']), help: 'shall: only what is required' },
  strict: { help: 'exit code 1 also for warnings and for what could not be decided' },
  revoke: { help: 'allow the run to revoke its own tokens' },
  register: {
    help: 'allow the run to register clients, which it deletes again where the server supports that',
  },
  slow: { help: 'also what takes ten minutes: the expiry of a code and of tokens that live long' },
  thorough: { help: 'also experimental features, with a login of their own' },
  'max-logins': {
    value: createTextKind('<n>'),
    help: 'number of logins that there may be: those that decide most of what is required come first',
  },
  plan: { help: 'say what would run, and send nothing but a request for smart-configuration' },
  list: { help: 'list all cases with what they need, and send nothing' },
  ready: {
    value: createChoiceKind('<certification>', CERTIFICATION_NAMES),
    multiple: true,
    help: 'onc-g10 or smart-2.2: say step by step how ready the server is for it (repeat for both)',
  },
  export: {
    value: createChoiceKind('<kit>', ['inferno']),
    help: "inferno: write this configuration as inputs of Inferno's kits, secrets included, and send nothing",
  },
  resume: {
    value: FILE,
    help: 'JSON report of an earlier run: run only what it has not decided, and report both as one',
  },
  baseline: {
    value: FILE,
    help: 'JSON report of an earlier run: exit code 1 only for what passed there, or was not there',
  },
  report: {
    value: createReportKind(['.html', '.json', '.xml', '.md']),
    multiple: true,
    help: 'write a report: .html, .json, .xml (JUnit) or .md (repeat for more); secrets are redacted',
  },
  json: { help: 'print the report as JSON' },
} as const satisfies CliOptionTable

/** Options that `--report` took the place of, each with what to write instead. */
export const RENAMED_OPTIONS = { junit: '--report <file>.xml' } as const

/** Likewise for `smart-client conformance`. */
export const RENAMED_CONFORMANCE_OPTIONS = {
  junit: '--report <file>.xml',
  html: '--report <file>.html',
  summary: '--report <file>.md',
} as const
