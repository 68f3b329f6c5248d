import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { type Reply, withHeader } from '../../core/http/reply.ts'
import { FHIR_STEPS, isFhirStep, type Step } from '../../core/journal/steps.ts'
import { COUNTERPART } from './counterpart.ts'

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin'

const PLACES = {
  metadata: (reply, step) => (step === 'metadata' ? withHeader(reply, ALLOW_ORIGIN) : reply),
  'fhir-errors': (reply, step) =>
    isFhirStep(step) && reply.status >= 400 ? withHeader(reply, ALLOW_ORIGIN) : reply,
  authorize: (reply, step) => (step === 'authorize' ? withHeader(reply, ALLOW_ORIGIN, '*') : reply),
  brands: (reply, step) => (step === 'brands' ? withHeader(reply, ALLOW_ORIGIN) : reply),
} as const satisfies Readonly<Record<string, (reply: Reply, step: Step) => Reply>>

const NAMES = Object.keys(PLACES) as [keyof typeof PLACES, ...(keyof typeof PLACES)[]]

export const corsDefect = defineFault({
  ...COUNTERPART,
  name: 'cors-defect',
  title: 'One response without CORS, or with too much of it',
  catalogueIds: ['S-029', 'S-030', 'S-033', 'S-148'],
  spec: fetchStandard('http-cors-protocol'),
  description:
    'The CapabilityStatement, the errors of the FHIR API or the brands have no Access-Control-Allow-Origin; or the authorization endpoint has one.',
  steps: ['metadata', 'authorize', 'brands', ...FHIR_STEPS],
  params: () =>
    z.strictObject({
      at: z.enum(NAMES).default('metadata').describe('Where the header is missing, or too much.'),
    }),
  points: { reply: (reply, { params: { at }, step }) => PLACES[at](reply, step) },
})
