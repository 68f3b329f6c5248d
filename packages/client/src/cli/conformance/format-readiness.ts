import { escapeLine, type Paint } from '@smart-mock/cli-kit'
import { STEP_SIGNS } from '../../conformance/reports/signs.ts'
import { describeStep, describeStepCounts, READINESS_NOTE } from '../../model/describe-readiness.ts'
import type { Readiness, ReadinessStep } from '../../model/readiness.ts'
import { STEP_TONES } from './tones.ts'

/** Formats the steps of a certification for the terminal. */
export function formatReadiness(readiness: Readiness, paint: Paint): string {
  const steps = readiness.steps.map((step) => formatStep(step, paint))
  return `\nReadiness for ${readiness.title}: ${describeStepCounts(readiness)}\n${READINESS_NOTE}\n${steps.join('')}`
}

function formatStep(each: ReadinessStep, paint: Paint): string {
  const { step, about, outcome } = each
  const head = `${paint(STEP_TONES[outcome], `  ${STEP_SIGNS[outcome]} ${outcome.padEnd(11)} ${step}`)}  ${about}`
  const lines = describeStep(each).map((line) => `      ${escapeLine(line)}\n`)
  return `${head}\n${lines.join('')}`
}
