import type { DiscoveryDifference } from '../../model/discovery-report.ts'
import type { Verdict } from '../../model/verdict.ts'
import { conformance } from '../spec.ts'
import { readOauthUris } from './capability-statement.ts'

const FIELDS = [
  'issuer',
  'jwks_uri',
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'management_endpoint',
  'userinfo_endpoint',
  'grant_types_supported',
  'response_types_supported',
  'scopes_supported',
  'code_challenge_methods_supported',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'id_token_signing_alg_values_supported',
]

/** Fields that the CapabilityStatement's oauth-uris can carry. */
const IN_METADATA = new Set([
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'management_endpoint',
])

type Json = Record<string, unknown>

/**
 * Returns one line per field that at least one of the three documents has (F-038: the well-known document
 * wins).
 */
export function compareDocuments(
  smart: Json | undefined,
  openid: Json | undefined,
  statement: Json | undefined,
): DiscoveryDifference[] {
  const metadata = statement && readOauthUris(statement)
  return FIELDS.flatMap((field) => {
    const values = {
      ...said('smart', smart?.[field]),
      ...said('openid', openid?.[field]),
      ...said('metadata', IN_METADATA.has(field) ? metadata?.[field] : undefined),
    }
    return Object.keys(values).length === 0
      ? []
      : [{ field, ...values, verdict: judge(Object.values(values)) }]
  })
}

function said<K extends string>(name: K, value: unknown): { [key in K]?: string } {
  if (value === undefined) return {}
  const text = Array.isArray(value)
    ? [...value].sort().join(' ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
  return { [name]: text } as { [key in K]: string }
}

function judge(values: string[]): Verdict {
  if (new Set(values).size === 1)
    return { level: 'ok', message: values.length > 1 ? 'The documents agree.' : 'Only one document has it.' }
  return {
    level: 'warning',
    message: 'The documents disagree.',
    whyItMatters:
      'Apps that read different documents use different values; SMART 2.x apps follow smart-configuration.',
    whatToTry: 'Publish the same value everywhere.',
    spec: conformance('Using .well-known', 'using-well-known'),
  }
}
