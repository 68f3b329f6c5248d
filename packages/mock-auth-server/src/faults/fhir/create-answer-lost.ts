import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { createsOnce } from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'

export const createAnswerLost = defineFault({
  name: 'create-answer-lost',
  title: 'Create that succeeds with an error response',
  kind: 'must-recover',
  catalogueIds: ['F-248', 'F-249'],
  spec: rfc(9110, '9.2.2'),
  description:
    'The server performs a create, but the client gets a 503, or the connection is reset before the response.',
  requirement: 'Do not blindly repeat the create: check whether it was done, or use If-None-Exist.',
  steps: ['fhir-write'],
  when: { method: 'POST' },
  params: () =>
    z.strictObject({ as: z.enum(['503', 'reset']).default('503').describe('What the client gets.') }),
  points: {
    reply: (reply, { params }) =>
      params.as === 'reset'
        ? { ...reply, effects: { resetAfterBytes: 0 } }
        : replaceReply(reply, createOutcomeReply(503, 'transient', 'The server is unavailable')),
  },
  expects: createsOnce(),
})
