import type { Block, Document } from '@gongwen/model'

/** Recognises in a document what the one before it said in the same place. */
export type Recognise = (document: Document) => Document

/**
 * Gives documents that follow each other the same objects where they say the same: a layout with a memory measures those
 * blocks once, and whoever asks whether two static parts are alike compares objects.
 */
export function openRecognition(): Recognise {
  let setup: Document['setup'] | undefined
  let before: readonly Block[] = []
  return (document) => {
    const children = document.children.map((block, index) => {
      const known = before[index]
      return known !== undefined && isSameBlock(known, block) ? known : block
    })
    before = children
    if (setup === undefined || !isSame(setup, document.setup)) setup = document.setup
    return { ...document, setup, children }
  }
}

/** What a block holds is what differs most often, so it is looked at first. */
function isSameBlock(one: Block, other: Block): boolean {
  if ('children' in one && 'children' in other && !isSame(one.children, other.children)) return false
  return isSame(one, other)
}

/** Whether two values have the same JSON but for the order of names. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false
    for (let index = 0; index < one.length; index++) if (!isSame(one[index], other[index])) return false
    return true
  }
  if (Array.isArray(other)) return false
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>]
  let names = 0
  for (const name in left) {
    if (!Object.hasOwn(right, name) || !isSame(left[name], right[name])) return false
    names++
  }
  for (const _ in right) names--
  return names === 0
}
