import type { Verdict } from '../../model/verdict.ts'
import type { ServerMetadata } from '../discovery/server-metadata.ts'
import { conformance } from '../spec.ts'

/**
 * Returns a verdict on the metadata that are missing to verify an id_token; `undefined` when all are present.
 */
export function judgeIdentity({ issuer, jwks_uri: keys }: ServerMetadata): Verdict | undefined {
  const missing = [...(issuer === undefined ? ['issuer'] : []), ...(keys === undefined ? ['jwks_uri'] : [])]
  if (missing.length === 0) return undefined
  return {
    level: 'warning',
    message: `openid is requested, but the server publishes no ${missing.join(' and no ')}: no id_token can be verified.`,
    whyItMatters: 'An unverified id_token says nothing about who is signed in.',
    whatToTry: 'Publish issuer and jwks_uri in smart-configuration, or enter them manually.',
    spec: conformance('Metadata', 'metadata'),
  }
}
