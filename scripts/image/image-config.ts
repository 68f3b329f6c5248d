/** What an image says about its containers, as Docker has it. */
export interface ImageConfig {
  readonly User?: string
  readonly Env?: readonly string[] | null
  readonly Cmd?: readonly string[] | null
  readonly Entrypoint?: readonly string[] | null
  readonly ExposedPorts?: Readonly<Record<string, unknown>> | null
  readonly Volumes?: Readonly<Record<string, unknown>> | null
  readonly Healthcheck?: { readonly Test?: readonly string[] }
  readonly Labels?: Readonly<Record<string, string>> | null
}

const PORTS = ['4010/tcp', '4011/tcp', '4012/tcp', '4020/tcp']
const VOLUMES = ['/config', '/data']

/** Finds what keeps an image from what the guide promises; an empty list when nothing does. */
export function findImageProblems(config: ImageConfig, version: string): string[] {
  const { User = '', Cmd, Entrypoint, ExposedPorts, Volumes, Healthcheck, Labels } = config
  const [, ...check] = Healthcheck?.Test ?? []
  const checks: readonly (readonly [boolean, string])[] = [
    [/^[1-9]\d*:[1-9]\d*$/.test(User), `runs as ${User || 'root'}, not as the number of another user`],
    [Entrypoint?.join(' ') === 'smart-mock', `starts ${Entrypoint?.join(' ')}`],
    [(Cmd ?? []).length === 0, `passes ${Cmd?.join(' ')} to the program`],
    [isSame(ExposedPorts, PORTS), `exposes ${Object.keys(ExposedPorts ?? {})}`],
    [isSame(Volumes, VOLUMES), `has the volumes ${Object.keys(Volumes ?? {})}`],
    [check.join(' ').startsWith('smart-mock ready --timeout '), `checks its health by "${check.join(' ')}"`],
    [
      Labels?.['org.opencontainers.image.version'] === version,
      `says that it is version ${Labels?.['org.opencontainers.image.version']}`,
    ],
  ]
  return checks.flatMap(([holds, problem]) => (holds ? [] : [problem]))
}

function isSame(given: ImageConfig['Volumes'], wanted: readonly string[]): boolean {
  return (
    Object.keys(given ?? {})
      .sort()
      .join() === wanted.join()
  )
}
