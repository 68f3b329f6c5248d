import { describePaging } from '../fhir/describe-paging.ts'
import { findNotices } from '../fhir/find-notices.ts'
import { listSearches } from '../fhir/list-searches.ts'
import { listUnknownParameters } from '../fhir/list-unknown-parameters.ts'
import { type Lessons, propose } from '../proposal.ts'
import { isObject, isSuccessful, readObject } from '../recording/exchange.ts'

/** The lessons of search results. */
export const FHIR_SEARCH_LESSONS: Lessons = {
  bundleTotal: (recording) => {
    const searches = listSearches(recording).filter(({ parameters }) => !parameters.has('_summary'))
    const [first] = searches
    if (first && searches.every(({ bundle }) => bundle.total === undefined))
      return propose('absent', 'certain', 'search results have no total', [first.exchange])
    const paged = searches.find(
      ({ bundle, links, matches, parameters }) =>
        parameters.has('_count') && links.has('next') && matches > 0 && bundle.total === matches,
    )
    return (
      paged &&
      propose('page', 'certain', 'total is the number of matches on the page, and there is a next page', [
        paged.exchange,
      ])
    )
  },

  pageSizes: (recording) => {
    const full = listSearches(recording).filter(
      ({ links, isFurther, matches }) => links.has('next') && !isFurther && matches > 0,
    )
    const usual = full.find(({ parameters }) => !parameters.has('_count'))
    const most = full.find(({ parameters, matches }) => Number(parameters.get('_count')) > matches)
    if (!usual && !most) return undefined
    const max = most?.matches ?? Math.max(1000, usual?.matches ?? 0)
    return propose(
      { default: usual?.matches ?? Math.min(50, max), max },
      most && usual ? 'certain' : 'likely',
      `a full page has ${usual?.matches ?? '(unknown)'} matches without _count${most ? `, and ${most.matches} at most` : ''}`,
      [usual?.exchange, most?.exchange],
    )
  },

  paging: (recording) => {
    const searches = listSearches(recording)
    for (const search of searches) {
      const value = search.isFurther ? undefined : describePaging(search, searches)
      if (value)
        return propose(value, 'likely', 'the links of search results look like this', [search.exchange])
    }
    return undefined
  },

  searchNotices: (recording) => {
    const notices = findNotices(listSearches(recording), recording.people)
    return notices.length === 0
      ? undefined
      : propose(
          notices.map(({ when, issue }) => ({ when, issue })),
          'likely',
          'search results have an OperationOutcome among their entries',
          notices.map(({ exchange }) => exchange),
        )
  },

  unknownParameters: (recording) => {
    const asked = recording.fhir.flatMap((exchange) => {
      const [name] = listUnknownParameters(exchange, recording)
      return name === undefined ? [] : [{ exchange, name }]
    })
    const upper = asked.find(
      ({ exchange, name }) =>
        exchange.status >= 400 && name !== name.toUpperCase() && exchange.body?.includes(name.toUpperCase()),
    )
    if (upper)
      return propose('ignored-upper', 'certain', 'an error names an unknown parameter in capitals', [
        upper.exchange,
      ])
    const refused = asked.find(
      ({ exchange, name }) => exchange.status === 400 && exchange.body?.includes(name),
    )
    if (refused)
      return propose('refused', 'likely', 'a search with an unknown parameter is refused', [refused.exchange])
    const [silent] = asked.filter(({ exchange, name }) => {
      const [search] = listSearches({ ...recording, fhir: [exchange] })
      return search && !search.entries.some(({ resource }) => JSON.stringify(resource).includes(name))
    })
    return (
      silent &&
      propose(
        'ignored',
        'likely',
        'an unknown parameter is ignored, and nothing says so; an error may name it at other times',
        [silent.exchange],
      )
    )
  },

  lastUpdated: (recording) => {
    const seen = recording.fhir.flatMap((exchange) => {
      const body = isSuccessful(exchange) ? readObject(exchange) : undefined
      const found = listSearches({ ...recording, fhir: [exchange] }).flatMap(({ entries }) =>
        entries.map(({ resource }) => resource),
      )
      const resources = body?.resourceType === 'Bundle' ? found : [body]
      return resources.flatMap((each) =>
        isObject(each) && isData(each.resourceType) ? [{ exchange, meta: each.meta }] : [],
      )
    })
    const isTimed = seen.some(({ meta }) => isObject(meta) && meta.lastUpdated !== undefined)
    return seen[0] && !isTimed
      ? propose('absent', 'likely', `none of ${seen.length} resources has meta.lastUpdated`, [
          seen[0].exchange,
        ])
      : undefined
  },
}

const isData = (type: unknown) =>
  typeof type === 'string' &&
  !['OperationOutcome', 'CapabilityStatement', 'Bundle', 'Binary', 'Parameters'].includes(type)
