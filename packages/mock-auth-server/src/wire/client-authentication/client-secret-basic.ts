import { isEnforced } from '../../core/declare/server-requirements.ts'
import { decodeBase64 } from '../../core/util/base64url.ts'
import type { ClientAuth, PresentedCredentials } from './client-auth.ts'
import { findSecretProblem } from './find-secret-problem.ts'

/**
 * The method of `Authorization: Basic` with id and secret, raw or form-encoded (RFC 6749 section 2.3.1,
 * S-072).
 */
export const clientSecretBasic: ClientAuth = {
  method: 'client_secret_basic',
  advertised: true,
  types: ['confidential-symmetric'],
  present(incoming) {
    const header = incoming.header('authorization')
    if (header === undefined || !/^basic(\s|$)/i.test(header)) return undefined
    if (incoming.headerAll('authorization').length > 1) return malformed('it occurs more than once')
    return readBasic(header.slice(5).trim())
  },
  check: (client, presented, lookup) =>
    isEnforced(lookup.options, 'secret-form-encoding')
      ? findSecretProblem(client, presented, lookup)
      : findSecretProblem(client, { ...presented, proofs: presented.proofs.slice(-1) }, lookup),
}

function readBasic(value: string): PresentedCredentials {
  const text = decodeBase64(value)
  const colon = text?.indexOf(':') ?? -1
  if (text === undefined || colon < 0) {
    return malformed('the Basic value is not the base64 of "client_id:client_secret"')
  }
  const secret = text.slice(colon + 1)
  return { clientId: formDecode(text.slice(0, colon)), proofs: [formDecode(secret), secret] }
}

const malformed = (problem: string): PresentedCredentials => ({
  clientId: '',
  proofs: [],
  malformed: `Authorization: ${problem}`,
})

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
