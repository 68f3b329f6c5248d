import { z } from 'zod'
import { configSchema } from '../../config-schema.ts'
import { connectedMockSchema, toConnectedMockJson } from '../connected-mock.ts'
import { createRouteTool } from '../create-route-tool.ts'
import { attachConnectedMock, startConnectedMock } from '../open-mock.ts'
import { defineTool, type Tool } from '../tool.ts'

const startMock = defineTool({
  name: 'start_mock',
  title: 'Start a mock',
  description:
    'Starts a mock SMART server on loopback in this process, with sample patients, users and clients, and connects to it. For logins that no person completes pass user and patient, such as Practitioner/dr-okafor and amy-shaw. Give an app its fhirBase as iss. Choose port when the app has a fixed FHIR base.',
  effect: 'changes',
  input: configSchema
    .pick({ port: true, controlPort: true, canaryPort: true, user: true, patient: true, seed: true })
    .extend({
      autoApprove: z
        .boolean()
        .optional()
        .describe('Consents without a page. With user and patient too, no page waits for a person.'),
    }),
  output: connectedMockSchema,
  async run({ controlPort, canaryPort, autoApprove, ...others }, { connection }) {
    const options = {
      ...others,
      'control-port': controlPort,
      'canary-port': canaryPort,
      'auto-approve': autoApprove,
    }
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
    return toConnectedMockJson(await connection.connect(() => startConnectedMock(given)))
  },
})

const attachMock = defineTool({
  name: 'attach_mock',
  title: 'Attach to a running mock',
  description:
    'Connects to a mock that runs already, such as one of smart-mock run or npm start, by the URL of its control API. Nothing is sent anywhere else.',
  effect: 'changes',
  input: z.strictObject({
    control: z.string().min(1).max(2000).describe('URL of its control API, such as http://127.0.0.1:4011.'),
    token: z.string().min(1).max(500).optional().describe('Token of the control API, if it requires one.'),
  }),
  output: connectedMockSchema,
  run: async ({ control, token }, { connection, signal }) =>
    toConnectedMockJson(await connection.connect(() => attachConnectedMock(control, token, signal))),
})

const stopMock = defineTool({
  name: 'stop_mock',
  title: 'Stop or detach the mock',
  description: 'Ends a mock that start_mock started, with all that it recorded; an attached one runs on.',
  effect: 'destroys',
  input: z.strictObject({}),
  output: z.object({ stopped: z.boolean().describe('False when an attached mock runs on.') }),
  async run(_input, { connection }) {
    const { started } = await connection.require()
    await connection.close()
    return { stopped: started }
  },
})

const getMock = defineTool({
  name: 'get_mock',
  title: 'Get the connected mock',
  description: 'Returns the addresses of the connected mock; says so when there is none.',
  effect: 'reads',
  input: z.strictObject({}),
  output: connectedMockSchema,
  run: async (_input, { connection }) => toConnectedMockJson(await connection.require()),
})

const resetTenant = createRouteTool({
  name: 'reset_tenant',
  title: 'Reset a tenant',
  description:
    'Resets journal, tokens, armed faults, registered clients, data and clock of a tenant to their initial state. Call it between two tries.',
  route: 'resetTenant',
  effect: 'destroys',
  isIdempotent: true,
})

/** Tools that start, find and end the mock. */
export const MOCK_TOOLS: readonly Tool[] = [startMock, attachMock, getMock, stopMock, resetTenant]
