import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Environment, systemEnvironment } from '../../smart/run/environment.ts'
import { findUi } from './find-ui.ts'

/** The options that the client is started with. */
export interface ClientOptions {
  /** Port to listen on; 0 uses any free port. */
  port: number
  /** Address to listen on; loopback by default. */
  host: string
  /** Origin under which browsers reach this client, when it is not http://localhost:<port>. */
  publicUrl?: string | undefined
  /** File that stores the server list; created with mode 0600. */
  settingsFile: string
  /** FHIR base of the mock's default tenant, for the built-in entries. */
  mockBase: string
  /** JWKS file with private keys. */
  keysFile?: string | undefined
  /** Folder of the built page; found by itself when left out. */
  uiFolder?: string | undefined
  world: Environment
}

export const DEFAULT_PORT = 4020
const DEFAULT_MOCK_BASE = 'http://localhost:4010/fhir'

/** Returns the options with missing ones filled in, from the environment first, then from the defaults. */
export function withDefaults(
  options: Partial<ClientOptions>,
  environment: Record<string, string | undefined> = process.env,
): ClientOptions {
  const configHome = environment.XDG_CONFIG_HOME || join(homedir(), '.config')
  return {
    port: options.port ?? DEFAULT_PORT,
    host: options.host ?? '127.0.0.1',
    publicUrl: options.publicUrl,
    settingsFile:
      options.settingsFile ??
      environment.SMART_CLIENT_SETTINGS ??
      join(configHome, 'smart-client', 'servers.json'),
    mockBase: options.mockBase ?? environment.SMART_MOCK_FHIR_BASE ?? DEFAULT_MOCK_BASE,
    keysFile: options.keysFile,
    uiFolder: options.uiFolder ?? findUi(),
    world: options.world ?? systemEnvironment,
  }
}
