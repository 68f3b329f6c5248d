import { createServer, type Server } from 'node:http'
import type { Wire } from '../http/start-mock.ts'

export function createControl(_wire: Wire): Server {
  return createServer((_q, r) => r.end('x'))
}
