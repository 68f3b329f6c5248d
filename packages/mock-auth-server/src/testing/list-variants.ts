import { z } from 'zod'
import type { AnyFault } from '../core/declare/fault.ts'

/**
 * Returns parameter sets that together use every value of every enumerated parameter; other parameters have
 * their defaults.
 */
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
