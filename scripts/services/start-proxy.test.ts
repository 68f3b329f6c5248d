import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findServiceProblem, services } from '../providers/services/services.mjs'
import { findProxyConfigProblem, type ProxyName, startProxy } from './start-proxy.ts'

/** Configurations that pass every request on to a port. */
const CONFIGS: Readonly<Record<ProxyName, (port: number, to: number) => string>> = {
  haproxy: (port, to) => `defaults
  mode http
  timeout client 10s
  timeout connect 10s
  timeout server 10s
listen all
  bind 127.0.0.1:${port}
  server only 127.0.0.1:${to}
`,
  nginx: (port, to) => `events {}
http {
  access_log off;
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://127.0.0.1:${to}; }
  }
}
`,
}

async function startServer() {
  const server = createServer(({ url }, response) => response.end(`served ${url}`)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return (server.address() as AddressInfo).port
}

describe.each(['haproxy', 'nginx'] as const)('startProxy, with %s', (name) => {
  const problem = findServiceProblem(services[name])
  const createConfig = CONFIGS[name]

  describe.skipIf(problem !== undefined)(problem === undefined ? 'here' : `missing here: ${problem}`, () => {
    it('passes requests on by the configuration, until it is stopped', async () => {
      const to = await startServer()
      const { url, stop } = await startProxy(name, (port) => createConfig(port, to))
      onTestFinished(stop)
      expect(await (await fetch(`${url}/path`)).text()).toBe('served /path')
      await stop()
      await expect(fetch(url)).rejects.toThrow()
    })

    it('throws what it printed when it refuses the configuration', async () => {
      await expect(
        startProxy(name, (port) => `${createConfig(port, 1)}\nno-such-directive 1;\n`),
      ).rejects.toThrow('no-such-directive')
    })

    it('finds what is wrong with a configuration, and nothing in a right one', async () => {
      const config = createConfig(20_000, 1)
      expect(await findProxyConfigProblem(name, config)).toBeUndefined()
      expect(await findProxyConfigProblem(name, `${config}\nno-such-directive 1;\n`)).toContain(
        'no-such-directive',
      )
    })
  })
})
