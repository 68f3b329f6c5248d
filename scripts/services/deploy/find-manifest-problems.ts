import { parseAllDocuments } from 'yaml'

/** A manifest of Kubernetes, as far as it is checked here. */
interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string }
  // biome-ignore lint/suspicious/noExplicitAny: each kind has another shape, and a wrong one fails the check
  readonly spec: any
}

/** The namespace of names that are written in full. */
const DOMAIN = 'default.svc.cluster.local'

/** Finds names in manifests that lead nowhere: selectors, ports, backends, hosts, secrets and maps. */
export function findManifestProblems(text: string): string[] {
  const manifests = parseAllDocuments(text).map((each) => each.toJS() as Manifest)
  const select = (kind: string) => manifests.filter((each) => each.kind === kind)
  const workloads = [...select('StatefulSet'), ...select('Deployment')]
  const services = select('Service')
  return [
    ...services.flatMap((service) => findServiceProblems(service, workloads)),
    ...workloads.flatMap((workload) => findWorkloadProblems(workload, services, text)),
    ...select('Ingress').flatMap((ingress) => findIngressProblems(ingress, services)),
  ]
}

function findServiceProblems({ metadata, spec }: Manifest, workloads: readonly Manifest[]): string[] {
  const found = workloads.find((each) => each.spec.template.metadata.labels.app === spec.selector.app)
  if (!found) return [`service ${metadata.name} selects no pods`]
  const ports = listContainers(found).flatMap(({ ports }) => ports)
  return spec.ports
    .filter(
      ({ port, name }: Port) => !ports.some((each) => each.containerPort === port && each.name === name),
    )
    .map(({ port }: Port) => `service ${metadata.name} has port ${port}, which its pods have not`)
}

interface Port {
  readonly name?: string
  readonly port?: number
  readonly containerPort?: number
}

interface Container {
  readonly ports: readonly Port[]
  readonly env?: readonly { readonly name: string; readonly value?: string }[]
  readonly readinessProbe?: { readonly httpGet?: { readonly path: string; readonly port: string } }
}

const listContainers = ({ spec }: Manifest): readonly Container[] => spec.template.spec.containers

function findWorkloadProblems(workload: Manifest, services: readonly Manifest[], text: string): string[] {
  const { metadata, spec } = workload
  const { app } = spec.selector.matchLabels
  const comments = text.match(/^# .*$/gm)?.join('\n') ?? ''
  const needed = [...JSON.stringify(spec).matchAll(/"(secretKeyRef|configMap)":\{"name":"([^"]+)"/g)]
  const names = services.map((each) => each.metadata.name)
  return [
    ...(spec.template.metadata.labels.app === app ? [] : [`${metadata.name} does not select its own pods`]),
    ...needed
      .filter(([, , name = '']) => !new RegExp(`create (secret generic|configmap) ${name} `).test(comments))
      .map(([, , name]) => `${name} is not created`),
    ...(spec.serviceName === undefined || names.includes(spec.serviceName)
      ? []
      : [`${metadata.name} has no service ${spec.serviceName}`]),
    ...listContainers(workload).flatMap(({ env = [] }) =>
      env.flatMap(({ name, value = '' }) => findHostProblem(name, value, services)),
    ),
  ]
}

/** Finds a host in the value of a variable that no service of the manifests has. */
function findHostProblem(name: string, value: string, services: readonly Manifest[]): string[] {
  const store = /^valkey:\/\/([^:]+)/.exec(value)?.[1]
  const host = store ?? (value.endsWith(DOMAIN) ? value : '')
  if (host === '' && !/^MOCK_\d$/.test(name)) return []
  const service = host.replace(`.${DOMAIN}`, '').split('.').at(-1)
  return services.some((each) => each.metadata.name === service)
    ? []
    : [`${name} is at ${value}, which is no service`]
}

function findIngressProblems({ spec }: Manifest, services: readonly Manifest[]): string[] {
  const hosts: string[] = spec.tls.flatMap(({ hosts }: { hosts: string[] }) => hosts)
  return spec.rules.flatMap(({ host, http }: { host: string; http: { paths: { backend: Backend }[] } }) => [
    ...(hosts.includes(host) ? [] : [`${host} has no certificate`]),
    ...http.paths.flatMap(({ backend: { service } }) => {
      const found = services.find(({ metadata }) => metadata.name === service.name)
      const hasPort = found?.spec.ports.some(({ name }: Port) => name === service.port.name)
      return hasPort ? [] : [`${host} leads to ${service.name}, port ${service.port.name}, which is nowhere`]
    }),
  ])
}

interface Backend {
  readonly service: { readonly name: string; readonly port: { readonly name: string } }
}
