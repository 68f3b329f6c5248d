import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type CliOptionTable, toConfigKey, UsageError } from '@smart-mock/cli-kit'
import { findClientProblem } from '../core/oauth/find-client-problem.ts'
import { toClient } from '../options/to-client.ts'
import type { Config } from './config-schema.ts'
import { START_OPTIONS } from './options/server-options.ts'
import { checkAllowed } from './read-allowed-findings.ts'

/** Keys whose value is a path. */
const FILES = Object.entries(START_OPTIONS as CliOptionTable).flatMap(([name, { value, config }]) =>
  value?.kind === 'file' && config !== false ? [toConfigKey(name)] : [],
)

/** Reads a configuration file; throws `UsageError`, naming the key that is wrong. */
export async function readConfig(path: string): Promise<Config> {
  // Loaded only with a file: schemas double the time to start.
  const { configSchema } = await import('./config-schema.ts')
  const parsed = configSchema.safeParse(await readJson(path))
  if (!parsed.success) {
    const says = parsed.error.issues.map(({ path: key, message }) => `${key.join('.') || 'file'}: ${message}`)
    throw new UsageError(`${path}: ${says.join('; ')}`)
  }
  const config = parsed.data
  if (config.autoApprove && config.options?.autoApprove?.consent === 'ask') {
    throw new UsageError(
      `${path}: autoApprove consents without a page, but options.autoApprove.consent is ask; remove one of them`,
    )
  }
  checkClients(path, 'clients', config.clients)
  await checkAllowed(`${path}: allow`, config.allow)
  for (const [name, { clients, allow }] of Object.entries(config.tenants ?? {})) {
    checkClients(path, `tenants.${name}.clients`, clients)
    await checkAllowed(`${path}: tenants.${name}.allow`, allow)
  }
  const files = FILES.flatMap((key) => {
    const file = (config as Readonly<Record<string, unknown>>)[key]
    return typeof file !== 'string' ? [] : [[key, resolve(dirname(path), file)]]
  })
  return { ...config, ...Object.fromEntries(files) }
}

function checkClients(path: string, key: string, clients: Config['clients'] = []): void {
  for (const [index, client] of clients.entries()) {
    const problem = findClientProblem(toClient(client))
    if (problem !== undefined) throw new UsageError(`${path}: ${key}.${index}: ${problem}`)
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    const says = error instanceof Error ? error.message : error
    throw new UsageError(
      error instanceof SyntaxError
        ? `${path} is not JSON: ${says}`
        : `--config ${path} cannot be read: ${says}`,
    )
  }
}
