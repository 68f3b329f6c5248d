import { z } from 'zod'
import type { AnyFault } from '../../core/declare/fault.ts'
import { renderTable } from './markdown.ts'

export interface Parameter {
  readonly name: string
  readonly values: readonly unknown[]
  readonly type: string
  readonly fallback: unknown
  readonly reason: string
}

interface Property {
  readonly enum?: readonly unknown[]
  readonly type?: string
  readonly default?: unknown
  readonly description?: string
}

/** Returns the parameters of a fault, from its schema. */
export function listParameters(fault: AnyFault): Parameter[] {
  if (!fault.params) return []
  const { properties = {} } = z.toJSONSchema(fault.params(), { io: 'input' }) as {
    properties?: Record<string, Property>
  }
  return Object.entries(properties).map(
    ([name, { enum: values = [], type = 'any', default: fallback, description = '' }]) => ({
      name,
      values,
      type,
      fallback,
      reason: description,
    }),
  )
}

export function renderParameters(parameters: readonly Parameter[]): string[] {
  return renderTable(
    ['parameter', 'values', 'default', 'meaning'],
    parameters.map(({ name, values, type, fallback, reason }) => [
      `\`${name}\``,
      values.length > 0 ? values.map((value) => `\`${String(value)}\``).join(' ') : type,
      fallback === undefined ? '' : `\`${JSON.stringify(fallback)}\``,
      reason,
    ]),
  )
}

/** Returns one parameter with a value different from its default, as an example. */
export function pickExampleParameter(parameters: readonly Parameter[]): Record<string, unknown> | undefined {
  for (const { name, values, type, fallback } of parameters) {
    const other = type === 'boolean' ? !fallback : values.find((value) => value !== fallback)
    const value = other ?? fallback
    if (value !== undefined && typeof value !== 'object') return { [name]: value }
  }
  return undefined
}
