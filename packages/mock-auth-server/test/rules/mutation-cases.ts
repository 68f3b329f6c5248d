import type { ClientKind } from '../support/correct-client.ts'

export type Fields = readonly (readonly [string, string])[]
export type Change = 'removed' | 'emptied' | 'duplicated' | 'altered' | 'moved to the URL'

/** A case with the rules that fail when a parameter is wrong; the first of them must fail. */
export interface Case {
  readonly kind?: ClientKind
  readonly ehr?: boolean
  readonly request: 'authorize' | 'token' | 'refresh'
  readonly name: string
  readonly altered: (value: string) => string
  readonly rules: readonly string[]
  /** Rules of single changes, where they are others. */
  readonly of?: Partial<Record<Change, readonly string[]>>
}

const FILLED = 'authorize-parameters-filled'
export const ONCE = {
  authorize: 'authorize-parameters-once',
  token: 'token-parameters-once',
  refresh: 'token-parameters-once',
}

export const CASES: readonly Case[] = [
  {
    request: 'authorize',
    name: 'response_type',
    altered: () => 'token',
    rules: ['response-type-code', FILLED],
  },
  {
    request: 'authorize',
    name: 'client_id',
    altered: () => 'somebody',
    rules: ['client-registered', FILLED],
  },
  {
    request: 'authorize',
    name: 'redirect_uri',
    altered: (uri) => `${uri}/`,
    rules: ['redirect-uri-registered', FILLED],
  },
  {
    request: 'authorize',
    name: 'scope',
    altered: (scope) => `${scope} patient/Observation.sr`,
    rules: ['scope-syntax', FILLED],
    of: { altered: ['scope-grammar'] },
  },
  {
    request: 'authorize',
    name: 'state',
    altered: () => 'abc123',
    rules: ['state-present', FILLED],
    of: { altered: ['state-entropy'] },
  },
  {
    request: 'authorize',
    name: 'nonce',
    altered: () => '1',
    rules: ['nonce-with-openid'],
    of: { altered: ['nonce-fresh'] },
  },
  { request: 'authorize', name: 'aud', altered: (aud) => aud.slice(0, -1), rules: ['aud-fhir-base', FILLED] },
  {
    request: 'authorize',
    name: 'code_challenge',
    altered: (text) => `${text}=`,
    rules: ['pkce-s256', FILLED],
  },
  {
    request: 'authorize',
    name: 'code_challenge_method',
    altered: () => 'plain',
    rules: ['pkce-s256', FILLED],
  },
  {
    ehr: true,
    request: 'authorize',
    name: 'launch',
    altered: (launch) => launch.toUpperCase(),
    rules: ['launch-echoed', FILLED],
  },
  {
    ehr: true,
    request: 'authorize',
    name: 'aud',
    altered: (aud) => aud.slice(0, -1),
    rules: ['aud-fhir-base', 'aud-is-launch-iss', FILLED],
  },
  { request: 'token', name: 'grant_type', altered: () => 'code', rules: ['grant-type-fits'] },
  { request: 'token', name: 'code', altered: (code) => `${code}x`, rules: ['code-as-delivered'] },
  { request: 'token', name: 'redirect_uri', altered: (uri) => `${uri}/`, rules: ['redirect-uri-same'] },
  {
    request: 'token',
    name: 'code_verifier',
    altered: (verifier) => [...verifier].reverse().join(''),
    rules: ['verifier-present'],
    of: { altered: ['verifier-matches'] },
  },
  {
    request: 'token',
    name: 'client_id',
    altered: () => 'smart-client-symmetric',
    rules: ['public-client-id'],
    of: { altered: ['code-as-delivered', 'client-authenticates'] },
  },
  { request: 'refresh', name: 'grant_type', altered: () => 'refresh', rules: ['grant-type-fits'] },
  {
    request: 'refresh',
    name: 'refresh_token',
    altered: (token) => `${token}x`,
    rules: ['refresh-token-known'],
  },
]
