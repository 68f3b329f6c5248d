import { isLoopback } from '../../smart/discovery/fhir-base.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { KeySetTarget } from '../declare/target.ts'
import type { ConfiguredKeys } from './keys-schema.ts'

interface Registration {
  readonly fhirBase: string
  /** `true` when the run may register clients. */
  readonly mayRegister: boolean
  /** `true` when clients are configured. */
  readonly hasClients: boolean
}

/**
 * Returns the key set that the run serves: at `publicUrl`, or on this machine when a server here lets the run register a
 * client; `undefined` when the server could not fetch it. @throws SmartError invalid-input
 */
export function toKeySet(
  { publicUrl: url, port }: ConfiguredKeys,
  { fhirBase, mayRegister, hasClients }: Registration,
): KeySetTarget | undefined {
  if (url === undefined) {
    if (port !== undefined)
      throw new SmartError('invalid-input', 'keys.port requires keys.publicUrl, which leads to it.')
    return mayRegister && isLoopback(fhirBase) ? { isRegistered: false } : undefined
  }
  if (!hasClients && !mayRegister) return undefined
  return { url, port: port ?? readPort(url), isRegistered: hasClients }
}

function readPort(url: string): number {
  const { protocol, port } = new URL(url)
  if (protocol === 'http:') return Number(port || 80)
  throw new SmartError('invalid-input', 'keys.publicUrl is https, which the run does not serve itself.', {
    whatToTry: 'Set keys.port to the port of this machine to which the address is forwarded as plain http.',
  })
}
