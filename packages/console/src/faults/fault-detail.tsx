import type { Fault } from '../api/types.ts'
import { SpecLink } from '../components/spec-link.tsx'
import { TextWithCode } from '../components/text-with-code.tsx'
import { FaultForm } from './fault-form.tsx'
import { KINDS } from './kinds.ts'

/** Shows the description of a fault, the requirement for a client, and the form to arm it. */
export function FaultDetail({ fault }: { fault: Fault }) {
  const { name, description, requirement, spec, catalogueIds, steps, prerequisites, kind } = fault
  return (
    <div class="fault-detail">
      <dl class="facts">
        <dt>What the server does</dt>
        <dd>
          <TextWithCode text={description} />
        </dd>
        <dt>A correct client</dt>
        <dd>
          <TextWithCode text={requirement} />
        </dd>
        <dt>Kind</dt>
        <dd>
          {KINDS.find(([id]) => id === kind)?.[1]} · {steps.join(', ')}
          {prerequisites.length > 0 && ` · requires ${prerequisites.join(', ')}`}
        </dd>
        <dt>Specification</dt>
        <dd>
          <SpecLink href={spec} /> <SpecLink href={`/docs/faults/${name}`}>About this fault</SpecLink>{' '}
          <span class="muted">{catalogueIds.join(', ')}</span>
        </dd>
      </dl>
      <FaultForm fault={fault} />
    </div>
  )
}
