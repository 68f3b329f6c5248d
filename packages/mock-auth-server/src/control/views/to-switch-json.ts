import { z } from 'zod'
import type { AnySwitch } from '../../core/declare/switch.ts'

/** Converts a switch to JSON, its values as a JSON Schema. */
export function toSwitchJson(declaration: AnySwitch): unknown {
  const { name, level, description, legality, catalogueIds, faults = [], steps, points, schema } = declaration
  return {
    ...{ name, level, description, legality, catalogueIds, faults, steps },
    default: declaration.default ?? null,
    points: Object.keys(points),
    schema: z.toJSONSchema(schema(), { io: 'input' }),
  }
}
