import type { SpecReference } from '../../model/api.ts'
import { ExternalLink } from './external-link.tsx'

export function SpecLink({ spec }: { spec: SpecReference }) {
  return <ExternalLink href={spec.url}>{spec.label}</ExternalLink>
}
