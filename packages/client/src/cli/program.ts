import { COMPLETION_COMMAND, type Command, type Program } from '@smart-mock/cli-kit'
import { CONFORMANCE_OPTIONS } from './conformance-options.ts'
import { CHECK_OPTIONS, START_OPTIONS } from './options.ts'

/** The names of the commands; the empty one starts the client. */
export type CommandName = '' | 'check' | 'conformance' | 'completion'

/** The command line of the client. */
export const CLIENT_PROGRAM: Program<Command<CommandName>> = {
  name: 'smart-client',
  introduction: 'smart-client: a SMART on FHIR client that talks to any SMART server and shows every step.\n',
  commands: [
    {
      name: '',
      synopsis: '[options]',
      summary: 'start it and print its address',
      groups: [{ heading: '', options: START_OPTIONS }],
      options: START_OPTIONS,
    },
    {
      name: 'check',
      synopsis: 'check [options] <fhir base>',
      summary: 'check a server from the terminal',
      description: 'Exit codes: 0 success, 1 the check found an error, 2 usage error.',
      groups: [{ heading: '', options: CHECK_OPTIONS }],
      options: CHECK_OPTIONS,
    },
    {
      name: 'conformance',
      synopsis: 'conformance [options] <fhir base>',
      summary: 'test a server against the specification, case by case',
      description: `Runs every case that needs no login: what a server must do, and requests that it must refuse. By default nothing
is written, registered or revoked. Test only servers that you may test.

Exit codes: 0 nothing failed, 1 a case failed (with --baseline: got worse; with --strict also a warning or an
undecided case), nothing could be decided, or the server stopped the run, 2 usage error, 130 interrupted, with a
valid report.`,
      groups: [{ heading: '', options: CONFORMANCE_OPTIONS }],
      options: CONFORMANCE_OPTIONS,
    },
    COMPLETION_COMMAND,
  ],
  examples: `Examples
  smart-client --mock http://localhost:4010/fhir
  smart-client check http://localhost:4010/fhir
  smart-client conformance http://localhost:4010/fhir
  smart-client conformance --config conformance.json --report report.html https://ehr.example/fhir
  smart-client check --report check.xml --report check.md https://ehr.example/fhir
`,
  environment: `Every option is also a variable of the environment: --public-url is SMART_CLIENT_PUBLIC_URL. An option that can be
repeated has a value on each line, a flag is 1 or 0. The command line takes precedence. Colours follow NO_COLOR and
FORCE_COLOR.
`,
}
