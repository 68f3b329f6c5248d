import { z } from 'zod'
import type { PointFunctions } from '../../core/declare/fault.ts'
import type { Reply } from '../../core/http/reply.ts'

/** Schema of a parameter: `used` when the endpoint does its work before the fault replaces the reply. */
export const createCodeStateParameter = () =>
  z
    .enum(['unused', 'used'])
    .default('unused')
    .describe('Whether the server redeems the code before this response.')

export interface AroundCode {
  readonly code: 'unused' | 'used'
}

/**
 * Creates the points for a reply instead of the endpoint's own: before it works, or after the code was used
 * and the tokens were issued.
 */
export function createCodeStatePoints<Params extends AroundCode>(
  instead: (params: Params, honest: Reply | undefined) => Reply,
): PointFunctions<Params> {
  return {
    arrival: (value, { params }) => (params.code === 'unused' ? instead(params, undefined) : value),
    reply: (reply, { params }) => (params.code === 'used' ? instead(params, reply) : reply),
  }
}
