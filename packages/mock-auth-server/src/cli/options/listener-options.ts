import type { OptionTable } from './option.ts'
import { createTextKind, FILE, PORT, URL_TEXT } from './option-kinds.ts'

/** Options about addresses. */
export const LISTENER_OPTIONS = {
  port: {
    value: PORT,
    help: 'the server (4010), its control API (4011), and what plays another server on another host (4012); a busy default gives way to another one',
    config: 'Port of the server; 0 chooses a free one.',
  },
  'control-port': { value: PORT, help: { with: 'port' }, config: 'Of the control API; 0 takes a free one.' },
  'canary-port': { value: PORT, help: { with: 'port' }, config: 'Of the canary; 0 takes a free one.' },
  host: { value: createTextKind('<address>'), help: 'what server and canary listen on (127.0.0.1)' },
  'public-url': { value: URL_TEXT, help: 'what published URLs begin with: behind a proxy, in a container' },
  'canary-url': {
    value: URL_TEXT,
    help: 'the same for the canary; its host must be another one',
    config: 'What published URLs of the canary begin with; its host must be another one.',
  },
  https: { help: 'server and canary speak https, by a certificate made on the spot' },
  cert: {
    value: FILE,
    help: 'the certificate (chain) and its key, PEM; with --https made when not there',
    config: 'The certificate (chain), PEM; with --https made when not there.',
  },
  key: {
    value: FILE,
    help: { with: 'cert', together: true },
    config: 'The key of the certificate, PEM.',
  },
  'control-host': {
    value: createTextKind('<address>'),
    help: 'what the control API listens on (127.0.0.1); others than loopback ask for a token',
  },
  'control-url': {
    value: URL_TEXT,
    help: 'how others reach it, without a path: behind a proxy, in a container',
    config: 'URL under which others reach the control API, without a path.',
  },
  'control-token': {
    value: createTextKind('<token>'),
    help: 'that token, or SMART_MOCK_CONTROL_TOKEN; made up and printed when needed',
    config: 'Token of the control API.',
  },
  scenarios: { help: 'take links that carry a scenario, though other machines reach the server' },
} as const satisfies OptionTable
