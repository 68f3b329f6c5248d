import { connect } from 'node:net'

/** A reply of Valkey as data: RESP 2 without its markers. */
export type RespValue = string | number | null | readonly RespValue[]

/**
 * Sends one command to a Valkey server over a connection of its own, in plain RESP, and resolves to the reply. Rejects
 * with the message of an error reply, and when the connection fails.
 *
 * @param url such as `valkey://127.0.0.1:6379`
 */
export function sendCommand(url: string, ...words: readonly string[]): Promise<RespValue> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.setEncoding('latin1')
  socket.write(
    `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`,
  )
  return new Promise<RespValue>((resolve, reject) => {
    let received = ''
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`${url} closed the connection`)))
    socket.on('data', (chunk) => {
      received += chunk
      try {
        const reply = parseReply(received)
        if (reply) resolve(reply.value)
      } catch (error) {
        reject(error)
      }
    })
  }).finally(() => socket.destroy())
}

interface Parsed {
  readonly value: RespValue
  /** Where the text after it begins. */
  readonly end: number
}

/** Parses the value that begins there, in text of one character for each byte; `undefined` while it is incomplete. */
function parseReply(text: string, from = 0): Parsed | undefined {
  const lineEnd = text.indexOf('\r\n', from)
  if (lineEnd < 0) return undefined
  const line = text.slice(from + 1, lineEnd)
  const end = lineEnd + 2
  const marker = text[from]
  if (marker === '-') throw new Error(line)
  if (marker === '+') return { value: line, end }
  if (marker === ':') return { value: Number(line), end }
  if (marker !== '$' && marker !== '*') throw new Error(`not RESP: ${text.slice(from, from + 40)}`)
  const size = Number(line)
  if (size < 0) return { value: null, end }
  if (marker === '*') return parseItems(text, size, end)
  if (text.length < end + size + 2) return undefined
  return { value: Buffer.from(text.slice(end, end + size), 'latin1').toString('utf8'), end: end + size + 2 }
}

function parseItems(text: string, count: number, from: number): Parsed | undefined {
  const items: RespValue[] = []
  let end = from
  while (items.length < count) {
    const item = parseReply(text, end)
    if (item === undefined) return undefined
    items.push(item.value)
    end = item.end
  }
  return { value: items, end }
}
