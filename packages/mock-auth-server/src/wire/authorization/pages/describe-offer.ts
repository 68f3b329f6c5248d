import type { ScopeOffer } from '../granular/list-scope-offers.ts'
import type { ConsentScope } from './consent-scope.ts'
import { describeScope } from './describe-scope.ts'

/** Describes a scope and the categories that it can be narrowed to for the consent page. */
export const describeOffer = ({ scope, granular }: ScopeOffer): ConsentScope => ({
  ...describeScope(scope),
  categories: granular.map(({ raw, category }) => ({ raw, text: category.display })),
})
