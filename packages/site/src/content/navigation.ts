import { listCases } from '@smart-mock/client/conformance'
import { type DocsPage, FAULT_GROUPS, RULE_GROUPS } from 'smart-mock/docs'
import { listCheckGroups } from '../checks/list-check-groups.ts'

/** Pages of the site under one heading, by their path in the repository. */
export interface NavigationGroup {
  readonly title: string
  readonly paths: readonly string[]
}

const guide = (name: string) => `docs/guides/${name}.md`
const FIRST_GUIDES = ['test-your-app', 'sweep', 'test-your-server', 'ci', 'reaching-the-mock'].map(guide)

type NamesByGroup = Readonly<Record<string, readonly string[]>>

const listNames = (groups: Readonly<Record<string, readonly { readonly name: string }[]>>): NamesByGroup =>
  Object.fromEntries(Object.entries(groups).map(([title, group]) => [title, group.map(({ name }) => name)]))

const NAMES_BY_GROUP: Readonly<Record<string, NamesByGroup>> = {
  faults: listNames(FAULT_GROUPS),
  rules: listNames(RULE_GROUPS),
  checks: Object.fromEntries(
    listCheckGroups(listCases()).map(({ title, checks }) => [title, checks.map(([{ check }]) => check)]),
  ),
}

/** Builds the groups of pages that every page leads to; a guide that is new is the last of the guides. */
export function buildNavigation(pages: readonly DocsPage[]): NavigationGroup[] {
  const guides = pages.map(({ path }) => path).filter((path) => path.startsWith('docs/guides/'))
  const others = guides.filter((path) => !FIRST_GUIDES.includes(path) && !path.includes('/from-'))
  return [
    { title: 'Guides', paths: [...FIRST_GUIDES, ...others] },
    { title: 'Coming from', paths: guides.filter((path) => path.includes('/from-')) },
    {
      title: 'Reference',
      paths: [
        ...['faults', 'rules', 'presets', 'checks', 'api', 'clients', 'conformance-at-presets'],
        ...['coverage', 'limits'],
      ].map((name) => `docs/${name}.md`),
    },
    {
      title: 'Project',
      paths: [
        ...['architecture', 'decisions', 'glossary', 'mutants'].map((name) => `docs/${name}.md`),
        ...['CHANGELOG.md', 'SECURITY.md', 'AGENTS.md'],
      ],
    },
  ]
}

/**
 * Returns the name of the step of a fault or rule, or of the group of a check, and the pages of it, its own included;
 * `undefined` for other pages.
 */
export function findSiblings(path: string): NavigationGroup | undefined {
  const [, kind, name] = /^docs\/(faults|rules|checks)\/(.+)\.md$/.exec(path) ?? []
  if (kind === undefined) return undefined
  const groups = NAMES_BY_GROUP[kind] ?? {}
  const found = Object.entries(groups).find(([, names]) => names.includes(name ?? ''))
  return found && { title: found[0], paths: found[1].map((each) => `docs/${kind}/${each}.md`) }
}
