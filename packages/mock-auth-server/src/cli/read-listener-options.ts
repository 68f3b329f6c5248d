import { type ParsedOptions, UsageError } from '@smart-mock/cli-kit'
import type { PortSetting } from '../listeners/listen.ts'
import type { ListenerSettings } from '../listeners/listener-settings.ts'
import type { LISTENER_OPTIONS } from './options/listener-options.ts'

export const DEFAULT_PORTS = { public: 4010, control: 4011, canary: 4012 } as const

const TOKEN = /^[A-Za-z0-9._~+/=-]{8,500}$/

type Values = ParsedOptions<typeof LISTENER_OPTIONS>

/** Reads the options about addresses; throws `UsageError`. */
export function readListenerOptions(values: Values): ListenerSettings {
  const { host, 'allow-scenarios': allowScenarios } = values
  const controlHost = values['control-host']
  const token = checkToken(values['control-token'])
  return {
    ports: {
      public: readPort(values.port, DEFAULT_PORTS.public),
      control: readPort(values['control-port'], DEFAULT_PORTS.control),
      canary: readPort(values['canary-port'], DEFAULT_PORTS.canary),
    },
    ...(host === undefined ? {} : { host }),
    ...(values['public-url'] === undefined ? {} : { publicUrl: values['public-url'] }),
    ...(values['canary-url'] === undefined ? {} : { canaryUrl: values['canary-url'] }),
    ...(controlHost === undefined ? {} : { controlHost }),
    ...(values['control-url'] === undefined ? {} : { controlUrl: values['control-url'] }),
    ...(token === undefined ? {} : { controlToken: token }),
    ...(allowScenarios === undefined ? {} : { allowScenarios }),
  }
}

function checkToken(token: string | undefined): string | undefined {
  if (token !== undefined && !TOKEN.test(token)) {
    throw new UsageError('--control-token must be 8 to 500 letters, digits and . _ ~ + / = - without spaces')
  }
  return token
}

/** Returns a port: a configured one is used exactly; only the default one is skipped when it is in use. */
function readPort(configured: number | undefined, fallback: number): PortSetting {
  return configured ?? { from: fallback }
}
