import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { authorizeParams, bearer, codeForm, obtainTokens, params } from '../../support/handshake.ts'
import { createRequest, type RawExchange } from '../raw-exchange.ts'
import { type Answer, ask, createTenantAt, getSiteTenant, type SiteTenant } from '../site.ts'
import { type MockProcess, startProcesses } from '../start-sandbox.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const FHIR = { 'content-type': 'application/fhir+json' }
const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }
const OBSERVATION = JSON.stringify({
  ...{ resourceType: 'Observation', status: 'final', code: { text: 't' } },
  subject: { reference: 'Patient/amy-shaw' },
})

/** A tenant of one process, whose clients come to another one. */
interface Passed {
  readonly tenant: SiteTenant
  readonly owner: MockProcess
  readonly other: MockProcess
  readonly token: string
  /** Calls the control API of the tenant at its owner, or at another process. */
  readonly drive: (method: string, path: string, body?: unknown, at?: MockProcess) => Promise<Answer>
  /** Resolves when the owner holds so many replies back. */
  readonly waitForHeld: (count: number) => Promise<void>
}

async function startPassed(store: string): Promise<Passed> {
  const sandbox = await startProcesses(2, store)
  const [owner, other] = [sandbox.at(0), sandbox.at(1)]
  await createTenantAt(owner, { name: 'passed', options: APPROVED })
  sandbox.balancer.route(1)
  const tenant = getSiteTenant(sandbox, 'passed')
  const tokens = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
  const waitForHeld = async (count: number) => {
    const read = async () =>
      Number(/^smart_mock_pending_replies (\d+)$/m.exec((await ask(`${owner.controlUrl}/metrics`)).text)?.[1])
    await expect.poll(read, { timeout: 30_000 }).toBe(count)
  }
  const drive: Passed['drive'] = (method, path, body, at = owner) =>
    ask(`${at.controlUrl}/tenants/passed${path}`, method, body)
  return { tenant, owner, other, token: tokens.access_token, drive, waitForHeld }
}

/** Sends a request over a connection of its own, and calls back when this text has come. */
function follow(port: number, text: string, sought: string, act: () => void): Promise<RawExchange> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(text))
    let received = ''
    let ending: RawExchange['ending'] = 'closed'
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      const before = received
      received += chunk
      if (!before.includes(sought) && received.includes(sought)) act()
    })
    socket.on('error', () => {
      ending = 'reset'
    })
    socket.on('close', () => resolve({ received, ending }))
  })
}

/** Requests that change something, and the shape of their refusal. */
const CHANGES: readonly (readonly [string, (passed: Passed) => Promise<Answer>, (answer: Answer) => void])[] =
  [
    [
      'the token endpoint',
      async ({ tenant }) =>
        ask(`${tenant.issuer}/token`, 'POST', `${params(await codeForm(tenant, { code: 'none' }))}`, FORM),
      ({ json }) => expect(json.error).toBe('temporarily_unavailable'),
    ],
    [
      'a page',
      ({ tenant }) => ask(`${tenant.issuer}/authorize`, 'POST', `${authorizeParams(tenant)}`, FORM),
      ({ headers, text }) => {
        expect(headers.get('content-type')).toMatch(/^text\/html/)
        expect(text).toContain('not ready')
      },
    ],
    [
      'a write of data',
      ({ tenant, token }) =>
        ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, { ...bearer(token), ...FHIR }),
      ({ json }) =>
        expect(json).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'transient' }] }),
    ],
  ]

describeStored('the owner of a tenant', () => {
  const used = useValkey()

  test.each([
    ['is suspended', 'SIGSTOP'],
    ['is killed', 'SIGKILL'],
  ] as const)(
    'that %s under a request: it is refused where something may have changed, and otherwise answered by the next owner',
    async (_, signal) => {
      const passed = await startPassed(used.valkey.url)
      const { owner, other, drive, waitForHeld } = passed
      await drive('POST', '/faults', { fault: 'no-answer', times: 2 })
      await drive('POST', '/faults', { fault: 'authorize-hangs' })
      const sent = CHANGES.map(([, send]) => send(passed))
      await waitForHeld(CHANGES.length)
      owner.signal(signal)
      const list = drive('GET', '/faults', undefined, other)
      for (const [index, [title, , check]] of CHANGES.entries()) {
        const answer = (await sent[index]) as Answer
        expect([answer.status, answer.headers.get('retry-after')], title).toEqual([503, '1'])
        expect(answer.text, title).toContain('unknown whether this was done')
        check(answer)
      }
      expect((await list).json.faults).toHaveLength(2)
      owner.signal('SIGCONT')
    },
  )

  test('that is suspended while a reply arrives: the client sees it break', async () => {
    const { tenant, owner, other, drive } = await startPassed(used.valkey.url)
    const request = createRequest(`GET ${new URL(tenant.fhirBase).pathname}/metadata HTTP/1.1`)
    await drive('POST', '/faults', { fault: 'slow-body', params: { everyMs: 1 } })
    const broken = await follow(other.ports.public, request, 'CapabilityStatement', () =>
      owner.signal('SIGSTOP'),
    )
    expect(broken.ending).toBe('reset')
    owner.signal('SIGCONT')
  })
})

describeStored('a reply that is held back for a client of another process', () => {
  const used = useValkey()

  /** Lets a request be held back, ends it in some way, and returns the verdict on the fault that held it. */
  async function judge(end: (request: AbortController, passed: Passed) => void) {
    const passed = await startPassed(used.valkey.url)
    const { tenant, drive, waitForHeld } = passed
    const { id } = (await drive('POST', '/faults', { fault: 'no-answer', times: 1 })).json
    const request = new AbortController()
    const sent = fetch(`${tenant.fhirBase}/metadata`, { signal: request.signal }).catch(() => undefined)
    await waitForHeld(1)
    end(request, passed)
    await sent
    await waitForHeld(0)
    const read = async () => (await drive('GET', `/faults/${id}/verdict`)).json.outcome as string
    await expect.poll(read, { timeout: 30_000 }).not.toBe('pending')
    return read()
  }

  test('until that gives up: is judged by that', async () => {
    expect(await judge((request) => request.abort())).toBe('met')
  })

  test.each([
    ['asked to stop', 'SIGTERM'],
    ['killed', 'SIGKILL'],
  ] as const)('whose owner is %s: is judged by nothing, at the next one either', async (_, signal) => {
    const { tenant, owner, other, drive, waitForHeld } = await startPassed(used.valkey.url)
    const { id } = (await drive('POST', '/faults', { fault: 'no-answer', times: 1 })).json
    const held = ask(`${tenant.fhirBase}/metadata`).catch(() => undefined)
    await waitForHeld(1)
    owner.signal(signal)
    await owner.ended
    const read = async () =>
      (await drive('GET', `/faults/${id}/verdict`, undefined, other)).json.outcome as string
    await expect.poll(read, { timeout: 30_000 }).toMatch(/^(inconclusive|not exercised)$/)
    await drive('DELETE', '/faults', undefined, other)
    await drive('POST', '/reset', undefined, other)
    await held
  })

  test('whose process is killed: is judged by nothing', async () => {
    expect(await judge((_, { other }) => other.signal('SIGKILL'))).toBe('inconclusive')
  })
})
