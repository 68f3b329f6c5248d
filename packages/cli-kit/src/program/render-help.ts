import type { Command, Program } from './program.ts'
import { renderOptionGroups } from './render-option-groups.ts'

/** Column before which summaries of commands begin, on the next line where a synopsis is longer. */
const COLUMN = 44

/** Renders the help of a command; that of the program itself lists all commands. */
export function renderHelp(program: Program, command: Command): string {
  return command.name === '' ? renderOverview(program, command) : renderCommandHelp(program, command)
}

function renderOverview(
  { name, introduction, commands, examples, environment }: Program,
  { groups }: Command,
): string {
  const lines = commands.map(({ synopsis, summary }) => {
    const line = `  ${name} ${synopsis}`
    return `${line.length > COLUMN ? `${line}\n`.padEnd(line.length + 1 + COLUMN) : line.padEnd(COLUMN)} ${summary}\n`
  })
  return [
    introduction,
    `Commands (${name} <command> --help has the details)\n${lines.join('')}`,
    examples,
    renderOptionGroups(groups),
    environment,
  ].join('\n')
}

function renderCommandHelp(
  program: Program,
  { synopsis, summary, description, groups, options }: Command,
): string {
  const [own] = program.commands
  const isServer = Object.keys(own?.options ?? {}).every((name) => name in options)
  return [
    `${program.name} ${synopsis}: ${summary}.\n`,
    ...(description === undefined ? [] : [`${description}\n`]),
    ...(groups.length > 0 ? [renderOptionGroups(groups)] : []),
    ...(isServer
      ? [`All options of the server, such as --fault, are accepted too: ${program.name} --help lists them.\n`]
      : []),
  ].join('\n')
}
