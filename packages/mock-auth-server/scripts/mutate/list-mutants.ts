import { parseSync } from 'vite'
import type { Mutant } from './mutant.ts'

/** A node of the syntax tree (ESTree), as far as it is read here. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const OPPOSITES: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}
/** Comparisons with the border on the other side. */
const SHIFTED: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
const SWAPPED_METHODS: Readonly<Record<string, string>> = { some: 'every', every: 'some' }

/**
 * Lists the mutants of a source text: every condition negated or never true, every operand of `&&` and `||` dropped,
 * every border of a comparison shifted, every filter removed. A branch that is never taken is an early return removed.
 */
export function listMutants(file: string, code: string): Mutant[] {
  const found = new Map<string, Mutant>()
  const textOf = ({ start, end }: Node) => code.slice(start, end)
  const add = (node: Node, replacement: string) => {
    const { start, end } = node
    const line = code.slice(0, start).split('\n').length
    const mutant = { file, line, start, end, original: textOf(node), replacement }
    found.set(JSON.stringify([start, end, replacement]), mutant)
  }
  const { program } = parseSync(file, code)
  for (const node of walk(program as unknown as Node)) {
    for (const [target, replacement] of changeNode(node, textOf)) add(target, replacement)
  }
  return [...found.values()].sort((one, other) => one.start - other.start || other.end - one.end)
}

type Change = readonly [target: Node, replacement: string]

function changeNode(node: Node, textOf: (node: Node) => string): readonly Change[] {
  const { left, right, test, argument, operator } = node as unknown as Record<string, Node> & {
    operator: string
  }
  switch (node.type) {
    case 'IfStatement':
      return test ? [[test, 'false'], ...negate(test, textOf)] : []
    case 'ConditionalExpression':
      return test ? negate(test, textOf) : []
    case 'LogicalExpression':
      return operator !== '??' && left && right ? [left, right].map((side) => [node, textOf(side)]) : []
    case 'BinaryExpression':
      return [OPPOSITES[operator], SHIFTED[operator]].flatMap((other) =>
        other && left && right ? [[node, `${textOf(left)} ${other} ${textOf(right)}`] as const] : [],
      )
    case 'UnaryExpression':
      return operator === '!' && argument ? [[node, textOf(argument)]] : []
    case 'Literal':
      return typeof node.value === 'boolean' ? [[node, String(!node.value)]] : []
    case 'CallExpression':
      return changeCall(node, textOf)
    default:
      return []
  }
}

/** Negates a condition that is no comparison and no negation: those are changed by themselves. */
function negate(test: Node, textOf: (node: Node) => string): readonly Change[] {
  const isOwn = ['BinaryExpression', 'UnaryExpression', 'Literal'].includes(test.type)
  return isOwn ? [] : [[test, `!(${textOf(test)})`]]
}

function changeCall(node: Node, textOf: (node: Node) => string): readonly Change[] {
  const { callee, arguments: args } = node as unknown as { callee: Node; arguments: readonly Node[] }
  if (callee.type !== 'MemberExpression' || args.length !== 1) return []
  const { object, property } = callee as unknown as { object: Node; property: Node & { name?: string } }
  if (property.name === 'filter') return [[node, textOf(object)]]
  const swapped = SWAPPED_METHODS[property.name ?? '']
  if (swapped === undefined) return []
  const after = textOf(node).slice(property.end - node.start)
  return [[node, `${textOf(node).slice(0, property.start - node.start)}${swapped}${after}`]]
}

/** Yields a node and everything in it that is executed. */
function* walk(node: Node): Generator<Node> {
  if (isType(node)) return
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child)
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** Returns `true` for a type, which is not executed; an expression beside a type is. */
function isType({ type }: Node): boolean {
  return type === 'ImportDeclaration' || (type.startsWith('TS') && !type.endsWith('Expression'))
}
