import type { AddressInfo, Server } from 'node:net'
import { AddressError } from './address-error.ts'

/** A port, 0 for a free one; or the first one to try, which is skipped when it is in use. */
export type PortSetting = number | { readonly from: number }

/** Distance between attempts, so that the listeners do not take each other's ports. */
const STEP = 100
const TRIES = 20

/** Listens on that address and returns the port. Throws `AddressError` when it cannot. */
export async function listen(server: Server, host: string, setting: PortSetting): Promise<number> {
  if (typeof setting === 'number') return listenOnce(server, host, setting)
  const last = Math.min(setting.from + STEP * TRIES, 65_535)
  for (let port = setting.from; ; port += STEP) {
    try {
      return await listenOnce(server, host, port)
    } catch (error) {
      const busy = error instanceof AddressError && isBusy(error.cause)
      if (!busy || port + STEP > last) throw error
    }
  }
}

function listenOnce(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) =>
      reject(new AddressError(`cannot listen on port ${port} of ${host}: ${reason(cause)}`, { cause }))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use; choose another one, or 0 for a free one',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EACCES: 'ports below 1024 require elevated privileges',
  ENOTFOUND: 'the host does not exist',
  EAI_AGAIN: 'the host name cannot be resolved',
}

const codeOf = (cause: unknown) => (cause as NodeJS.ErrnoException).code ?? ''
const isBusy = (cause: unknown) => codeOf(cause) === 'EADDRINUSE'
const reason = (cause: Error) => REASONS[codeOf(cause)] ?? cause.message
