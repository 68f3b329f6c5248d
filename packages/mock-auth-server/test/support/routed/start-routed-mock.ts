import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { findFreePorts, startAtFreePort } from '../../../../../scripts/services/start-at-free-port.ts'
import { startProxy } from '../../../../../scripts/services/start-proxy.ts'
import type { MockServer } from '../../../src/listeners/mock-server.ts'
import { createCertificate } from '../../../src/listeners/tls/load-certificate.ts'
import type { MockSettings } from '../../../src/mock/mock-settings.ts'
import { startMock as startAlone } from '../../../src/mock/start-mock.ts'
import { createSettlement, Gate } from './gate.ts'
import { createProxyConfig } from './proxy-config.ts'
import { type SharedSettings, startFurther } from './start-further.ts'

/** Number of processes beside that of a test. */
const FURTHER = 2
const LISTENERS = ['public', 'canary', 'control'] as const

/**
 * Stands in for `startMock` in the project `routed`: HAProxy has its URLs, and sends every connection at random to it or
 * to one of two further processes. It owns the tenants that it creates.
 */
export async function startMock(settings: MockSettings): Promise<MockServer> {
  if (settings.newState) return startAlone(settings)
  return startAtFreePort((port) => startAt(port, settings))
}

async function startAt(port: number, settings: MockSettings): Promise<MockServer> {
  const [canary = 0, control = 0] = await findFreePorts(2)
  const proxied = { public: port, canary, control }
  const scheme = settings.https ? 'https' : 'http'
  const shared: SharedSettings = {
    publicUrl: `${scheme}://localhost:${port}`,
    canaryUrl: `${scheme}://127.0.0.1:${canary}`,
    controlUrl: `http://127.0.0.1:${control}`,
    store: { url: `${inject('store')}?prefix=${randomUUID()}` },
  }
  // All processes of a sandbox have the same certificate.
  const https = settings.https === 'local' ? { https: await createCertificate(shared) } : {}
  const closers: (() => Promise<unknown>)[] = []
  const close = () => Promise.all(closers.map((each) => each()))
  try {
    // A connection for each request, so that each is routed.
    const own = await startAlone({ keepAlive: false, ...settings, ...https, ...shared })
    closers.push(() => own.close())
    const further = await Promise.all(
      Array.from({ length: FURTHER }, async () => {
        const started = await startFurther({ ...settings, ...https }, shared)
        closers.push(() => started.close())
        return started
      }),
    )
    const waitUntilSettled = createSettlement(own.tenants)
    const openGate = async (to: number) => {
      const gate = await Gate.open(to, waitUntilSettled)
      closers.push(async () => gate.close())
      return gate.port
    }
    const routes = await Promise.all(
      LISTENERS.map(async (listener) => ({
        port: proxied[listener],
        to: [
          own.ports[listener],
          ...(await Promise.all(further.map((each) => openGate(each.ports[listener])))),
        ],
      })),
    )
    const proxy = await startProxy('haproxy', () => createProxyConfig(routes), port)
    closers.push(() => proxy.stop())
    return {
      ...own,
      ports: proxied,
      close: async (graceMs) => {
        await own.close(graceMs)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
