import type { Verdict } from '../../model/verdict.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch, conformance } from '../spec.ts'

/** The endpoints and abilities of a server, from whichever document published them. */
export interface ServerMetadata {
  issuer?: string
  jwks_uri?: string
  authorization_endpoint?: string
  token_endpoint?: string
  registration_endpoint?: string
  introspection_endpoint?: string
  revocation_endpoint?: string
  management_endpoint?: string
  userinfo_endpoint?: string
  /** FHIR endpoint of app state, from any part of the document. */
  smart_app_state_endpoint?: string
  capabilities?: string[]
  scopes_supported?: string[]
  response_types_supported?: string[]
  grant_types_supported?: string[]
  code_challenge_methods_supported?: string[]
  token_endpoint_auth_methods_supported?: string[]
  token_endpoint_auth_signing_alg_values_supported?: string[]
  id_token_signing_alg_values_supported?: string[]
  authorization_response_iss_parameter_supported?: boolean
}

const ENDPOINTS = [
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'management_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
] as const

const LISTS = [
  'capabilities',
  'scopes_supported',
  'response_types_supported',
  'grant_types_supported',
  'code_challenge_methods_supported',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'id_token_signing_alg_values_supported',
] as const

/**
 * Reads the known members of a discovery document and ignores the others (C-187). Relative endpoints are
 * resolved against the FHIR base (F-022); plain http behind https is refused (F-023).
 */
export function readMetadata(
  json: Record<string, unknown>,
  fhirBase: string,
): { metadata: ServerMetadata; notices: Verdict[] } {
  const metadata: ServerMetadata = {}
  const notices: Verdict[] = []
  for (const name of ENDPOINTS) {
    const value = json[name]
    if (value === undefined || value === null) continue
    const url = resolve(name, value, fhirBase, notices)
    if (url) metadata[name] = url
  }
  for (const name of LISTS) {
    const value = json[name]
    if (Array.isArray(value)) metadata[name] = value.filter((item) => typeof item === 'string')
    else if (value !== undefined) notices.push(malformed(name, 'a list of strings'))
  }
  if (typeof json.issuer === 'string' && json.issuer !== '') metadata.issuer = json.issuer
  if (json.authorization_response_iss_parameter_supported === true)
    metadata.authorization_response_iss_parameter_supported = true
  return { metadata, notices }
}

function resolve(name: string, value: unknown, fhirBase: string, notices: Verdict[]): string | undefined {
  if (typeof value !== 'string' || value === '') {
    notices.push(malformed(name, 'a URL'))
    return undefined
  }
  if (URL.canParse(value)) {
    refuseInsecure(name, value, fhirBase)
    return value
  }
  const base = fhirBase.endsWith('/') ? fhirBase : `${fhirBase}/`
  if (!URL.canParse(value, base)) {
    notices.push(malformed(name, 'a URL'))
    return undefined
  }
  const resolved = new URL(value, base).href
  refuseInsecure(name, resolved, fhirBase)
  notices.push({
    level: 'warning',
    message: `${name} is relative ("${value}") and was resolved to ${resolved}.`,
    whyItMatters:
      'Since SMART 2.1, servers must publish absolute URLs; clients should resolve relative ones.',
    whatToTry: 'Publish the absolute URL.',
    spec: conformance('Using .well-known', 'using-well-known'),
  })
  return resolved
}

function refuseInsecure(name: string, url: string, fhirBase: string): void {
  const { protocol, host } = new URL(url)
  // An http base is the user's own choice; an https base must never lead to http, not even on loopback.
  if (protocol === 'https:' || (protocol === 'http:' && fhirBase.startsWith('http:'))) return
  throw new SmartError(
    'insecure-url',
    `${name} is ${protocol}//${host}, which is not safe behind ${new URL(fhirBase).origin}.`,
    {
      whyItMatters: 'Codes, secrets and tokens could be read by anyone on the network.',
      whatToTry: 'Publish an https endpoint.',
      spec: appLaunch('app protection', 'app-protection'),
    },
  )
}

function malformed(name: string, expected: string): Verdict {
  return {
    level: 'warning',
    message: `${name} is not ${expected} and was left out.`,
    spec: conformance('Metadata', 'metadata'),
  }
}
