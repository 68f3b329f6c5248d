import type { Command } from '../commands/command.ts'
import { COMMANDS } from '../commands/list.ts'
import { START_OPTIONS } from '../options/server-options.ts'
import { renderOptionGroups } from './render-option-groups.ts'

const INTRODUCTION = `smart-mock: a SMART on FHIR authorization server and FHIR R4 server, with faults that you can switch on.
`

const EXAMPLES = `Examples
  smart-mock --client-id my-app --redirect-uri http://localhost:3000/callback
  smart-mock --fault state-changed --fault 'fhir-too-many-requests?retryAfterS=2&times=1'
  smart-mock run -- npm test
  smart-mock sweep --command 'node client.mjs'
`

const ENVIRONMENT = `Every option is also a variable of the environment: --public-url is SMART_MOCK_PUBLIC_URL. An option that can be
repeated has a value on each line, a flag is 1 or 0. The command line takes precedence over the environment,
and the environment over the file of --config.
`

/** Column at which summaries of commands begin. */
const COLUMN = 42

/** Renders the help of a command; that of the program itself lists all commands. */
export function renderHelp(command: Command): string {
  return command.name === '' ? renderOverview(command) : renderCommandHelp(command)
}

function renderOverview({ groups }: Command): string {
  const commands = COMMANDS.map(
    ({ synopsis, summary }) => `  ${`smart-mock ${synopsis}`.padEnd(COLUMN)} ${summary}\n`,
  )
  return [
    INTRODUCTION,
    `Commands (smart-mock <command> --help tells more)\n${commands.join('')}`,
    EXAMPLES,
    renderOptionGroups(groups),
    ENVIRONMENT,
  ].join('\n')
}

function renderCommandHelp({ synopsis, summary, description, groups, options }: Command): string {
  const isServer = Object.keys(START_OPTIONS).every((name) => name in options)
  return [
    `smart-mock ${synopsis}: ${summary}.\n`,
    ...(description === undefined ? [] : [`${description}\n`]),
    ...(groups.length > 0 ? [renderOptionGroups(groups)] : []),
    ...(isServer
      ? ['All options of the server, such as --fault, are accepted too: smart-mock --help lists them.\n']
      : []),
  ].join('\n')
}
