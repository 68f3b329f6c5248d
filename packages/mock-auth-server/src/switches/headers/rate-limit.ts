import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import { DATA_STEPS, type Step } from '../../core/journal/steps.ts'
import { createOAuthErrorReply } from '../../faults/token/create-oauth-error-reply.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'

/** A limit of requests, and the headers that tell about it. */
export interface RateLimit {
  /** Requests in a minute; without it there are only headers. */
  readonly perMinute?: number | undefined
  /** The requests that count: those for data, or also those to authorize and for tokens. */
  readonly counts?: 'fhir' | 'all' | undefined
  /** A whole minute of the clock, or the last 60 seconds. */
  readonly window?: 'wall-minute' | 'sliding' | undefined
  /** `true` when the refusal names the time to try again. */
  readonly retryAfter?: boolean | undefined
  /** Headers of all these replies, with {limit}, {remaining} and {reset} in seconds. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

const MINUTE_MS = 60_000
const OAUTH_STEPS = ['authorize', 'token'] as const satisfies readonly Step[]

export const rateLimit = defineSwitch({
  name: 'rateLimit',
  level: 'tenant',
  description: 'A limit of requests in a minute, beyond which replies are 429, and the headers about it.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  faults: ['fhir-too-many-requests', 'fhir-throttled', 'token-unavailable'],
  default: 'none' as 'none' | RateLimit,
  schema: () =>
    z.union([
      z.literal('none'),
      z.strictObject({
        perMinute: z.int().min(1).max(5000).optional(),
        counts: z.enum(['fhir', 'all']).optional(),
        window: z.enum(['wall-minute', 'sliding']).optional(),
        retryAfter: z.boolean().optional(),
        headers: z
          .record(
            z
              .string()
              .max(100)
              .regex(/^[\w-]+$/),
            z
              .string()
              .max(200)
              .regex(/^[\x20-\x7e]*$/),
          )
          .optional(),
      }),
    ]),
  steps: [...DATA_STEPS, ...OAUTH_STEPS],
  points: {
    arrival: (reply, context) => {
      const use = measureUse(context)
      return use && use.remaining < 0 ? createRefusal(use, context) : reply
    },
    reply: (reply, context) => {
      const headers = createHeaders(context)
      return headers.length === 0 ? reply : { ...reply, headers: [...reply.headers, ...headers] }
    },
  },
})

type Context = SwitchContext<'none' | RateLimit>

/** The use of a limit by an exchange and those before it. */
interface Use {
  readonly limit: number
  /** Requests that are left after this one; negative when it is one too many. */
  readonly remaining: number
  /** Seconds until there is room again. */
  readonly resetS: number
}

function isCounted({ counts = 'fhir' }: RateLimit, step: Step): boolean {
  const steps: readonly Step[] = counts === 'all' ? [...DATA_STEPS, ...OAUTH_STEPS] : DATA_STEPS
  return steps.includes(step)
}

/** Measures the use of the limit; `undefined` when the request is not limited. Refused requests do not count. */
function measureUse({ value, step, now, listSince }: Context): Use | undefined {
  if (value === 'none' || value.perMinute === undefined || !isCounted(value, step)) return undefined
  const isSliding = value.window !== 'wall-minute'
  const from = isSliding ? now - MINUTE_MS + 1 : Math.floor(now / MINUTE_MS) * MINUTE_MS
  const counted = listSince(from).filter(
    (entry) => isCounted(value, entry.step) && entry.sent?.status !== 429,
  )
  const first = isSliding ? (counted.at(-1)?.startedAt ?? now) : from
  return {
    limit: value.perMinute,
    remaining: value.perMinute - counted.length - 1,
    resetS: Math.ceil((first + MINUTE_MS - now) / 1000),
  }
}

function createRefusal({ resetS }: Use, { value, step }: Context): Reply {
  const hasTime = value !== 'none' && value.retryAfter !== false
  const headers: HeaderPair[] = hasTime ? [['Retry-After', String(resetS)]] : []
  const text = 'Too many requests'
  return (DATA_STEPS as readonly Step[]).includes(step)
    ? createOutcomeReply(429, 'throttled', text, headers)
    : createOAuthErrorReply(429, 'temporarily_unavailable', text, headers)
}

function createHeaders(context: Context): HeaderPair[] {
  const { value, step } = context
  if (value === 'none' || !isCounted(value, step)) return []
  const use = measureUse(context)
  const placeholders = use
    ? { limit: String(use.limit), remaining: String(Math.max(0, use.remaining)), reset: String(use.resetS) }
    : {}
  return Object.entries(value.headers ?? {}).map(([name, each]) => [
    name,
    fillPlaceholders(each, placeholders),
  ])
}
