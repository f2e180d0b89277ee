import type { Step } from './reference-steps.ts'
import type { Reference } from './references.ts'
import { type ClauseNode, isWithin, type NodeForm } from './tree.ts'

/** How well a step fits a node, 0 to 1. Laws name levels by unit; outlines only by their signs, and senders call them what they like. */
function fits(step: Step, node: ClauseNode): number {
  const ordinal = step.ordinal < 0 ? node.fromEnd : node.ordinal
  if (step.ordinal !== ordinal || (step.sub !== node.sub && step.unit !== '款')) return 0
  return step.unit === '' ? fitsSign(step, node.form) : fitsUnit(step, node)
}

const signForms: Record<string, NodeForm[]> = {
  chinese: ['chinese'],
  'chinese-paren': ['chinese-paren', 'item'],
  arabic: ['arabic', 'subitem'],
  'arabic-paren': ['arabic-paren'],
  circled: ['circled'],
}
const nearForms: Record<string, NodeForm[]> = {
  chinese: ['part', 'chapter', 'article', 'chinese-paren'],
  'chinese-paren': ['chinese', 'section', 'arabic-paren'],
  arabic: ['arabic-paren', 'chinese', 'circled', 'article'],
  'arabic-paren': ['arabic', 'chinese-paren', 'item', 'circled'],
  circled: ['arabic-paren', 'arabic', 'item'],
}

function fitsSign({ sign }: Step, form: NodeForm): number {
  if (signForms[sign]?.includes(form)) return 1
  return nearForms[sign]?.includes(form) ? 0.6 : 0.1
}

const legal: Partial<Record<Step['unit'], NodeForm>> = {
  编: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
  附件: 'annex',
}
const outline: NodeForm[] = ['chinese', 'chinese-paren', 'arabic', 'arabic-paren', 'circled']
/** How often each outline level is called by each unit, by our own reading of letters. */
const called: Partial<Record<Step['unit'], number[]>> = {
  编: [0.5, 0, 0, 0, 0],
  部分: [1, 0.3, 0, 0, 0],
  章: [0.95, 0.3, 0, 0, 0],
  节: [0.4, 0.7, 0.2, 0, 0],
  条: [0.7, 0.8, 0.7, 0.4, 0.3],
  款: [0.2, 0.7, 0.8, 0.6, 0.5],
  项: [0.2, 0.6, 0.7, 0.8, 0.8],
  目: [0, 0.2, 0.5, 0.7, 0.8],
  点: [0.5, 0.7, 0.8, 0.8, 0.8],
}

function fitsUnit(step: Step, node: ClauseNode): number {
  const { form } = node
  if (legal[step.unit] === form) return 1
  const level = outline.indexOf(form)
  // Brackets and circles show the level whatever the unit is called.
  if (step.sign !== 'plain' && signForms[step.sign]?.includes(form)) return 0.95
  if (level >= 0) return (called[step.unit]?.[level] ?? 0) * (step.sign === 'plain' ? 1 : 0.35)
  if (step.unit === '部分') return form === 'part' || form === 'chapter' ? 0.95 : 0
  if (step.unit === '点')
    return form === 'item' || form === 'subitem' ? 0.85 : form === 'paragraph' ? 0.5 : form === 'article' ? 0.3 : 0
  if (step.unit === '项' && form === 'subitem') return 0.4
  if (step.unit === '款' && form === 'item') return 0.35
  if (step.unit === '目' && form === 'item') return 0.2
  return 0
}

/** Levels that a legal reference may leave out without being vague. */
const silent: NodeForm[] = ['part', 'chapter', 'section', 'paragraph']

function fitPath(nodes: readonly ClauseNode[], index: number, steps: readonly Step[]): number {
  const node = nodes[index]!
  const steepest = steps.filter(({ unit }) => unit !== '页' && unit !== '行')
  const last = steepest.at(-1)
  if (!last) return 0
  let score = fits(last, node)
  if (score === 0) return 0
  const path = node.above
  let level = path.length - 1
  for (let at = steepest.length - 2; at >= 0; at--) {
    const step = steepest[at]!
    let found = -1
    let gap = 1
    for (let up = level; up >= 0; up--) {
      const above = nodes[path[up]!]!
      const fit = fits(step, above)
      if (fit > 0) {
        score *= fit * gap
        found = up
        break
      }
      gap *= silent.includes(above.form) ? 0.98 : 0.6
    }
    if (found < 0) {
      // 第四条第一款第（二）项 where the article has one paragraph only: 款 are then no nodes.
      if (step.unit === '款' && step.ordinal === 1) continue
      return 0
    }
    level = found - 1
  }
  // Levels above the first step were left unsaid.
  for (let up = level; up >= 0; up--) score *= silent.includes(nodes[path[up]!]!.form) ? 0.995 : 0.8
  return score
}

/** A node that a reference may mean, best first. */
export interface Resolved {
  node: number
  score: number
}

/** The nodes that fit a reference, those above .05 only. `within` prefers nodes below a heading named just before. */
export function resolve(nodes: readonly ClauseNode[], reference: Reference, within?: number): Resolved[] {
  const found: Resolved[] = []
  for (const { index } of nodes) {
    let score = fitPath(nodes, index, reference.steps)
    if (score <= 0.05) continue
    if (within !== undefined) score *= isWithin(nodes, index, within) && index !== within ? 1.5 : 0.2
    found.push({ node: index, score })
  }
  found.sort((a, b) => b.score - a.score || a.node - b.node)
  if ((found[0]?.score ?? 0) < 0.3 && reference.steps.length > 1) {
    // 第三条第二款 or 一（二）第三点 where there is no such node: what stands above is meant.
    const above = resolve(nodes, { ...reference, steps: reference.steps.slice(0, -1) }, within)
    const better = above.map(({ node, score }) => ({ node, score: score * 0.8 }))
    if ((better[0]?.score ?? 0) > (found[0]?.score ?? 0)) return better
  }
  return found
}
