import type { JWK } from 'jose'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import type { ServedKeys } from '../../declare/served-keys.ts'
import { readAcceptedAssertion } from '../assertion-requests.ts'
import { createRunKey, type RunKey } from './create-run-key.ts'

/**
 * Seconds for which the key set may be cached while no case tests longer ones: short, so that a server that obeys the
 * header forgets a key as soon as a case withdraws it.
 */
const BRIEF_S = 1

/** The key set of the run while it is served. */
export interface PublishedKeys {
  readonly served: ServedKeys
  /** A key for each algorithm that is in the set from the start, and with which no other case signs. */
  readonly spares: readonly RunKey[]
  /** Publishes the keys of the run again, without one of them or with another one. */
  readonly publish: (change?: {
    readonly without?: JWK
    readonly and?: JWK
    readonly maxAgeS?: number
  }) => void
}

/** Serves the public keys of the run. */
export const openKeySet = (async (tools) => {
  const spares = await Promise.all((await listAlgorithms(tools)).map(createRunKey))
  const served = await tools.startKeySet()
  const usual = [...tools.target.publicKeys, ...spares.map(({ jwk }) => jwk)]
  const publish: PublishedKeys['publish'] = ({ without, and, maxAgeS = BRIEF_S } = {}) =>
    served.publish([...usual.filter((each) => each !== without), ...(and ? [and] : [])], maxAgeS)
  publish()
  return { served, spares, publish }
}) satisfies Source<PublishedKeys>

/** A set that is served from the start is fetched before it is known which algorithm the server accepts. */
async function listAlgorithms({ get, target }: CaseTools) {
  if (!target.keySet?.isRegistered) return [(await get(readAcceptedAssertion)).alg]
  return [...new Set(target.keys.map(({ alg }) => alg))]
}
