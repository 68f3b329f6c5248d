import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { createHtmlReply, type Reply, readReplyText } from '../../core/http/reply.ts'
import { sendsAtMost } from '../../expectations/index.ts'

export const discoveryMalformed = defineFault({
  name: 'discovery-malformed',
  title: 'smart-configuration that is not a JSON object',
  kind: 'must-reject',
  catalogueIds: ['F-017', 'F-019'],
  spec: conformance('using-well-known'),
  description:
    'The server returns the smart-configuration as 200 with an HTML page, broken JSON, an empty body, an array or null.',
  requirement: 'Show a clear error; do not continue with guessed endpoints.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      as: z
        .enum(['html', 'broken', 'empty', 'array', 'null'])
        .default('html')
        .describe('What is returned instead of a JSON object.'),
    }),
  points: {
    reply: (reply, { params: { as } }) =>
      as === 'html' ? portal(reply) : { ...reply, body: BODIES[as](readReplyText(reply) ?? '') },
  },
  expects: sendsAtMost(0, 'authorize'),
})

const BODIES = {
  broken: (document: string) => document.slice(0, -1),
  empty: () => '',
  array: (document: string) => `[${document}]`,
  null: () => 'null',
} as const

/** Returns the reply that a network with a captive portal gives to every request. */
function portal({ headers }: Reply): Reply {
  const page = createHtmlReply(
    200,
    '<!doctype html><title>Welcome</title><p>Accept the terms to use this network.',
  )
  const others = headers.filter(([name]) => !page.headers.some(([own]) => own === name))
  return { ...page, headers: [...page.headers, ...others] }
}
