import { COMPLETION_COMMAND } from '@smart-mock/cli-kit'
import {
  COMMAND_OPTIONS,
  DEMO_OPTIONS,
  EXPLAIN_OPTIONS,
  GENERAL_GROUP,
  MCP_OPTIONS,
  PRESETS_OPTIONS,
  READY_OPTIONS,
  REFERENCE_OPTIONS,
  SERVER_GROUPS,
} from '../options/command-options.ts'
import { REPORT_OPTIONS, RUN_OPTIONS } from '../options/report-options.ts'
import { SWEEP_OPTIONS } from '../options/sweep-options.ts'
import type { MockCommand } from './command.ts'

/** Every command; the first one runs when none is named. */
export const COMMANDS: readonly MockCommand[] = [
  {
    name: '',
    synopsis: '[options]',
    summary: 'start a mock with the sample clients',
    groups: [...SERVER_GROUPS, GENERAL_GROUP],
    options: COMMAND_OPTIONS.start,
  },
  {
    name: 'run',
    synopsis: 'run [options] -- <command>',
    summary: 'run a command against a new mock and report on its client',
    description: `The command finds the mock by SMART_MOCK_FHIR_BASE, SMART_MOCK_ISSUER, SMART_MOCK_CONTROL and SMART_MOCK_TENANT,
or by variables of its own: smart-mock run --env APP_FHIR={fhirBase} -- npm test.
Exits with the command's exit code, or 1 if a rule failed at level error, an expectation was not met, a fault
of the options never struck, or no request arrived.`,
    groups: [{ heading: '', options: RUN_OPTIONS }],
    options: COMMAND_OPTIONS.run,
  },
  {
    name: 'sweep',
    synopsis: 'sweep [options]',
    summary: 'try an app against every fault, one at a time',
    description: `Two reference runs without faults, then one run per fault, each in its own tenant.
Exits with 1 if an expectation was not met or a rule failed at level error.`,
    groups: [
      { heading: 'Reports', options: REPORT_OPTIONS },
      { heading: 'The app and its faults', options: SWEEP_OPTIONS },
    ],
    options: COMMAND_OPTIONS.sweep,
  },
  {
    name: 'faults',
    synopsis: 'faults [word]',
    summary: 'list the faults, or those that mention a word',
    groups: [{ heading: '', options: REFERENCE_OPTIONS }],
    options: COMMAND_OPTIONS.faults,
    argument: 'word',
  },
  {
    name: 'rules',
    synopsis: 'rules [word]',
    summary: 'list the rules for clients, or those that mention a word',
    groups: [{ heading: '', options: REFERENCE_OPTIONS }],
    options: COMMAND_OPTIONS.rules,
    argument: 'word',
  },
  {
    name: 'explain',
    synopsis: 'explain <fault or rule>',
    summary: 'print what a fault does, or what a rule requires, with examples',
    groups: [{ heading: '', options: EXPLAIN_OPTIONS }],
    options: COMMAND_OPTIONS.explain,
    argument: 'declaration',
  },
  {
    name: 'presets',
    synopsis: 'presets list|show|diff|capture|learn',
    summary: 'list the habits of real servers, or compare them with a server',
    description: `presets list; presets show <preset>: each value, who says so, and what is unknown.
presets diff <preset> <URL or file>: compares the documents of a server, by its FHIR base, or a saved one with the
preset; exits with 0 if they are as captured, with 1 if something differs or a document could not be read.
presets capture <URL>: drafts a preset from the documents of a server, as JSON.
presets learn --har <file>: finds the options and switches with which a tenant behaves like the server in a recording
(a HAR file, as the network panel of a browser exports it), each with the exchanges that show it and how sure it is.
With --json, the result has "options" for a tenant. Tokens, codes and people are left out, and nothing is sent.`,
    groups: [{ heading: '', options: PRESETS_OPTIONS }],
    options: COMMAND_OPTIONS.presets,
    argument: 'preset',
  },
  {
    name: 'ready',
    synopsis: 'ready [options]',
    summary: 'wait until a mock is ready; exits with 1 on a timeout',
    groups: [{ heading: '', options: READY_OPTIONS }],
    options: COMMAND_OPTIONS.ready,
  },
  {
    name: 'demo',
    synopsis: 'demo [options]',
    summary: 'start a mock and the client app, connected to each other',
    description: 'The client is the package @smart-mock/client, installed beside this one.',
    groups: [{ heading: '', options: DEMO_OPTIONS }],
    options: COMMAND_OPTIONS.demo,
  },
  {
    name: 'client',
    synopsis: 'client [arguments]',
    summary: 'run smart-client, of the package @smart-mock/client',
    groups: [],
    options: COMMAND_OPTIONS.client,
    forwardsArguments: true,
  },
  {
    name: 'mcp',
    synopsis: 'mcp [options]',
    summary: 'serve the tools of the mock to a coding agent (Model Context Protocol)',
    description: `Speaks the protocol on stdin and stdout, for an agent that starts it; logs go to stderr. Its tools start a mock
or attach to a running one, arm faults, and return verdicts, findings and exchanges, with secrets redacted.`,
    groups: [{ heading: '', options: MCP_OPTIONS }],
    options: COMMAND_OPTIONS.mcp,
  },
  COMPLETION_COMMAND,
]
