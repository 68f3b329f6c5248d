import type { MockTenant } from '@smart-mock/mock-auth-server/testing'
import { FAULTS, variantsOf } from '@smart-mock/mock-auth-server/testing'
import { addServer, SYMMETRIC } from '../fixtures/add-server.ts'
import { HeadlessAgent, type RunView } from '../fixtures/headless-agent.ts'
import { expect, test } from '../fixtures/test.ts'

/**
 * Every declared fault, in every variant, against the client app: the verdict is `met`, and what the app says is
 * words for a developer. (That a careless client is caught by each is shown beside the declarations.)
 */
for (const fault of FAULTS) {
  for (const params of variantsOf(fault)) {
    test(`${fault.name} ${JSON.stringify(params)}`, async ({ servers, tenant }) => {
      tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
      const entry = await addServer(servers.client.origin, { fhirBase: tenant.fhirBase, ...SYMMETRIC })
      const armed = await tenant.arm(fault.name, Object.keys(params).length > 0 ? { params } : {})
      const agent = new HeadlessAgent(servers.client.origin, entry)
      const run = await useApp(agent, tenant, fault.steps.includes('launch'), servers.client.origin)
      if (fault.plays && agent.callback) {
        for (const { play } of fault.plays) if (play === 'deliver') await agent.open(agent.callback)
        tenant.played(armed.id)
      }
      const problems = await problemsSaid(agent, run)
      for (const text of problems) tenant.observe({ kind: 'visible-error', detail: text })
      tenant.observe({ kind: 'settled' })
      const verdict = await armed.settledVerdict()
      expect(armed.struck, 'it strikes').toBeGreaterThan(0)
      if (!fault.informational) expect(`${verdict.answer}: ${verdict.says}`).toMatch(/^met/)
      for (const text of problems) expect(text).not.toMatch(/undefined|\[object|^\s*$|\n\s+at /)
    })
  }
}

/** Logs in, queries with paging, refreshes, queries again: what a person does in the app. */
async function useApp(
  agent: HeadlessAgent,
  tenant: MockTenant,
  ehr: boolean,
  origin: string,
): Promise<RunView | undefined> {
  const launch = ehr
    ? await tenant.launch({
        clientId: SYMMETRIC.clientId,
        user: 'Practitioner/dr-okafor',
        patient: 'lucas-labs',
        launchUri: `${origin}/launch`,
      })
    : undefined
  const run = launch ? await agent.launch(launch.url) : await agent.logIn()
  if (run?.state !== 'active') return run
  await agent.fhir(run.id, 'Condition?patient=lucas-labs')
  await agent.fhir(run.id, 'Observation?_count=5&patient=lucas-labs', 4)
  await agent.refresh(run.id)
  await agent.fhir(run.id, 'Patient/lucas-labs')
  return agent.run(run.id)
}

async function problemsSaid(agent: HeadlessAgent, run: RunView | undefined): Promise<string[]> {
  if (!run) return ['the app did not start a run']
  const { steps, error, state } = await agent.run(run.id)
  if (state === 'authorizing' || state === 'ready') return [textOf(agent.page)]
  const bad = steps
    .filter(({ verdict }) => verdict?.level === 'error')
    .map(({ verdict }) => verdict?.text ?? '')
  return [...new Set([...(error ? [error.text] : []), ...bad])]
}

/** What a person reads on a page. */
function textOf(html: string): string {
  const [, main = html] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
  return main
    .replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
