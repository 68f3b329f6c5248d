import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { encodeDer } from './der.ts'

const DNS_NAME = 0x82
const IP_ADDRESS = 0x87

/** Encodes a host as a name of subjectAltName: a DNS name, or the bytes of an IP address (RFC 5280 section 4.2.1.6). */
export function encodeHost(host: string): Buffer {
  const version = isIP(host)
  if (version === 0) return encodeDer(DNS_NAME, Buffer.from(domainToASCII(host) || host))
  return encodeDer(IP_ADDRESS, version === 4 ? Buffer.from(host.split('.').map(Number)) : toBytes(host))
}

/** Returns the 16 bytes of an IPv6 address; the zone of a local one does not count. */
function toBytes(address: string): Buffer {
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`)
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = [...before, ...zeros, ...after]
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex')
}
