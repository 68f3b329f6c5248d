import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findCommandLine } from '../../workspace/command-line.mjs'
import { root } from '../../workspace/root.mjs'
import { startTethered, type TetheredProgram } from '../start-tethered.ts'

/** What stands in for what the machine of a unit would have. */
export interface UnitSettings {
  /** The name of the instance, which the unit has as `%i`. */
  readonly instance: string
  /** Ports in place of those of the unit. */
  readonly ports: Readonly<Record<string, number>>
  /** The variables of its environment file. */
  readonly env: Readonly<Record<string, string>>
}

/** Returns the arguments of a command of a unit, with the configuration of the example. */
export function readUnitCommand(
  unit: string,
  key: 'ExecStart' | 'ExecStartPost',
  { instance, ports }: Omit<UnitSettings, 'env'>,
): string[] {
  const [, line] = new RegExp(`^${key}=/usr/bin/smart-mock (.*)$`, 'm').exec(unit) ?? []
  if (line === undefined) throw new Error(`the unit has no ${key} of smart-mock`)
  return line
    .replaceAll('%i', instance)
    .replaceAll('/etc/smart-mock/', `${join(root, 'examples/deploy')}/`)
    .replace(/\b401\d\b/g, (port) => String(ports[port] ?? port))
    .split(' ')
}

/** Starts a process as systemd does, and resolves once its unit counts as started. */
export async function startUnit(unit: string, settings: UnitSettings): Promise<TetheredProgram> {
  const program = findCommandLine('mock-auth-server')
  const args = readUnitCommand(unit, 'ExecStart', settings)
  const started = await startTethered(process.execPath, [...program, ...args], settings.env)
  const post = readUnitCommand(unit, 'ExecStartPost', settings)
  await promisify(execFile)(process.execPath, [...program, ...post]).catch((error) => {
    throw new Error(`${error.message}\n${started.readOutput()}`)
  })
  return started
}
