import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FORM_MEDIA_TYPE } from '../../core/http/incoming-request.ts'
import { type Reply, withHeader } from '../../core/http/reply.ts'
import { changeTokenReply } from './change-token-reply.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenResponseForm = defineFault({
  name: 'token-response-form',
  title: 'Form instead of JSON',
  kind: 'must-reject',
  catalogueIds: ['F-105'],
  spec: appLaunch('obtain-access-token'),
  description: 'The token response is form-encoded, as from some servers outside SMART.',
  requirement: 'Show an error; a token response is JSON.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { reply: (reply) => withHeader(changeTokenReply(toForm)(reply), 'Content-Type', FORM_MEDIA_TYPE) },
  expects: REFUSES_RESPONSE,
})

function toForm(body: string): Partial<Reply> {
  const members = Object.entries(JSON.parse(body) as Record<string, unknown>)
  return { body: new URLSearchParams(members.map(([name, value]) => [name, String(value)])).toString() }
}
