import {
  type CliOptionTable,
  createChoiceKind,
  createReportKind,
  createTextKind,
  FILE,
  PORT,
  URL_TEXT,
} from '@smart-mock/cli-kit'

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

/** Options that `--report` took the place of, each with what to write instead. */
export const RENAMED_OPTIONS = { junit: '--report <file>.xml' } as const
