import { type Any, ask, sampleStore } from '../engine.ts'

/** Returns the issues of `$validate` of a resource. */
export function judge(resource: unknown, url = '$validate', engine = { ask, sampleStore }): Any[] {
  const reply = engine.ask(engine.sampleStore(), url, { method: 'POST', body: resource })
  if (reply.status !== 200) throw new Error(`$validate returned ${reply.status}`)
  return (reply.body as Any).issue
}

/** Returns the messages of the errors among issues. */
export const listErrors = (issues: Any[]): string[] =>
  issues.filter(({ severity }) => severity === 'error').map(({ diagnostics }) => diagnostics)

/** Creates a request with full access, such as one that makes the engine load what it validates by. */
export const createRequest = (path: string, text = '') => ({
  ...{ method: 'POST', path, query: '', base: 'https://mock.example/fhir', access: { kind: 'all' } as const },
  header: () => undefined,
  body: new TextEncoder().encode(text),
})
