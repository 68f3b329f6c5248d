import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import type { Reply } from '../../core/http/reply.ts'
import { completesFlow } from '../../expectations/index.ts'

export const metadataFailing = defineFault({
  name: 'metadata-failing',
  title: 'Failing CapabilityStatement',
  kind: 'must-tolerate',
  catalogueIds: ['F-041'],
  spec: conformance('using-well-known'),
  description:
    'The CapabilityStatement is a 500, is late, is very large, or is an OperationOutcome; the smart-configuration is correct.',
  requirement: 'Continue with the smart-configuration only.',
  steps: ['metadata'],
  params: () =>
    z.strictObject({
      how: z
        .enum(['error', 'outcome', 'slow', 'huge'])
        .default('error')
        .describe('What is wrong with the response.'),
      delayMs: z.int().min(1).max(60_000).default(3000).describe('Milliseconds before a slow response.'),
    }),
  points: {
    'fhir.reply': (answer, { params: { how } }) =>
      how === 'error' || how === 'outcome'
        ? { ...answer, status: how === 'error' ? 500 : 200, body: OUTCOME }
        : answer,
    reply: (reply, { params: { how, delayMs } }) => {
      if (how === 'slow') return { ...reply, effects: { ...reply.effects, delayMs } }
      return how === 'huge' ? huge(reply) : reply
    },
  },
  expects: completesFlow(),
})

const OUTCOME = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception', diagnostics: 'The statement cannot be created' }],
}

/** Inserts five megabytes of white space before the end: the JSON remains the same. */
function huge(reply: Reply): Reply {
  const text = reply.body instanceof Uint8Array ? new TextDecoder().decode(reply.body) : String(reply.body)
  return { ...reply, body: `${text.slice(0, -1)}${' '.repeat(5_000_000)}${text.slice(-1)}` }
}
