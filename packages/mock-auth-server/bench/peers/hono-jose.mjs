import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { generateKeyPair, SignJWT } from 'jose'

// Only parses and signs, for comparison of logins.
const { privateKey } = await generateKeyPair('RS256')
const app = new Hono()

app.get('/auth/authorize', (c) => {
  const url = new URL(c.req.query('redirect_uri'))
  url.searchParams.set('code', crypto.randomUUID())
  url.searchParams.set('state', c.req.query('state'))
  return c.redirect(url.href, 302)
})

app.post('/auth/token', async (c) => {
  const form = new URLSearchParams(await c.req.text())
  const idToken = await new SignJWT({ nonce: form.get('code') })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer('http://localhost')
    .setSubject('user')
    .setAudience(form.get('client_id'))
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey)
  return c.json({
    access_token: crypto.randomUUID(),
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'openid',
    id_token: idToken,
  })
})

serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: '127.0.0.1' })
