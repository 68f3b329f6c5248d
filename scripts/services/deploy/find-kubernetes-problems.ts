import { parseAllDocuments } from 'yaml'

interface Port {
  readonly name: string
  readonly port?: number
  readonly containerPort?: number
  readonly targetPort?: string
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string }
}

interface Backend {
  readonly backend: { readonly service: { readonly name: string; readonly port: { readonly name: string } } }
}

/** What the manifests must agree on with the mock: ports by name, hosts by the port that they lead to. */
export interface ExpectedCluster {
  readonly image: string
  readonly ports: Readonly<Record<string, number>>
  readonly hosts: Readonly<Record<string, string>>
}

const PROBES = { startupProbe: '/ready', readinessProbe: '/ready', livenessProbe: '/health' }

/** Finds what keeps manifests of one Deployment, one Service and one Ingress from serving the mock at its hosts. */
export function findKubernetesProblems(text: string, { image, ports, hosts }: ExpectedCluster): string[] {
  // biome-ignore lint/suspicious/noExplicitAny: manifests have a shape for each kind
  const documents: any[] = parseAllDocuments(text, { strict: true }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]
    return document.toJS()
  })
  const find = (kind: string) => documents.find((each) => each.kind === kind)
  const [deployment, service, ingress] = ['Deployment', 'Service', 'Ingress'].map(find)
  const { template, selector, replicas, strategy } = deployment.spec
  const [container] = template.spec.containers
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem)
  }
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  expect(replicas === 1 && strategy.type === 'Recreate', 'two processes would serve at once')
  expect(isSame(selector.matchLabels, template.metadata.labels), 'the Deployment does not select its pods')
  expect(isSame(service.spec.selector, template.metadata.labels), 'the Service does not select the pods')
  expect(container.image === image, `starts another image than ${image}`)
  for (const [name, port] of Object.entries(ports)) {
    const inside = container.ports.find((each: Port) => each.name === name)
    const outside = service.spec.ports.find((each: Port) => each.name === name)
    expect(inside?.containerPort === port, `the container has no port ${name} ${port}`)
    expect(outside?.port === port && outside.targetPort === name, `the Service has no port ${name} ${port}`)
  }
  for (const [probe, path] of Object.entries(PROBES)) {
    const { httpGet }: Probe = container[probe]
    expect(httpGet.path === path && httpGet.port === 'control', `the ${probe} does not ask ${path}`)
  }
  const named = new Set(template.spec.volumes.map(({ name }: { name: string }) => name))
  for (const { name } of container.volumeMounts) expect(named.has(name), `there is no volume ${name}`)
  const rules: readonly { host: string; http: { paths: readonly Backend[] } }[] = ingress.spec.rules
  for (const [name, host] of Object.entries(hosts)) {
    const [path] = rules.find((rule) => rule.host === host)?.http.paths ?? []
    const leads = path?.backend.service
    expect(
      leads?.name === service.metadata.name && leads?.port.name === name,
      `${host} does not lead to the port ${name}`,
    )
    expect(ingress.spec.tls[0].hosts.includes(host), `${host} has no certificate`)
  }
  return problems
}
