import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import {
  SERVER_REQUIREMENTS,
  type ServerRequirement,
  withoutRequirement,
} from '../../core/declare/server-requirements.ts'
import { rfc } from '../../core/declare/spec.ts'
import { STEPS, type Step } from '../../core/journal/steps.ts'
import { completesFlow } from '../../expectations/index.ts'

const NAMES = Object.keys(SERVER_REQUIREMENTS) as [ServerRequirement, ...ServerRequirement[]]
const LIST = NAMES.map((name) => `${name}: ${SERVER_REQUIREMENTS[name].sentence}`).join(' ')
const CHECKED: ReadonlySet<Step> = new Set(
  NAMES.flatMap((name): readonly Step[] => SERVER_REQUIREMENTS[name].steps),
)

export const requirementUnenforced = defineFault({
  name: 'requirement-unenforced',
  title: 'A requirement that the server does not enforce',
  kind: 'informational',
  catalogueIds: ['S-046', 'S-068', 'S-119'],
  spec: rfc(6749, '10'),
  description:
    'The server leaves out one of its checks, and accepts what it must refuse (or refuses what it must accept); every other check stays.',
  requirement:
    'Nothing: for a correct client the exchanges are the same. A suite that tests servers must notice.',
  steps: STEPS.filter((step) => CHECKED.has(step)),
  params: () =>
    z.strictObject({
      requirement: z
        .enum(NAMES)
        .default('fhir-token-present')
        .describe(`The requirement that is not enforced. ${LIST}`),
    }),
  points: {
    options: (options, { params: { requirement }, step }) =>
      isCheckedAt(requirement, step) ? withoutRequirement(options, requirement) : options,
  },
  loopbackOnly: true,
  expects: completesFlow(),
})

function isCheckedAt(requirement: ServerRequirement, step: Step): boolean {
  const { steps }: { readonly steps: readonly Step[] } = SERVER_REQUIREMENTS[requirement]
  return steps.includes(step)
}
