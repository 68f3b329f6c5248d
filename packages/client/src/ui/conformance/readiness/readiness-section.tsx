import { SelectField } from '@smart-mock/page-kit'
import { useEffect } from 'preact/hooks'
import type { ConformanceRun, Readiness } from '../../../model/api.ts'
import { AttemptStatus } from '../../components/verdicts/attempt-status.tsx'
import {
  chosenCertification,
  chosenReadiness,
  findReadiness,
  loadReadiness,
  readinessAttempt,
} from '../../state/conformance/readiness.ts'
import { ReadinessTable } from './readiness-table.tsx'

/** Says step by step how ready a server is for a certification, as far as a run shows it. */
export function ReadinessSection({ run }: { run: ConformanceRun | undefined }) {
  const isOver = run !== undefined && run.state !== 'running'
  useEffect(() => {
    if (run && isOver) void loadReadiness(run.id)
  }, [run?.id, isOver])
  const list = isOver ? findReadiness(run.id) : undefined
  return (
    <section class="stack-tight" aria-label="Readiness">
      <h3>Readiness</h3>
      {!isOver && (
        <p class="muted">
          When a run is over: which steps of a certification its cases answer, and what is left to attest.
        </p>
      )}
      <AttemptStatus attempt={readinessAttempt} />
      {isOver && list && <Certifications list={list} smartVersion={run.smartVersion} />}
    </section>
  )
}

function Certifications({ list, smartVersion }: { list: readonly Readiness[]; smartVersion: string }) {
  if (list.length === 0)
    return <p class="muted">No certification admits SMART {smartVersion}. Run the cases for SMART 2.2.</p>
  const choices = list.map(({ certification, title }) => [certification, title] as const)
  return (
    <>
      <SelectField
        label="Certification"
        value={chosenCertification.value}
        options={[['', 'Choose a certification'] as const, ...choices]}
        onChange={(name) => {
          chosenCertification.value = name
        }}
      />
      {chosenReadiness.value && <ReadinessTable readiness={chosenReadiness.value} />}
    </>
  )
}
