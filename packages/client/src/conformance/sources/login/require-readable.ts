import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools, Login, Source } from '../../declare/case-tools.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from './read-patient.ts'
import type { Tokens } from './read-tokens.ts'

const known = new WeakMap<Login, Source<RecordedResult>>()

/**
 * Checks that the token of a login reads its patient, which every refusal with that token is compared with: where
 * everything is refused, a refusal shows nothing. @throws Unjudged when it does not
 */
export async function requireReadable({ get }: CaseTools, tokens: Tokens): Promise<void> {
  const { login, accessToken } = tokens
  const source =
    known.get(login) ?? ((tools) => sendWithToken(tools, `Patient/${findPatientId(tokens)}`, accessToken))
  known.set(login, source)
  requirePatient(await get(source), `The token of the login "${login.recipe}"`)
}

/** Checks that a response is a patient. @throws Unjudged when it is not */
export function requirePatient({ status, text }: RecordedResult, whose: string): void {
  if (hasResource({ status, text }, 'Patient')) return
  throw createBlockedError(
    'token-patient/readable',
    `${whose} reads no patient (${status}), so a refusal shows nothing.`,
  )
}

/** Returns `true` for a success with a resource of this type. */
export const hasResource = (
  { status, text }: Pick<RecordedResult, 'status' | 'text'>,
  type: string,
): boolean => status === 200 && parseObject(text)?.resourceType === type
