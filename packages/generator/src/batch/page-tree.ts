import type { PdfFile } from '../writers/pdf/file.ts'
import { ref } from '../writers/pdf/syntax.ts'

/** A page tree of two levels that is written while pages come (ISO 32000-1, 7.7.3). */
export interface PageTree {
  /** Takes a page in and says below which node. */
  parentOf(page: number): number
  end(): number
}

const PER_NODE = 64

/** Starts a tree. */
export function pageTree(file: PdfFile): PageTree {
  const root = file.reserve()
  const nodes: number[] = []
  let node = 0
  let kids: number[] = []
  let count = 0
  const close = () => {
    if (kids.length > 0)
      file.set(node, `<</Type/Pages/Parent ${ref(root)}/Kids[${kids.map(ref).join(' ')}]/Count ${kids.length}>>`)
    kids = []
  }
  return {
    parentOf: (page) => {
      if (kids.length === 0) {
        node = file.reserve()
        nodes.push(node)
      }
      const parent = node
      kids.push(page)
      count++
      if (kids.length === PER_NODE) close()
      return parent
    },
    end: () => {
      close()
      file.set(root, `<</Type/Pages/Kids[${nodes.map(ref).join(' ')}]/Count ${count}>>`)
      return root
    },
  }
}
