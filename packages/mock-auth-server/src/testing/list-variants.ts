import { z } from 'zod'
import type { AnyFault } from '../core/declare/fault.ts'

/** Parameter sets that together take every value of every enumerated parameter; defaults otherwise. */
export function listVariants(fault: AnyFault): Record<string, unknown>[] {
  if (!fault.params) return [{}]
  const schema = z.toJSONSchema(fault.params(), { io: 'input' }) as {
    properties?: Record<string, { enum?: unknown[]; const?: unknown; type?: string }>
  }
  const variants = Object.entries(schema.properties ?? {}).flatMap(([name, { enum: values, type }]) => {
    const all = values ?? (type === 'boolean' ? [true, false] : [])
    return all.map((value) => ({ [name]: value }))
  })
  return variants.length > 0 ? variants : [{}]
}
