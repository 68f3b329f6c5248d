import { UsageError } from '@smart-mock/cli-kit'
import { z } from 'zod'
import { createSettings, type ServerOptions } from '../settings.ts'
import { start } from '../start/start.ts'
import { createCallControl } from './call-control.ts'
import type { ConnectedMock } from './connected-mock.ts'
import { getRoute } from './get-route.ts'

const healthSchema = z.object({ status: z.literal('ok'), fhirBase: z.url().optional() })

/** Options of a mock that is started for an agent; it always listens on loopback. */
export type StartedMockOptions = Pick<
  ServerOptions,
  'port' | 'control-port' | 'canary-port' | 'auto-approve' | 'user' | 'patient' | 'seed'
>

/** Starts a mock in this process, on free ports unless others are given. Throws `UsageError` and `AddressError`. */
export async function startConnectedMock(options: StartedMockOptions): Promise<ConnectedMock> {
  const settings = await createSettings({ port: 0, 'control-port': 0, 'canary-port': 0, ...options })
  const { publicUrl, controlUrl, controlToken, close } = await start(settings)
  return {
    started: true,
    fhirBase: `${publicUrl}/fhir`,
    controlUrl,
    call: createCallControl(controlUrl, controlToken),
    close,
  }
}

/** Attaches to a running mock by the URL of its control API. Throws `UsageError` when there is none. */
export async function attachConnectedMock(
  control: string,
  token: string | undefined,
  signal: AbortSignal,
): Promise<ConnectedMock> {
  const controlUrl = checkControlUrl(control)
  const call = createCallControl(controlUrl, token)
  const health = healthSchema.safeParse(await call(getRoute('health'), { params: {} }, signal))
  if (!health.success) throw new UsageError(`${controlUrl} is not the control API of a mock`)
  const { fhirBase } = health.data
  if (fhirBase === undefined)
    throw new UsageError(
      `the control API at ${controlUrl} requires its token; pass token, as the mock printed it at its start`,
    )
  return { started: false, fhirBase, controlUrl, call, close: async () => undefined }
}

function checkControlUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
  if (!isOrigin)
    throw new UsageError(
      `the control API must be an http or https URL without user, path and query, such as http://127.0.0.1:4011, not ${text.slice(0, 200)}`,
    )
  return url.origin
}
