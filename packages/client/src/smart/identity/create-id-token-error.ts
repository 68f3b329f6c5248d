import { SmartError } from '../smart-error.ts'
import { oidc, scopesAndContext } from '../spec.ts'

/** The steps of SMART for an id_token. */
export const ID_TOKEN_STEPS = scopesAndContext('using an id_token', 'steps-for-using-an-id-token')

const WHY =
  'An app that accepts such a token lets an attacker sign in as this user. The whole login was aborted.'

export const createSignatureError = (text: string, whatToTry: string) =>
  new SmartError('id-token-signature', text, { whyItMatters: WHY, whatToTry, spec: ID_TOKEN_STEPS })

export const createIdTokenError = (text: string, whatToTry: string) =>
  new SmartError('id-token-invalid', text, {
    whyItMatters: WHY,
    whatToTry,
    spec: oidc('3.1.3.7', 'IDTokenValidation'),
  })
