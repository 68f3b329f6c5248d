import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import { allOf, doesNotUse, showsError } from '../../expectations/index.ts'

type How = '401' | '403' | '404' | '405' | 'redirect' | 'allow-headers'

export const preflightRefused = defineFault({
  name: 'preflight-refused',
  title: 'Preflight rejected',
  kind: 'must-recover',
  catalogueIds: ['F-284'],
  spec: fetchStandard('cors-preflight-fetch'),
  description:
    'The preflight of a FHIR request gets an error or a redirect, or does not allow the authorization header.',
  requirement: 'The browser does not send the request: show an understandable error, and do not hang.',
  steps: ['preflight'],
  when: { path: '/fhir/*' },
  params: () =>
    z.strictObject({
      how: z
        .enum(['401', '403', '404', '405', 'redirect', 'allow-headers'])
        .default('401')
        .describe('The status, a redirect, or a list of allowed headers without authorization.'),
    }),
  points: { reply: (reply, { params, tenant }) => refused(reply, params.how, tenant.fhirBase) },
  times: 1000,
  expects: allOf(doesNotUse('token'), showsError()),
})

function refused(reply: Reply, how: How, fhirBase: string): Reply {
  if (how === 'redirect') {
    return { ...reply, status: 302, headers: [['Location', `${fhirBase}/metadata`], ...reply.headers] }
  }
  if (how !== 'allow-headers') return { ...reply, status: Number(how) }
  const headers = reply.headers.map(([name, value]): HeaderPair => {
    if (!/^access-control-allow-headers$/i.test(name)) return [name, value]
    const allowed = value.split(', ').filter((header) => header !== 'authorization')
    return [name, allowed.join(', ')]
  })
  return { ...reply, headers }
}
