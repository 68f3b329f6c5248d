import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { SmartError } from '../../smart/smart-error.ts'
import { type ConformanceConfig, configSchema } from './config-schema.ts'
import type { ConfiguredSecret } from './secret-schema.ts'

/** A configuration, and the folder that its files are relative to. */
export interface ReadConfig {
  readonly config: ConformanceConfig
  readonly folder: string
}

/** Reads a configuration file. @throws SmartError invalid-input, with the first member that is wrong */
export async function readConfig(file: string): Promise<ReadConfig> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new SmartError('invalid-input', `The configuration ${file} cannot be read.`, { cause })
  })
  return { config: parseConfig(parseJson(text, file), file), folder: dirname(resolve(file)) }
}

/** Checks a configuration. @throws SmartError invalid-input */
export function parseConfig(value: unknown, place: string): ConformanceConfig {
  const { success, data, error } = configSchema.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  const path = issue?.path.join('.') || 'it'
  throw new SmartError(
    'invalid-input',
    `In ${place}, ${path} is wrong: ${issue?.message ?? 'it does not fit'}.`,
    {
      whatToTry: 'docs/conformance.schema.json describes every member.',
    },
  )
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SmartError('invalid-input', `The configuration ${file} is not JSON.`, { cause })
  }
}

/** Reads a secret. @throws SmartError invalid-input when its variable or its file is not there */
export async function readSecret(
  secret: ConfiguredSecret,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  if (typeof secret === 'string') return secret
  if ('env' in secret) {
    const value = environment[secret.env]
    if (value) return value
    throw new SmartError('invalid-input', `The variable ${secret.env}, which holds a secret, is not set.`)
  }
  const file = resolve(folder, secret.file)
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new SmartError('invalid-input', `The secret in ${file} cannot be read.`, { cause })
  })
  return text.trim()
}
