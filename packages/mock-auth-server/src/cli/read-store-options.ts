import { type ParsedOptions, UsageError } from '@smart-mock/cli-kit'
import type { StoreSettings } from '../listeners/store-settings.ts'
import type { STORE_OPTIONS } from './options/store-options.ts'

type Values = ParsedOptions<typeof STORE_OPTIONS> & { readonly save?: string | undefined }

/** Reads the options about the store; throws `UsageError` for those that need one, or that one makes meaningless. */
export function readStoreOptions(values: Values): { readonly store?: StoreSettings } {
  const { store: url, 'peer-host': peerHost, 'peer-port': peerPort, save } = values
  if (url === undefined) {
    const alone = peerHost === undefined ? peerPort && '--peer-port' : '--peer-host'
    if (alone) throw new UsageError(`${alone} requires --store <valkey://host:6379>`)
    return {}
  }
  if (save !== undefined) throw new UsageError('--save saves what is in memory: leave it out with --store')
  return {
    store: {
      url,
      ...(peerHost === undefined ? {} : { peerHost }),
      ...(peerPort === undefined ? {} : { peerPort }),
    },
  }
}
