import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../workspace/root.mjs'
import { COMPOSE_FOLDER, readServices, replacePorts } from './compose.ts'
import { findUnknownVariables } from './find-unknown-variables.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { version } = JSON.parse(read('packages/mock-auth-server/package.json'))
const guide = read('docs/guides/image.md')
const IMAGE = `smart-mock/smart-mock:${version}`

const recipes = ['ts', 'java', 'csharp', 'python', 'go'].map((language) => {
  const [, text = ''] =
    new RegExp(`\`\`\`${language}\n([^\`]*(?:\`[^\`]+\`[^\`]*)*?)\n\`\`\``).exec(guide) ?? []
  return [language, text] as const
})

/** Finds what keeps a recipe from a mock that is ready, and reached under the URLs that it publishes. */
const findRecipeProblems = (text: string) => [
  ...(text.includes(IMAGE) ? [] : [`starts another image than ${IMAGE}`]),
  ...(/\/ready\b/.test(text) ? [] : ['does not wait for /ready']),
  ...['4010', '4012'].flatMap((port) =>
    new RegExp(`${port}\\D+${port}`).test(text) ? [] : [`publishes ${port} under another port`],
  ),
  ...findUnknownVariables(text).map((name) => `sets ${name}, which is no option`),
]

describe('the guide', () => {
  it.each(recipes)('has a recipe that waits for the right thing: %s', (_, text) => {
    expect(findRecipeProblems(text)).toEqual([])
  })

  it('names variables of options only', () => {
    expect(findUnknownVariables(guide)).toEqual([])
  })

  it.each([
    [`:${version}`, ':latest', `starts another image than ${IMAGE}`],
    ["'/ready'", "'/'", 'does not wait for /ready'],
    ['host: 4012', 'host: 5012', 'publishes 4012 under another port'],
    ['MOCK_CONTROL_TOKEN', 'MOCK_TOKEN', 'sets SMART_MOCK_TOKEN, which is no option'],
  ])('would not hide a recipe with %s replaced by %s', (part, other, problem) => {
    const [[, text]] = recipes as [readonly [string, string]]
    expect(findRecipeProblems(text.replace(part, other))).toEqual([problem])
  })
})

describe('compose.yaml', () => {
  const { mock, app } = readServices()

  it('starts the image of this version, with variables of options only', () => {
    expect([mock.image, app.image]).toEqual([IMAGE, IMAGE])
    expect(findUnknownVariables(read('examples/compose/compose.yaml'))).toEqual([])
  })

  it('gives the mock the names that it publishes, at the same ports inside and outside', () => {
    const { SMART_MOCK_PUBLIC_URL, SMART_MOCK_CANARY_URL } = mock.environment
    const urls = [SMART_MOCK_PUBLIC_URL, SMART_MOCK_CANARY_URL].map((url = '') => new URL(url))
    expect(mock.networks?.default.aliases).toEqual(urls.map(({ hostname }) => hostname))
    expect(urls.map(({ port }) => port)).toEqual(['4010', '4012'])
    expect(mock.ports).toEqual(['127.0.0.1:4010-4012:4010-4012'])
    expect(app.environment.SMART_CLIENT_MOCK).toBe(`${SMART_MOCK_PUBLIC_URL}/fhir`)
    expect(parse(read('examples/compose/compose.yaml')).services.app.depends_on.mock.condition).toBe(
      'service_healthy',
    )
  })

  it('mounts a configuration file that registers a client', () => {
    const config = JSON.parse(readFileSync(join(COMPOSE_FOLDER, 'config/smart-mock.json'), 'utf8'))
    expect(mock.volumes).toEqual(['./config:/config:ro', 'data:/data'])
    expect(mock.environment.SMART_MOCK_CONFIG).toBe('/config/smart-mock.json')
    expect(config.clients[0].redirectUris).toEqual(['http://localhost:4020/callback'])
    expect(replacePorts(config.clients[0].redirectUris[0], { 4020: 1 })).toBe('http://localhost:1/callback')
  })
})
