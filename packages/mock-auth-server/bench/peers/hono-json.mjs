import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// Only returns one resource by id, for comparison of reads. Arguments: port, NDJSON file.
const lines = readFileSync(process.argv[3], 'utf8').trim().split('\n')
const resources = new Map(lines.map(JSON.parse).map((each) => [`${each.resourceType}/${each.id}`, each]))
const app = new Hono()
app.get('/fhir/:type/:id', (c) => {
  const found = resources.get(`${c.req.param('type')}/${c.req.param('id')}`)
  return found ? c.json(found) : c.json({}, 404)
})
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: '127.0.0.1' })
