import { appLaunch, clientAsymmetric, rfc, scopesPage } from '../../core/declare/spec.ts'
import { readHeader } from './list-parameters.ts'
import type { RiskDeclaration } from './preset-risk.ts'

const stateMinLength: RiskDeclaration = {
  switch: 'stateMinLength',
  steps: ['authorize'],
  catalogueIds: ['S-063'],
  spec: appLaunch('app-protection'),
  howToCope: 'Make a state of at least 122 random bits, which are 21 base64url characters.',
  find: ({ facts: { state = '' } }, value) =>
    state.length < Number(value) ? `a state of less than ${value} characters is refused` : undefined,
}

const authorizePost: RiskDeclaration = {
  switch: 'authorizePost',
  steps: ['authorize'],
  catalogueIds: ['S-043'],
  spec: appLaunch('obtain-authorization-code'),
  howToCope: 'Send the authorization request as GET unless the server advertises authorize-post.',
  find: ({ request, facts }, value) => {
    if (request.method !== 'POST') return undefined
    if (value === 'never') return 'an authorization request by POST is refused'
    return value === 'ehr-launch-only' && facts.launch === undefined
      ? 'an authorization request by POST is refused outside an EHR launch'
      : undefined
  },
}

const scopeVersion: RiskDeclaration = {
  switch: 'scopeVersion',
  steps: ['authorize'],
  catalogueIds: ['S-055', 'S-080'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  howToCope: 'Ask in the notation that the capabilities advertise: permission-v1 or permission-v2.',
  find: ({ facts: { scope = '' } }, value) => {
    const clinical = scope.split(' ').filter((each) => /^(?:patient|user|system)\//.test(each))
    if (value === 'v1-only' && clinical.some((each) => V2.test(each)))
      return 'scopes in the notation of SMART 2 are left out'
    return value === 'v2-only' && clinical.some((each) => !V2.test(each))
      ? 'scopes in the notation of SMART 1 are left out'
      : undefined
  },
}
const V2 = /\.c?r?u?d?s?(?:\?.*)?$/

const refreshTokens: RiskDeclaration = {
  switch: 'refreshTokens',
  steps: ['token'],
  catalogueIds: ['S-075', 'S-093'],
  spec: appLaunch('refresh-access-token'),
  howToCope: 'Start a new authorization when there is no refresh token.',
  find: ({ facts }, value) => {
    if (facts.grantType !== 'refresh_token') return undefined
    if (value === 'never') return 'there are no refresh tokens'
    return value === 'confidential-only' && facts.clientType === 'public'
      ? 'a public client gets no refresh token'
      : undefined
  },
}

const tokenCors: RiskDeclaration = {
  switch: 'tokenCors',
  steps: ['token'],
  catalogueIds: ['S-030'],
  spec: appLaunch('considerations-for-cross-origin-resource-sharing-cors-support'),
  howToCope: 'Exchange the code in a back end of the app.',
  find: (entry, value) =>
    value === 'none' && readHeader(entry, 'origin') !== undefined
      ? 'a page may not read replies of the token endpoint'
      : undefined,
}

const assertionKeys: RiskDeclaration = {
  switch: 'assertionKeys',
  steps: ['token'],
  catalogueIds: ['S-036', 'S-099'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  howToCope: 'Publish the keys at a URL, and register that.',
  find: ({ facts }, value, client) =>
    value === 'url-only' && facts.authMethod === 'private_key_jwt' && client?.jwks
      ? 'keys are taken from a URL only, and this client registered them inline'
      : undefined,
}

const assertionJti: RiskDeclaration = {
  switch: 'assertionJti',
  steps: ['token'],
  catalogueIds: ['S-097'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  howToCope: 'Use a jti of at most 100 characters, such as a UUID.',
  find: ({ facts: { jti = '' } }, value) => {
    const { maxLength = Infinity } = value as { readonly maxLength?: number }
    return jti.length > maxLength ? `a jti of more than ${maxLength} characters is refused` : undefined
  },
}

const refreshClientAuth: RiskDeclaration = {
  switch: 'refreshClientAuth',
  steps: ['token'],
  catalogueIds: ['S-091'],
  spec: rfc(6749, '6'),
  howToCope: 'Also send client_id in the body of a refresh.',
  find: ({ facts, request }, value) =>
    value === 'body-too' &&
    facts.grantType === 'refresh_token' &&
    facts.authMethod === 'client_secret_basic' &&
    !new URLSearchParams(request.body).has('client_id')
      ? 'a refresh is refused without client_id in its body'
      : undefined,
}

/** Ways to fail at the authorization servers. */
export const OAUTH_RISKS: readonly RiskDeclaration[] = [
  stateMinLength,
  authorizePost,
  scopeVersion,
  refreshTokens,
  tokenCors,
  assertionKeys,
  assertionJti,
  refreshClientAuth,
]
