import type { Program } from '@smart-mock/cli-kit'
import type { MockCommand } from './command.ts'
import { COMMANDS } from './list.ts'

/** The command line of the mock. */
export const MOCK_PROGRAM: Program<MockCommand> = {
  name: 'smart-mock',
  introduction: `smart-mock: a SMART on FHIR authorization server and FHIR R4 server, with faults that you can switch on.
`,
  commands: COMMANDS,
  examples: `Examples
  smart-mock --client-id my-app --redirect-uri http://localhost:3000/callback
  smart-mock --fault state-changed --fault 'fhir-too-many-requests?retryAfterS=2&times=1'
  smart-mock run --report report.html -- npm test
  smart-mock sweep --command 'node client.mjs'
`,
  environment: `Every option is also a variable of the environment: --public-url is SMART_MOCK_PUBLIC_URL. An option that can be
repeated has a value on each line, a flag is 1 or 0. The command line takes precedence over the environment,
and the environment over the file of --config. Colours follow NO_COLOR and FORCE_COLOR.
`,
}
