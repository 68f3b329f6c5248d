import type { AnyFault } from '../../core/fault.ts'
import { discoverySlow } from './discovery-slow.ts'
import { pkceNotAdvertised } from './pkce-not-advertised.ts'

export const DISCOVERY_FAULTS: readonly AnyFault[] = [discoverySlow, pkceNotAdvertised]
