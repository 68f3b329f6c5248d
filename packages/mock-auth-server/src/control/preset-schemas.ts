import { z } from 'zod'

const grade = z
  .enum(['A', 'B', 'C'])
  .describe('A: first-hand; B: one step away; C: one report, or an inference.')

const presetVariantSchema = z.object({
  name: z.string(),
  values: z.record(z.string(), z.json()),
  note: z.string(),
  grade,
  source: z.string(),
})

export const presetSummarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    date: z.string().describe('Year and month to which the sources reach.'),
    strength: z.enum(['strong', 'medium', 'weak']).describe('Strength of the evidence.'),
    basis: z.string().describe('What kind of evidence there is.'),
    values: z.int().describe('Number of values that differ from a strict server.'),
    notImitated: z
      .array(z.string())
      .describe('Values that this version cannot imitate; there it stays strict.'),
    variants: z.array(presetVariantSchema),
  })
  .meta({ id: 'PresetSummary' })

export const presetSchema = presetSummarySchema
  .extend({
    values: z.array(
      z.object({
        name: z.string().describe('Name of the option or switch.'),
        value: z.json(),
        default: z.json().describe('The value of a strict server.'),
        description: z.string(),
        isImitated: z.boolean(),
        grade,
        source: z.string(),
        isUncertain: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    unknown: z.array(z.string()).describe('What is not known of the server, and so stays strict.'),
    sources: z.record(z.string(), z.object({ where: z.string(), date: z.string(), kind: z.string() })),
  })
  .meta({ id: 'Preset' })

export const switchSchema = z
  .object({
    name: z.string(),
    level: z.enum(['tenant', 'client']).describe('client: a registration may set it differently.'),
    description: z.string(),
    legality: z.enum(['legal', 'deviation', 'relaxation']),
    catalogueIds: z.array(z.string()),
    faults: z.array(z.string()).describe('Faults that make the same wire once.'),
    default: z.json(),
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema of its values.'),
    points: z.array(z.string()),
    steps: z.array(z.string()),
  })
  .meta({ id: 'Switch' })

export const presetRiskSchema = z
  .object({
    switch: z.string(),
    presets: z.array(z.string()).describe('Presets at which the client would fail.'),
    message: z.string(),
    howToCope: z.string(),
    catalogueIds: z.array(z.string()),
    spec: z.url(),
    run: z.string().nullable(),
    seq: z.int().describe('The first exchange that shows it.'),
  })
  .meta({ id: 'PresetRisk' })
