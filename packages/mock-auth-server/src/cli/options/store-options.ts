import { type CliOptionTable, createTextKind, PORT } from '@smart-mock/cli-kit'

/** The options about the store that several processes share. */
export const STORE_OPTIONS = {
  store: {
    value: createTextKind('<valkey://host:6379>'),
    help: 'Valkey or Redis for tenants, tokens, data and journals, which then outlive the process; valkeys:// for TLS, valkey+cluster:// and valkey+sentinel:// for several servers. Requires the package ioredis',
  },
  'peer-host': {
    value: createTextKind('<address>'),
    help: 'name or address by which other processes with this store reach this one (127.0.0.1)',
  },
  'peer-port': { value: PORT, help: 'port on which it does (a free one)' },
} as const satisfies CliOptionTable
