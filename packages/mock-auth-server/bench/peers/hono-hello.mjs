import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// A minimal Hono server, for comparison of the start.
const app = new Hono()
app.get('/fhir/.well-known/smart-configuration', (c) => c.json({ hello: 'world' }))
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: '127.0.0.1' })
