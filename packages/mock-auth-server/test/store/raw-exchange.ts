import { connect } from 'node:net'

/** The bytes that came back over a connection, and how it ended. */
export interface RawExchange {
  readonly received: string
  readonly ending: 'closed' | 'reset'
}

/** Sends text over a connection of its own, and resolves when that has ended. */
export function exchangeRaw(port: number, text: string): Promise<RawExchange> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(text, 'latin1'))
    let received = ''
    let ending: RawExchange['ending'] = 'closed'
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('error', () => {
      ending = 'reset'
    })
    socket.on('close', () => resolve({ received, ending }))
  })
}

/** Returns the text of a request that asks for the end of the connection. */
export function createRequest(head: string, headers: readonly string[] = [], body = ''): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  return [`${head}`, 'Host: localhost', ...length, ...headers, 'Connection: close', '', body].join('\r\n')
}
