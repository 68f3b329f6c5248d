import { z } from 'zod'
import { findClientProblem } from '../../core/oauth/find-client-problem.ts'
import { findApprovalProblem } from '../../exchange/tenants/find-approval-problem.ts'
import { type LaunchRequest, prepareLaunch } from '../../exchange/tenants/launches.ts'
import { buildScenarioPath, scenarioSchema } from '../../exchange/tenants/scenario.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import { clientSchema } from '../../options/client-schema.ts'
import { mergeOptions } from '../../options/merge-options.ts'
import { findPresetProblem } from '../../options/resolve-options.ts'
import { toClient } from '../../options/to-client.ts'
import { toOptions } from '../../options/to-options.ts'
import { loadRules } from '../../rules/load-rules.ts'
import { performAction } from '../../state/perform-action.ts'
import { ControlError } from '../control-error.ts'
import { type AnyRoute, defineRoute, requireTenant } from '../route.ts'
import { fhirContextItemSchema } from '../schemas.ts'

const launch = defineRoute({
  method: 'POST',
  path: '/tenants/{tenant}/launches',
  id: 'prepareLaunch',
  summary: 'Prepares an EHR launch; opening its URL launches the app.',
  body: z.strictObject({
    clientId: z.string(),
    user: z.string().optional().describe('User as `Practitioner/id`; if absent, the sign-in page is shown.'),
    patient: z.string().optional().describe('Bare id of the patient in context.'),
    encounter: z.string().optional(),
    intent: z.string().optional(),
    needPatientBanner: z.boolean().optional(),
    tenant: z.string().max(500).optional().describe('Opaque identifier of the organization within the EHR.'),
    fhirContext: z.array(fhirContextItemSchema).max(50).optional(),
    appContext: z.string().max(10_000).optional().describe('From a task or a CDS Hooks card.'),
    launchUri: z.string().optional().describe('One of the registered launch URLs; the first by default.'),
  }),
  status: 201,
  response: z.object({ url: z.url(), launch: z.string(), run: z.string() }),
  handle: ({ hosted, body }) => prepareLaunch(hosted(), body as LaunchRequest),
})

const act = defineRoute({
  method: 'POST',
  path: '/tenants/{tenant}/actions',
  id: 'performAction',
  summary:
    'Performs an action on a tenant: rotates keys, revokes tokens, ends sessions or advances the clock.',
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('rotateKeys') }),
    z.strictObject({ action: z.literal('retireKeys') }),
    z.strictObject({ action: z.literal('revokeTokens') }),
    z.strictObject({ action: z.literal('endSession') }),
    z.strictObject({ action: z.literal('advanceClock'), seconds: z.number().min(0).max(1e9) }),
  ]),
  status: 204,
  handle: ({ hosted, body }) => performAction(hosted().tenant, body),
})

const clients = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/clients',
  id: 'listClients',
  summary: 'Lists the registered clients, without their secrets.',
  response: z.object({ clients: z.array(z.record(z.string(), z.unknown())) }),
  handle: ({ hosted }) => ({ clients: hosted().tenant.clients.map(({ secret: _, ...client }) => client) }),
})

const register = defineRoute({
  method: 'POST',
  path: '/tenants/{tenant}/clients',
  id: 'registerClient',
  summary: 'Registers a client, or replaces the one with that id.',
  body: clientSchema,
  status: 201,
  response: z.record(z.string(), z.unknown()),
  handle: ({ hosted, body }) => {
    const client = toClient(body)
    const problem = findClientProblem(client)
    if (problem !== undefined) throw new ControlError(400, problem)
    hosted().tenant.register(client)
    const { secret: _, ...shown } = client
    return shown
  },
})

const scenario = defineRoute({
  method: 'POST',
  path: '/scenarios',
  id: 'createScenario',
  summary: 'Creates a FHIR base that carries a scenario, for clients in any language.',
  body: scenarioSchema,
  status: 201,
  response: z.object({ fhirBase: z.url() }),
  handle: ({ server, body }) => {
    const problem = findApprovalProblem(requireTenant(server, DEFAULT_TENANT), body.autoApprove ?? {})
    if (problem !== undefined) throw new ControlError(400, `body.autoApprove: ${problem}`)
    const options = mergeOptions(server.tenants.options, toOptions(body.options ?? {}))
    const presetProblem = findPresetProblem(options)
    if (presetProblem !== undefined) throw new ControlError(400, `body.options: ${presetProblem}`)
    return { fhirBase: `${server.publicUrl}${buildScenarioPath(body)}/fhir` }
  },
})

const rules = defineRoute({
  method: 'GET',
  path: '/rules',
  id: 'listRules',
  summary: 'Lists all rules that clients are judged by.',
  response: z.object({ rules: z.array(z.record(z.string(), z.unknown())) }),
  handle: async () => ({
    rules: (await loadRules()).map(({ name, level, catalogueIds, requirement, howToFix, spec, steps }) => ({
      ...{ name, level, catalogueIds, requirement, howToFix, spec, steps },
    })),
  }),
})

export const ACTION_ROUTES: readonly AnyRoute[] = [launch, act, clients, register, scenario, rules]
