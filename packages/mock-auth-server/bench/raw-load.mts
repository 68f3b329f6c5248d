import { connect, type Socket } from 'node:net'

/** A request that is sent repeatedly, over connections that stay open. */
export interface Load {
  readonly port: number
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Returns the requests per second over this number of connections, at least one each, with raw sockets: a
 * client that costs more than the server would hide the difference between servers. Throws when a response is
 * not a 200 with a Content-Length.
 */
export async function rate(load: Load, connections: number, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  const start = performance.now()
  const counts = await Promise.all(Array.from({ length: connections }, () => one(load, until)))
  const count = counts.reduce((sum, each) => sum + each, 0)
  return count / ((performance.now() - start) / 1000)
}

/** Returns the seconds that one request takes. */
export async function once(load: Load): Promise<number> {
  return 1 / (await rate(load, 1, 0))
}

async function one(load: Load, until: number): Promise<number> {
  const socket = connect({ host: '127.0.0.1', port: load.port, noDelay: true })
  const headers = Object.entries({ Host: `localhost:${load.port}`, ...load.headers })
  const text = `GET ${load.path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  let count = 0
  do {
    socket.write(text)
    await answer(socket, load.path)
    count += 1
  } while (performance.now() < until)
  socket.destroy()
  return count
}

function answer(socket: Socket, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let missing = Number.NaN
    let head = Buffer.alloc(0)
    const end = (error?: Error) => {
      socket.off('data', take).off('error', end).off('close', closed)
      if (error) reject(error)
      else resolve()
    }
    const closed = () => end(new Error(`${path}: the connection was closed`))
    const take = (chunk: Buffer) => {
      if (Number.isNaN(missing)) {
        head = Buffer.concat([head, chunk])
        const at = head.indexOf('\r\n\r\n')
        if (at < 0) return
        const text = head.toString('latin1', 0, at)
        const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
        if (!text.startsWith('HTTP/1.1 200') || length === undefined) {
          end(new Error(`${path}: ${text.slice(0, 300)}`))
          return
        }
        missing = Number(length) - (head.length - at - 4)
      } else missing -= chunk.length
      if (missing <= 0) end()
    }
    socket.on('data', take).on('error', end).on('close', closed)
  })
}
