import type { FaultContext } from '../../core/declare/fault.ts'

/**
 * Returns the part of an export that the request belongs to; `undefined` for its end (DELETE) and everything
 * else.
 */
export function classifyExportRequest({ facts, request }: Pick<FaultContext<unknown>, 'facts' | 'request'>) {
  if (request.method === 'DELETE') return undefined
  if (facts.interaction === 'bulk-status') return 'status'
  if (facts.interaction === 'bulk-file') return 'file'
  return facts.interaction === 'operation' ? 'kick-off' : undefined
}
