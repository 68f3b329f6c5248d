import type { StepDetail } from '../../model/run.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { oidc } from '../spec.ts'

const SPEC = oidc('5.3.2', 'UserInfoResponse')

/**
 * Reads the claims of a UserInfo response, which must be about the user of the id_token (F-190).
 *
 * @throws SmartError http-status, not-json or user-info-subject; nothing of the response is to be used then.
 */
export function readUserInfo({ status, headers, text }: RecordedResult, subject: string): StepDetail[] {
  if (status !== 200)
    throw new SmartError('http-status', `The UserInfo endpoint returned ${status}.`, { status, spec: SPEC })
  if (/^application\/jwt\b/i.test(headers.get('content-type') ?? ''))
    throw new SmartError('not-json', 'The UserInfo response is a JWT, which this client does not read.', {
      whatToTry: 'Leave userinfo_signed_response_alg out of the registration.',
      spec: SPEC,
    })
  const claims = parseObject(text)
  if (!claims) throw new SmartError('not-json', 'The UserInfo response is not a JSON object.', { spec: SPEC })
  if (claims.sub !== subject) {
    const said = claims.sub === undefined ? 'no user (sub is missing)' : `"${show(claims.sub)}"`
    throw new SmartError(
      'user-info-subject',
      `The UserInfo response is about ${said}, the id_token about "${sanitizeText(subject)}"; the response is not used.`,
      {
        whyItMatters:
          'With a different sub it may have been replaced in transit, or belong to another token.',
        whatToTry: 'sub must be present and the same in both.',
        spec: SPEC,
      },
    )
  }
  return Object.entries(claims).map(([name, value]) => ({ name: sanitizeText(name), value: show(value) }))
}

const show = (value: unknown) => sanitizeText(typeof value === 'string' ? value : JSON.stringify(value))
