import { z } from 'zod'
import type { AnyFault } from '../core/declare/fault.ts'

/**
 * Returns parameter sets that together use every value of every enumerated parameter, except those that only suites
 * that test servers notice; other parameters have their defaults.
 */
export function listVariants(fault: AnyFault): Record<string, unknown>[] {
  if (!fault.params) return [{}]
  const schema = z.toJSONSchema(fault.params(), { io: 'input' }) as {
    properties?: Record<string, { enum?: unknown[]; type?: string; serverTests?: unknown[] }>
  }
  const variants = Object.entries(schema.properties ?? {}).flatMap(
    ([name, { enum: values, type, serverTests = [] }]) => {
      const all = values ?? (type === 'boolean' ? [true, false] : [])
      return all.filter((value) => !serverTests.includes(value)).map((value) => ({ [name]: value }))
    },
  )
  return variants.length > 0 ? variants : [{}]
}
