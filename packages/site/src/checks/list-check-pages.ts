import { listCases } from '@smart-mock/client/conformance'
import { type DocsPage, readCatalogue } from 'smart-mock/docs'
import { listCheckGroups } from './list-check-groups.ts'
import { readFailures } from './read-failures.ts'
import { recordChecks } from './record-checks.ts'
import { renderCheckPage } from './render-check-page.ts'
import { renderChecksIndex } from './render-checks-index.ts'

/**
 * Lists the pages of the checks of servers, with requests and responses of a run at a mock that is started for it.
 *
 * @param root top folder of the repository
 */
export async function listCheckPages(root: string): Promise<DocsPage[]> {
  const cases = listCases()
  const [catalogue, exchanges, failures] = await Promise.all([
    readCatalogue(root),
    recordChecks(),
    readFailures(root),
  ])
  const rows = Object.fromEntries(catalogue.S.map((row) => [row.id, row]))
  const pages = listCheckGroups(cases).flatMap(({ checks }) =>
    checks.map((own) => ({
      path: `docs/checks/${own[0].check}.md`,
      title: own[0].title,
      text: renderCheckPage(own, { rows, exchanges, failures }),
    })),
  )
  return [{ path: 'docs/checks.md', title: 'Checks', text: renderChecksIndex(cases) }, ...pages]
}
