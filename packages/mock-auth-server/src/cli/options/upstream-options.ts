import { type CliOptionTable, createTextKind, FILE, URL_TEXT } from '@smart-mock/cli-kit'

/** The options about the upstream. */
export const UPSTREAM_OPTIONS = {
  upstream: { value: URL_TEXT, help: 'its FHIR base', config: 'FHIR base of the upstream.' },
  'upstream-basic': {
    value: createTextKind('<user:password>'),
    help: 'credentials for the upstream',
    config: 'Credentials for the upstream, as `user:password`.',
  },
  'upstream-bearer': {
    value: createTextKind('<token>'),
    help: { with: 'upstream-basic' },
    config: 'Token that this server sends to the upstream.',
  },
  'upstream-client': {
    value: createTextKind('<id:secret>'),
    help: 'or by client credentials',
    config: 'Client credentials of this server at the upstream, as `id:secret`.',
  },
  'upstream-token-url': {
    value: URL_TEXT,
    help: { with: 'upstream-client', together: true },
    config: 'Token endpoint for the client credentials.',
  },
  record: {
    value: FILE,
    help: 'record upstream responses (without credentials)',
    config: 'File to which the responses of the upstream are recorded, without credentials.',
  },
  replay: {
    value: FILE,
    help: 'replay a recording, offline',
    config: 'A recording to replay, offline.',
  },
} as const satisfies CliOptionTable
