import {
  type CliOptionTable,
  createChoiceKind,
  createFractionKind,
  createReportKind,
  createTextKind,
  FILE,
} from '@smart-mock/cli-kit'
import { SMART_VERSIONS } from '../conformance/declare/target.ts'
import { LOGIN_DRIVERS } from '../conformance/logins/driver-settings.ts'
import { CERTIFICATION_NAMES } from '../model/readiness.ts'

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
  login: {
    value: createChoiceKind('<driver>', LOGIN_DRIVERS),
    help: 'what operates the sign-in pages: automatic, forms (login.forms of the configuration), session, script, or manual (asks you to open each login); the first that works by default',
  },
  'login-timeout': {
    value: createFractionKind('<seconds>', 0.001, 3600),
    help: 'seconds that a login may take (300 for you, 60 for a browser that nobody operates)',
  },
  script: {
    value: FILE,
    help: 'module that operates the pages with Playwright: authorize(page, login), deny, narrow, launch, signOut',
  },
  session: { value: FILE, help: 'session of a user, which --record-session has written' },
  'record-session': {
    value: FILE,
    help: 'let a user (or --script) sign in in a browser, and write its session into this file, which only you may read',
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
  write: {
    help: 'allow the run to write: app state, which it deletes again, and one observation, which it marks as entered in error',
  },
  slow: { help: 'also run what takes ten minutes: the expiry of a code and of long-lived tokens' },
  thorough: { help: 'also test experimental features, with a login of their own' },
  'max-logins': {
    value: createTextKind('<n>'),
    help: 'maximum number of logins; those that decide most of what is required come first',
  },
  plan: { help: 'print what would run, and send nothing but a request for smart-configuration' },
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
export const RENAMED_CONFORMANCE_OPTIONS = {
  junit: '--report <file>.xml',
  html: '--report <file>.html',
  summary: '--report <file>.md',
} as const
