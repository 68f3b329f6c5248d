import type { OptionTable } from './option.ts'
import { createTextKind, FILE, URL_TEXT } from './option-kinds.ts'

/** Options about a FHIR server behind this one. */
export const UPSTREAM_OPTIONS = {
  upstream: { value: URL_TEXT, help: 'its FHIR base', config: 'FHIR base of the upstream.' },
  'upstream-basic': {
    value: createTextKind('<user:password>'),
    help: 'how this server signs in there',
    config: 'How this server signs in at the upstream, as `user:password`.',
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
    help: 'keep what it answers (without credentials)',
    config: 'Where the answers of the upstream are kept, without credentials.',
  },
  replay: {
    value: FILE,
    help: 'answer from such a file, offline',
    config: 'A record to answer from, offline.',
  },
} as const satisfies OptionTable
