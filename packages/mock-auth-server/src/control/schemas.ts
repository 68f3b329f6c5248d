import { z } from 'zod'
import { LISTENERS } from '../core/http/listener.ts'

/** Schema of allowed findings: reasons by rule. */
export const allowSchema = z
  .record(z.string().max(100), z.string().max(1000))
  .describe('Findings that are no failure: by rule, each with its reason.')

/** Schema of a tenant, shared by several operations. */
export const tenantSchema = z
  .object({
    name: z.string(),
    fhirBase: z.url(),
    issuer: z.url(),
    options: z.record(z.string(), z.unknown()),
    allow: allowSchema,
    armedFaults: z.int(),
    epoch: z.int(),
    clock: z.object({ wallClock: z.iso.datetime(), offsetSeconds: z.number() }),
  })
  .meta({ id: 'Tenant' })

export const armedFaultSchema = z
  .object({
    id: z.string(),
    fault: z.string(),
    title: z.string(),
    params: z.unknown(),
    settings: z.record(z.string(), z.unknown()),
    matchCount: z.int(),
    strikeCount: z.int(),
    shadowedCount: z.int(),
    remaining: z.int().nullable().describe('Remaining strikes; null means no limit.'),
  })
  .meta({ id: 'ArmedFault' })

export const verdictSchema = z
  .object({
    fault: z.string(),
    armed: z.string(),
    outcome: z
      .enum(['met', 'not met', 'informational', 'pending', 'inconclusive', 'not exercised'])
      .describe('`informational` is `not met` where nothing is required of the client; it is no failure.'),
    reason: z.string(),
    evidence: z.array(z.int()).describe('Sequence numbers of journal entries.'),
    strikeCount: z.int(),
    shadowedCount: z.int(),
    isFinal: z.boolean().describe('False while something may still come that changes the outcome.'),
    flow: z.enum(['open', 'quiet', 'ended']).describe("How far the client's flow has come."),
    basis: z.enum(['traffic', 'traffic and page', 'traffic and exit code']),
    observations: z
      .array(z.object({ seq: z.int(), at: z.iso.datetime(), kind: z.string(), detail: z.string() }))
      .describe('What a driver observed after the strikes, oldest first.'),
    requirement: z.string().describe('What a correct client does.'),
    spec: z.url(),
  })
  .meta({ id: 'Verdict' })

export const replySchema = z
  .object({
    status: z.int(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string(),
    effects: z.record(z.string(), z.unknown()).optional().describe('Effects applied at the socket.'),
  })
  .meta({ id: 'Reply' })

export const entrySchema = z
  .object({
    seq: z.int(),
    tenant: z.string(),
    run: z.string().nullable(),
    attribution: z.string(),
    epoch: z.int(),
    straggler: z.boolean(),
    step: z.string(),
    listener: z.enum(LISTENERS),
    direction: z.enum(['in', 'out']),
    startedAt: z.iso.datetime(),
    durationMs: z.number().nullable(),
    delivery: z.enum(['open', 'delivered', 'aborted']),
    request: z.object({
      method: z.string(),
      target: z.string(),
      headers: z.array(z.tuple([z.string(), z.string()])),
      body: z.string(),
      bodyBytes: z.int(),
    }),
    facts: z.record(z.string(), z.string()),
    original: replySchema.nullable().describe('The original reply, before the point "reply".'),
    sent: replySchema.nullable(),
    preset: z.string().optional().describe('The preset in force in the tenant when the exchange began.'),
    presetVariants: z.array(z.string()).optional().describe('The variants of that preset.'),
    switches: z
      .array(z.object({ switch: z.string(), point: z.string() }))
      .optional()
      .describe('The switches of the tenant that changed something, before any fault.'),
    strikes: z.array(
      z.object({
        armed: z.string(),
        fault: z.string(),
        changes: z.array(z.object({ point: z.string(), original: z.unknown(), sent: z.unknown() })),
      }),
    ),
    shadowed: z.array(z.object({ armed: z.string(), fault: z.string(), by: z.string(), point: z.string() })),
    bodiesOmitted: z
      .literal(true)
      .optional()
      .describe('Bodies and changed values are left out here; request the entry to get them.'),
  })
  .meta({ id: 'Entry' })

export const findingSchema = z
  .object({
    rule: z.string(),
    level: z.enum(['error', 'warning', 'info']),
    catalogueIds: z.array(z.string()),
    message: z.string(),
    expected: z.string().optional(),
    actual: z.string().optional(),
    spec: z.url(),
    howToFix: z.string(),
    run: z.string().nullable(),
    seq: z.int(),
    allowReason: z.string().optional().describe('Reason why it is no failure, when it is allowed.'),
  })
  .meta({ id: 'Finding' })

/** A resource in context beside patient and encounter; it needs reference, canonical or identifier. */
export const fhirContextItemSchema = z.strictObject({
  reference: z.string().max(500).optional(),
  canonical: z.string().max(500).optional(),
  identifier: z.record(z.string(), z.json()).optional(),
  type: z.string().max(100).optional(),
  role: z.string().max(500).optional().describe('An absolute URI; absent means launch.'),
})
