import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../workspace/root.mjs'

/** A service of compose.yaml, as far as it is run here. */
export interface ComposeService {
  readonly image: string
  readonly command?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly ports: readonly string[]
  readonly networks?: { readonly default: { readonly aliases: readonly string[] } }
}

/** The folder of the example for Compose. */
export const COMPOSE_FOLDER = join(root, 'examples/compose')

/** Reads the services of the example, with its defaults for variables, and other ports in place of its own. */
export function readServices(
  ports: Readonly<Record<string, number>> = {},
): Readonly<Record<'mock' | 'app', ComposeService>> {
  return readFile(join(COMPOSE_FOLDER, 'compose.yaml'), ports)
}

/** Reads the services of the example in which several processes share a store, with other ports in place of its own. */
export function readSharedServices(
  ports: Readonly<Record<string, number>> = {},
): Readonly<Record<'mock-1' | 'mock-2' | 'mock-3', ComposeService>> {
  return readFile(join(root, 'examples/deploy/compose-shared.yaml'), ports)
}

function readFile<Name extends string>(
  path: string,
  ports: Readonly<Record<string, number>>,
): Readonly<Record<Name, ComposeService>> {
  const text = readFileSync(path, 'utf8').replace(/\$\{\w+:[-?]([^}]*)\}/g, '$1')
  return parse(replacePorts(text, ports), { merge: true }).services
}

/** Replaces ports in URLs and mappings. */
export function replacePorts(text: string, ports: Readonly<Record<string, number>>): string {
  return text.replace(/(?<=:)\d{4}\b/g, (port) => String(ports[port] ?? port))
}
