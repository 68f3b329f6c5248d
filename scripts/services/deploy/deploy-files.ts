import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../workspace/root.mjs'
import type { ProxyName } from '../start-proxy.ts'
import type { CertificateFiles } from './create-certificate.ts'

/** The hosts that the files of the example publish. */
export const HOSTS = ['sandbox.example.org', 'control.example.org', 'canary.example.org'] as const

/** Ports of the listeners of a mock. */
export interface MockPorts {
  readonly server: number
  readonly control: number
  readonly canary: number
}

export const readDeployFile = (name: string): string =>
  readFileSync(join(root, 'examples/deploy', name), 'utf8')

const FILES: Readonly<Record<ProxyName, string>> = { nginx: 'nginx.conf', haproxy: 'haproxy.cfg' }

/** Replaces a part of a text; throws when it is not there. */
function replaceAll(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((result, [part, other]) => {
    if (!result.includes(part)) throw new Error(`there is no ${part}`)
    return result.replaceAll(part, other)
  }, text)
}

/** Returns the configuration of a proxy as the example has it, with other ports and another certificate. */
export function createProxyConfig(
  name: ProxyName,
  port: number,
  { server, control, canary }: MockPorts,
  { cert, key, bundle }: CertificateFiles,
): string {
  const ports = [
    ['127.0.0.1:4010', `127.0.0.1:${server}`],
    ['127.0.0.1:4011', `127.0.0.1:${control}`],
    ['127.0.0.1:4012', `127.0.0.1:${canary}`],
  ] as const
  const text = replaceAll(readDeployFile(FILES[name]), ports)
  if (name === 'haproxy') {
    return replaceAll(text, [
      ['bind :443', `bind 127.0.0.1:${port}`],
      ['/etc/haproxy/sandbox.pem', bundle],
      ['check port 4011', `check port ${control}`],
    ])
  }
  const servers = replaceAll(text, [
    ['listen 443', `listen 127.0.0.1:${port}`],
    ['/etc/ssl/sandbox/fullchain.pem', cert],
    ['/etc/ssl/sandbox/privkey.pem', key],
  ])
  // A file of conf.d stands within this; Debian's own configuration compresses.
  return `events {}\nhttp {\naccess_log off;\ngzip on;\n${servers}}\n`
}
