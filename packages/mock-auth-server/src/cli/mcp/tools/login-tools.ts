import { UsageError } from '@smart-mock/cli-kit'
import { z } from 'zod'
import { createRouteTool, tenantInputSchema } from '../create-route-tool.ts'
import { getRoute } from '../get-route.ts'
import { defineTool, type Tool } from '../tool.ts'

const registration = z.looseObject({ clientId: z.string() })

const registerClient = createRouteTool({
  name: 'register_client',
  title: 'Register a client',
  description:
    'Registers the app as an OAuth client of a tenant until its next reset, or replaces the one with that id. launchUris are needed for launch_app.',
  route: 'registerClient',
  effect: 'changes',
  isIdempotent: true,
  output: registration,
})

const listClients = createRouteTool({
  name: 'list_clients',
  title: 'List clients',
  description: 'Lists the registered clients of a tenant, the samples too, without their secrets.',
  route: 'listClients',
  effect: 'reads',
})

const listUsers = createRouteTool({
  name: 'list_users',
  title: 'List users',
  description: 'Lists the users who can sign in: practitioners, patients and relatives.',
  route: 'listUsers',
  effect: 'reads',
})

const findPatients = createRouteTool({
  name: 'find_patients',
  title: 'Find patients',
  description:
    'Finds sample patients by words of name, id, identifier or birth date; notes say what each is for.',
  route: 'listPatients',
  effect: 'reads',
  input: {
    offset: z.int().min(0).default(0),
    count: z.int().min(1).max(100).default(20),
  },
})

const launchApp = createRouteTool({
  name: 'launch_app',
  title: 'Prepare an EHR launch',
  description:
    'Prepares an EHR launch of a registered client and returns the URL that launches it: open that URL in the browser of the app, as the EHR does. Works once.',
  route: 'prepareLaunch',
  effect: 'changes',
  // It names an organization within the EHR, and the argument of that name the tenant of the mock.
  without: ['tenant'],
})

const getStandaloneSettings = defineTool({
  name: 'get_standalone_settings',
  title: 'Get the settings of a standalone launch',
  description:
    'Returns what an app that starts by itself is configured with: the FHIR base (iss), the discovery document, and its registration.',
  effect: 'reads',
  input: z.strictObject({
    tenant: tenantInputSchema,
    clientId: z.string().min(1).max(200).optional().describe('Client whose registration to return.'),
  }),
  output: z.object({
    fhirBase: z.url(),
    issuer: z.url(),
    configuration: z.url().describe('The discovery document, .well-known/smart-configuration.'),
    client: registration.optional(),
  }),
  async run({ tenant, clientId }, { connection, signal }) {
    const { call } = await connection.require()
    const params = { tenant }
    const addresses = z.object({ fhirBase: z.url(), issuer: z.url() })
    const { fhirBase, issuer } = addresses.parse(await call(getRoute('getTenant'), { params }, signal))
    const configuration = `${fhirBase}/.well-known/smart-configuration`
    if (clientId === undefined) return { fhirBase, issuer, configuration }
    const registrations = z.object({ clients: z.array(registration) })
    const { clients } = registrations.parse(await call(getRoute('listClients'), { params }, signal))
    const client = clients.find((each) => each.clientId === clientId)
    if (!client)
      throw new UsageError(
        `client ${clientId} is not registered in the tenant ${tenant}; call register_client, or list_clients to see who is`,
      )
    return { fhirBase, issuer, configuration, client }
  },
})

/** Tools for a login of the app under test. */
export const LOGIN_TOOLS: readonly Tool[] = [
  registerClient,
  listClients,
  listUsers,
  findPatients,
  launchApp,
  getStandaloneSettings,
]
