import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const fhirclient = dirname(createRequire(import.meta.url).resolve('fhirclient/package.json'))
const page = { type: 'text/html; charset=utf-8', path: join(import.meta.dirname, 'index.html') }
const files = new Map([
  ['/', page],
  ['/launch', page],
  ['/fhir-client.js', { type: 'text/javascript', path: join(fhirclient, 'build/fhir-client.min.js') }],
])

/**
 * Serves the page at http://localhost:<port>/, on a free port by default. `/launch?iss=…` starts a login,
 * which returns to `/`.
 *
 * @param {number} [port]
 * @param {(html: string) => string} [change]
 */
export async function serveFhirclientPage(port = 0, change = (html) => html) {
  const server = createServer(async ({ url = '/' }, response) => {
    const file = files.get(new URL(url, 'http://localhost').pathname)
    if (!file) return response.writeHead(404).end()
    const body = await readFile(file.path)
    response.writeHead(200, { 'Content-Type': file.type })
    return response.end(file.type.startsWith('text/html') ? change(`${body}`) : body)
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server has no port')
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
