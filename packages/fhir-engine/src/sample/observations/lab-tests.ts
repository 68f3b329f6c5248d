import type { Code } from '../values/codes.ts'

/** A laboratory test: its unit, usual results and reference range. */
export interface LabTest {
  readonly id: string
  readonly code: Code
  /** A second code of the same test, which some apps ask for. */
  readonly other?: Code
  readonly unit: string
  readonly middle: number
  readonly spread: number
  readonly low: number
  readonly high: number
}

export const labTests: readonly LabTest[] = [
  {
    id: 'cholesterol',
    code: ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    middle: 195,
    spread: 60,
    low: 100,
    high: 200,
  },
  {
    id: 'hdl',
    code: ['2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    middle: 52,
    spread: 20,
    low: 40,
    high: 80,
  },
  {
    id: 'ldl',
    code: ['13457-7', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation'],
    other: ['2089-1', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    middle: 115,
    spread: 50,
    low: 50,
    high: 130,
  },
  {
    id: 'triglycerides',
    code: ['2571-8', 'Triglyceride [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    middle: 140,
    spread: 70,
    low: 50,
    high: 150,
  },
  {
    id: 'hscrp',
    code: ['30522-7', 'C reactive protein [Mass/volume] in Serum or Plasma by High sensitivity method'],
    unit: 'mg/L',
    middle: 2,
    spread: 1.9,
    low: 0,
    high: 3,
  },
  {
    id: 'glucose',
    code: ['2345-7', 'Glucose [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    middle: 102,
    spread: 35,
    low: 70,
    high: 99,
  },
  {
    id: 'hba1c',
    code: ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'],
    unit: '%',
    middle: 5.9,
    spread: 1.6,
    low: 4,
    high: 5.6,
  },
  {
    id: 'bilirubin',
    code: ['1975-2', 'Bilirubin.total [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    middle: 0.8,
    spread: 0.6,
    low: 0.1,
    high: 1.2,
  },
]

/** The tests whose latest result is also there as amount of substance (mmol/L), as most countries have it. */
export const MOLAR_CODES: Readonly<Record<string, Code>> = {
  cholesterol: ['14647-2', 'Cholesterol [Moles/volume] in Serum or Plasma'],
  hdl: ['14646-4', 'Cholesterol in HDL [Moles/volume] in Serum or Plasma'],
}

/** Milligrams of cholesterol per decilitre in one millimole per litre. */
export const CHOLESTEROL_PER_MMOL = 38.67
