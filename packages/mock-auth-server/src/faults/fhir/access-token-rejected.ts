import { z } from 'zod'
import { defineFault, type FaultContext } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Reply } from '../../core/http/reply.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import {
  allOf,
  anyOf,
  reauthorizes,
  refreshesOnce,
  repeatsAtMost,
  showsError,
} from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'

interface Params {
  readonly answer: 'challenge' | 'no-challenge' | 'empty' | 'html' | 'no-cors'
}

export const accessTokenRejected = defineFault({
  name: 'access-token-rejected',
  title: '401 before the token expires',
  kind: 'must-recover',
  catalogueIds: ['F-235', 'F-236', 'F-223', 'F-285'],
  spec: rfc(6750, '3.1'),
  description:
    'A FHIR request gets a 401 long before expires_in has passed, and so does every later request with that access token; the refresh token still works.',
  requirement:
    'Refresh once, however many requests failed, and repeat each of them with the new token; without a refresh token, ask the user to authorize again.',
  steps: FHIR_STEPS,
  params: () =>
    z.strictObject({
      answer: z
        .enum(['challenge', 'no-challenge', 'empty', 'html', 'no-cors'])
        .default('challenge')
        .describe(
          'The form of the 401: with WWW-Authenticate, without it, without a body, as an HTML page, or without CORS headers.',
        ),
    }),
  points: {
    'fhir.token': (token, { strikeCount, memo }) => {
      if (token && strikeCount === 0) memo.token = token.token
      return undefined
    },
    reply: (reply, context) => shaped(reply, context),
  },
  companions: {
    'fhir.token': (token, { strikeCount, memo }) =>
      strikeCount > 0 && token?.token === memo.token ? undefined : token,
    reply: (reply, context) => (context.strikeCount > 0 ? shaped(reply, context) : reply),
  },
  expects: allOf(repeatsAtMost(3), anyOf(refreshesOnce(), reauthorizes(), showsError())),
})

function shaped(reply: Reply, { params, facts, memo }: FaultContext<Params>): Reply {
  if (reply.status !== 401 || facts.accessToken !== memo.token) return reply
  switch (params.answer) {
    case 'challenge':
      return reply
    case 'no-challenge':
      return { ...reply, headers: reply.headers.filter(([name]) => !/^www-authenticate$/i.test(name)) }
    case 'no-cors':
      return { ...reply, headers: reply.headers.filter(([name]) => !/^access-control-/i.test(name)) }
    case 'empty':
      return replaceReply(reply, { status: 401, headers: [], body: '' })
    case 'html':
      return replaceReply(reply, {
        status: 401,
        headers: [['Content-Type', 'text/html; charset=utf-8']],
        body: '<html><body><h1>401 Unauthorized</h1></body></html>',
      })
  }
}
